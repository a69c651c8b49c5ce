/// What is known of a file that was fetched: what it is, and each request that it was the answer to.
package struct SnapshotRecord: Codable, Sendable, Hashable {
  /// One request that the file was the last answer to, or an earlier one.
  package struct Fetch: Codable, Sendable, Hashable {
    /// Tells the request from others.
    package var request: String
    /// Which fetch of the request it was, counted over all its answers.
    package var number: Int
    /// The source that asked, with the item where it asks for several.
    package var source: String
    package var method: String
    /// The address that was asked, with names in the place of secrets.
    package var address: String
    /// The address that answered, after redirects.
    package var finalAddress: String
    /// When the file came, in ISO 8601 and UTC.
    package var fetched: String
    /// When the publisher last said that it is still the same.
    package var checked: String
    package var publisher: String
    package var title: String
    package var terms: String
    package var etag: String?
    package var lastModified: String?
    /// The date of the data, where the file states one.
    package var vintage: String?

    /// Makes the note of a fetch.
    package init(
      request: String, number: Int = 0, source: String, method: String, address: String, finalAddress: String,
      fetched: String, checked: String, publisher: String, title: String, terms: String, etag: String? = nil,
      lastModified: String? = nil, vintage: String? = nil
    ) {
      self.request = request
      self.number = number
      self.source = source
      self.method = method
      self.address = address
      self.finalAddress = finalAddress
      self.fetched = fetched
      self.checked = checked
      self.publisher = publisher
      self.title = title
      self.terms = terms
      self.etag = etag
      self.lastModified = lastModified
      self.vintage = vintage
    }
  }

  /// The SHA-256 of the file, which is also the name of its folder.
  package var sha256: String
  /// The number of bytes.
  package var size: Int64
  package var fetches: [Fetch]

  /// Makes a record.
  package init(sha256: String, size: Int64, fetches: [Fetch] = []) {
    self.sha256 = sha256
    self.size = size
    self.fetches = fetches
  }
}
