/// A row of a source that could not be read, with its place; reading goes on after it.
public struct RowFault: Sendable, Hashable {
  public var code: Diagnostic.Code
  /// What is wrong, in the form of a diagnostic's message.
  public var message: String
  public var line: Int
  public var column: Int
  /// The row as it stands in the file, cut to a length that can be kept.
  public var text: String

  /// Makes a fault.
  public init(_ code: Diagnostic.Code, _ message: String, line: Int, column: Int, text: String) {
    self.code = code
    self.message = message
    self.line = line
    self.column = column
    self.text = text
  }
}
