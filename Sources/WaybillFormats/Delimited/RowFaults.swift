import WaybillCore

extension RowFault {
  /// How much of a row a fault keeps, in characters.
  static let keptCharacters = 500
  /// The bytes that hold as many characters for certain.
  static let keptBytes = 4 * keptCharacters

  /// A record with a byte that is no text.
  static func badByte(
    at position: Int, in text: UnsafeBufferPointer<UInt8>, _ record: Range<Int>, line: Int, _ encoding: TextEncoding
  ) -> Self {
    let message = FaultMessage.badByte(at: position, in: text, encoding)
    return Self(.badByte, message, at: position, in: text, record, line: line)
  }

  /// A record with too few or too many cells, which may be several that were joined in vain.
  static func raggedRow(
    _ record: RecordGrammar.Record, _ parts: Int, from start: Int, columns: Int, in text: UnsafeBufferPointer<UInt8>,
    line: Int
  ) -> Self {
    let message = FaultMessage.raggedRow(expected: columns, found: record.cellCount, joined: parts)
    return Self(.raggedRow, message, at: record.surplus ?? record.end, in: text, start..<record.end, line: line)
  }

  /// A record above the first of several tables.
  static func outsideTable(
    _ record: Range<Int>, _ beginning: Pattern?, in text: UnsafeBufferPointer<UInt8>, line: Int
  ) -> Self {
    let message = FaultMessage.outsideTable(beginning?.source ?? "")
    return Self(.outsideTable, message, at: record.lowerBound, in: text, record, line: line)
  }

  /// A record that breaks a rule of the grammar.
  static func broken(
    _ fault: RecordGrammar.Fault, _ grammar: RecordGrammar, in text: UnsafeBufferPointer<UInt8>, _ record: Range<Int>,
    line: Int
  ) -> Self {
    let (code, message): (Diagnostic.Code, String) =
      switch fault.rule {
      case .textAfterQuote: (.textAfterQuote, FaultMessage.textAfterQuote(delimiter: grammar.delimiter))
      case .unclosedQuote: (.unclosedQuote, FaultMessage.unclosedQuote)
      case .longQuote: (.unclosedQuote, FaultMessage.longQuote(limit: grammar.quotedLimit))
      case .longRecord: (.recordTooLong, FaultMessage.longRecord(limit: grammar.recordLimit))
      }
    return Self(code, message, at: fault.position, in: text, record, line: line)
  }

  /// A fault at a byte of a record that begins on a line.
  private init(
    _ code: Diagnostic.Code, _ message: String, at position: Int, in text: UnsafeBufferPointer<UInt8>,
    _ record: Range<Int>, line: Int
  ) {
    let before = text[record.lowerBound..<position]
    let lineStart = before.lastIndex(of: lineFeed).map { $0 + 1 } ?? record.lowerBound
    let column = String(decoding: text[lineStart..<position], as: UTF8.self).unicodeScalars.count + 1
    let kept = String(decoding: text[record].prefix(Self.keptBytes), as: UTF8.self)
    let cut = String(kept.unicodeScalars.prefix(Self.keptCharacters))
    self.init(code, message, line: line + before.count { $0 == lineFeed }, column: column, text: cut)
  }
}
