import WaybillCore

/// A day and a time as workbooks count them: in days from 1900, with a day that never was, or from 1904.
struct SerialDate {
  private static let secondsOfDay = 86_400
  /// 9999-12-31 in the count from 1900.
  private static let last = 2_958_465

  private let day: Int
  /// Milliseconds, which a double that counts days still tells apart.
  private let milliseconds: Int
  private let countsFrom1904: Bool

  /// Makes a date of a number; nil where it is none that a workbook could show.
  init?(_ number: Double, countsFrom1904: Bool) {
    guard number >= 0, number < Double(Self.last + 1) else { return nil }
    var whole = Int(number)
    var rest = Int((number - Double(whole)) * Double(Self.secondsOfDay) * 1000 + 0.5)
    if rest == Self.secondsOfDay * 1000 { (whole, rest) = (whole + 1, 0) }
    day = whole
    milliseconds = rest
    self.countsFrom1904 = countsFrom1904
    if whole > Self.last - (countsFrom1904 ? 1462 : 0) { return nil }
  }

  /// Appends the date as ISO 8601 has it, with the time where the kind asks for one or the number has one.
  func append(as kind: NumberKind, to text: inout [UInt8]) {
    switch kind {
    case .elapsed: appendTime(hours: day * 24, to: &text)
    case .time where day == 0: appendTime(to: &text)
    case .day where milliseconds == 0: appendDay(to: &text)
    default:
      appendDay(to: &text)
      text.append(UInt8(ascii: "T"))
      appendTime(to: &text)
    }
  }

  private func appendDay(to text: inout [UInt8]) {
    // Workbooks show these two, and no calendar has them.
    if !countsFrom1904, day == 0 || day == 60 {
      text += Array((day == 0 ? "1900-01-00" : "1900-02-29").utf8)
      return
    }
    // The count from 1900 has a 29 February of that year, which never was.
    let date = Day(number: Int32(day + (countsFrom1904 ? 1462 : day < 60 ? 1 : 0) - 25_569)).components
    append(date.year, digits: 4, to: &text)
    text.append(UInt8(ascii: "-"))
    append(date.month, digits: 2, to: &text)
    text.append(UInt8(ascii: "-"))
    append(date.day, digits: 2, to: &text)
  }

  private func appendTime(hours: Int = 0, to text: inout [UInt8]) {
    let seconds = milliseconds / 1000
    append(hours + seconds / 3600, digits: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    append(seconds / 60 % 60, digits: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    append(seconds % 60, digits: 2, to: &text)
    if milliseconds % 1000 == 0 { return }
    text.append(UInt8(ascii: "."))
    append(milliseconds % 1000, digits: 3, to: &text)
  }

  private func append(_ number: Int, digits: Int, to text: inout [UInt8]) {
    let decimal = String(number).utf8
    text += repeatElement(UInt8(ascii: "0"), count: max(0, digits - decimal.count))
    text += decimal
  }
}
