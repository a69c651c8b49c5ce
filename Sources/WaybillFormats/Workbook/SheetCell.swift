import WaybillCore

/// The cell of a sheet that is read: what its elements say, and the text that it is written as.
struct SheetCell {
  private let texts: SharedTexts
  private let styles: CellStyles
  private let countsFrom1904: Bool

  var hasFormula = false
  var hasValue = false
  /// Whether what is read tells only how the text is spoken.
  var isReading = false
  private var kind = CellKind.number
  private var style = 0
  private var value: [UInt8] = []

  init(texts: SharedTexts, styles: CellStyles, countsFrom1904: Bool) {
    self.texts = texts
    self.styles = styles
    self.countsFrom1904 = countsFrom1904
  }

  /// The value as a message shows it.
  var shownValue: String { String(decoding: value.prefix(100), as: UTF8.self) }

  /// How many texts cells may share.
  var textCount: Int { texts.ends.count }

  /// Begins a cell; returns where it says that it stands.
  mutating func begin(_ attributes: XMLAttributes) -> UnsafeBufferPointer<UInt8>? {
    var reference: UnsafeBufferPointer<UInt8>?
    kind = .number
    style = 0
    for attribute in attributes.list {
      switch attribute.letter {
      case UInt8(ascii: "r"): reference = attribute.value
      case UInt8(ascii: "s"): style = CellReference.number(attribute.value[...])
      case UInt8(ascii: "t"): kind = CellKind(attribute.value)
      default: break
      }
    }
    value.removeAll(keepingCapacity: true)
    hasValue = false
    hasFormula = false
    isReading = false
    return reference
  }

  /// Adds to the value.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if value.count < SheetWriter.longestLine { value.append(contentsOf: bytes) }
  }

  /// Writes the cell; returns false for the number of a shared text that the workbook does not have.
  mutating func write(_ column: Int, to writer: inout SheetWriter) -> Bool {
    if hasFormula, !hasValue { writer.count(SheetNotes.emptyFormula) }
    if kind == .number || kind == .boolean || kind == .shared { trimValue() }
    if value.isEmpty || writer.isTooLong { return true }
    switch kind {
    case .number:
      writer.beginCell(column)
      writeNumber(to: &writer.lines)
    case .shared:
      guard let range = sharedRange() else { return false }
      if range.isEmpty { return true }
      writer.beginCell(column)
      texts.bytes.withUnsafeBufferPointer { writer.lines.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    case .text, .literal:
      CellText.settle(&value, from: 0)
      writer.beginCell(column)
      writer.lines.append(contentsOf: value)
    case .boolean:
      writer.beginCell(column)
      writeBoolean(to: &writer.lines)
    }
    writer.endCell(column, style: style)
    return true
  }

  /// Takes off the white space around a value that is no text, and makes what is left fit to stand in a line.
  private mutating func trimValue() {
    while let last = value.last, last <= space { value.removeLast() }
    if let first = value.first, first <= space { value.removeFirst(value.prefix { $0 <= space }.count) }
    CellText.settle(&value, from: 0)
  }

  private func sharedRange() -> Range<Int>? {
    let number = value.withUnsafeBufferPointer { CellReference.number($0[...]) }
    guard texts.ends.indices.contains(number) else { return nil }
    return (number == 0 ? 0 : Int(texts.ends[number - 1]))..<Int(texts.ends[number])
  }

  private mutating func writeNumber(to lines: inout [UInt8]) {
    let kind = style >= 0 && style < styles.kinds.count ? styles.kinds[style] : .number
    if kind != .number, let number = ShortestDecimal.double(&value),
      let date = SerialDate(number, countsFrom1904: countsFrom1904)
    {
      date.append(as: kind, to: &lines)
      return
    }
    ShortestDecimal.append(&value, to: &lines)
  }

  private func writeBoolean(to lines: inout [UInt8]) {
    switch value {
    case [UInt8(ascii: "1")], Array("true".utf8): lines += Array("TRUE".utf8)
    case [UInt8(ascii: "0")], Array("false".utf8): lines += Array("FALSE".utf8)
    default: lines += value
    }
  }
}
