/// A value that a Parquet file cannot hold.
public struct ParquetError: Error, Sendable, Hashable {
  /// The column.
  public let column: String
  /// How many bytes a record would bring into one page.
  public let bytes: Int

  /// Makes an error.
  public init(column: String, bytes: Int) {
    self.column = column
    self.bytes = bytes
  }
}
