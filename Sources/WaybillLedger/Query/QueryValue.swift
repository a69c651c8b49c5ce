/// One cell of what a query gives.
public enum QueryValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  /// Bytes, of which no table can be made.
  case bytes
}
