import WaybillCore

/// A publisher's way of writing days, such as `MM/dd/yyyy` or `dd-MM-yyyy`.
struct DateFormat: Sendable, Hashable {
  private enum Part: Hashable {
    case year, month, day
    case literal(UInt8)
  }

  private let parts: [Part]
  /// The format as it was written.
  let text: String

  /// Reads a format; nil when it does not name a year, a month and a day exactly once.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let first = rest.utf8.first {
      if let (token, part) = Self.tokens.first(where: { rest.hasPrefix($0.token) }) {
        parts.append(part)
        rest = rest.dropFirst(token.count)
      } else {
        guard !(65...122).contains(first) else { return nil }
        parts.append(.literal(first))
        rest = rest.dropFirst()
      }
    }
    for (_, part) in Self.tokens where parts.count(where: { $0 == part }) != 1 { return nil }
    self.parts = parts
    self.text = text
  }

  private static let tokens: [(token: String, part: Part)] = [("yyyy", .year), ("MM", .month), ("dd", .day)]

  /// The day that a text means; nil when it is not written so, or there is no such day.
  func day(_ text: String) -> Day? {
    var bytes = Array(text.utf8)[...]
    var (year, month, day) = (0, 0, 0)
    func number(_ digits: Int) -> Int? {
      guard bytes.count >= digits, bytes.prefix(digits).allSatisfy({ $0 &- 48 < 10 }) else { return nil }
      let value = bytes.prefix(digits).reduce(0) { $0 * 10 + Int($1 - 48) }
      bytes = bytes.dropFirst(digits)
      return value
    }
    for part in parts {
      switch part {
      case .year: guard let value = number(4) else { return nil }; year = value
      case .month: guard let value = number(2) else { return nil }; month = value
      case .day: guard let value = number(2) else { return nil }; day = value
      case .literal(let byte):
        guard bytes.first == byte else { return nil }
        bytes = bytes.dropFirst()
      }
    }
    return bytes.isEmpty ? Day(year: year, month: month, day: day) : nil
  }
}
