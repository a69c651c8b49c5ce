/// A small file that a source is tried with, and where its rows stand.
public struct SourceSample: Sendable {
  /// The file's name; diagnostics show it.
  public let name: String
  public let bytes: [UInt8]
  /// The line of each row, from 1, in order: what the places of the rows are held against; nil when nobody has said.
  public let lines: [Int]?

  /// Makes a sample of a file's bytes.
  public init(_ name: String, bytes: [UInt8], lines: [Int]? = nil) {
    self.name = name
    self.bytes = bytes
    self.lines = lines
  }

  /// Makes a sample of a text in UTF-8.
  public init(_ name: String, text: String, lines: [Int]? = nil) {
    self.init(name, bytes: Array(text.utf8), lines: lines)
  }
}
