/// A row, or one emit of a row, that could not become a record; kept so that it can be tried again.
public struct Reject: Sendable, Hashable {
  public var code: Diagnostic.Code
  /// What is wrong, in the form of a diagnostic's message.
  public var message: String
  public var line: Int
  public var column: Int
  /// The line that the row begins on, which is above ``line`` where a cell spans several.
  public var firstLine: Int
  /// Which unit of the file the row stands in, from 0.
  public var part: Int
  /// The ordinal of the row in its unit, from 0; nil for a row that could not be read as cells.
  public var row: Int?
  /// The emit that failed, from 0; nil when the whole row did.
  public var emit: Int?
  /// The record field that failed; empty for the whole row.
  public var field: String
  /// The text that was refused.
  public var value: String
  /// The row as it stands in the file, cut to a length that can be kept.
  public var text: String

  /// Makes a reject.
  public init(
    _ code: Diagnostic.Code, _ message: String, line: Int, column: Int, firstLine: Int? = nil, part: Int = 0,
    row: Int? = nil,
    emit: Int? = nil,
    field: String = "", value: String = "", text: String = ""
  ) {
    self.code = code
    self.message = message
    self.line = line
    self.column = column
    self.firstLine = firstLine ?? line
    self.part = part
    self.row = row
    self.emit = emit
    self.field = field
    self.value = value
    self.text = text
  }

  /// The reject as a diagnostic in the file that it came from, or in a part of it.
  public func diagnostic(in file: String, part: WorkUnit.Part = .whole) -> Diagnostic {
    Diagnostic(
      .reject, code, message, at: part.place(in: file, line: line, column: column, length: max(1, value.count)))
  }
}
