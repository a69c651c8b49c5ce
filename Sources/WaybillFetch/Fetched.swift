/// A file that came from a publisher, whole and under a temporary name.
package struct Fetched: Sendable, Hashable {
  /// Where the bytes are.
  package let path: String
  package let sha256: String
  package let size: Int64
  /// The address that answered, with names in the place of secrets.
  package let finalAddress: String
  package let etag: String?
  package let lastModified: String?
}
