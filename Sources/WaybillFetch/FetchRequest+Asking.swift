import WaybillCore
import WaybillFormats

/// What is asked of whom.
extension FetchRequest {
  /// The address that is asked first, with its secrets.
  ///
  /// - Throws: what is wrong with the address, or with a header.
  func checkedAddress() throws(Diagnostics) -> WebAddress {
    let text = secrets.filled(address) { WebAddress.encoded($0) }
    if let problem = AddressText.problem(of: address, at: place) { throw Diagnostics([problem]) }
    guard let address = WebAddress(text), ["http", "https"].contains(address.scheme) else {
      throw Diagnostics([.badAddress(self.address, at: place)])
    }
    if address.hasCredentials { throw Diagnostics([.addressCredentials(at: place)]) }
    if address.scheme == "http", !policy.allowsPlainHTTP {
      throw Diagnostics([.insecureAddress(self.address, at: place)])
    }
    for header in headers {
      let value = secrets.filled(header.value) { $0 }
      let isName = header.name.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
      }
      if header.name.isEmpty || !isName || value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
      {
        throw Diagnostics([.badHeader(header.name, at: place)])
      }
    }
    return address
  }

  /// The headers for an address, which may be one that the first led to.
  ///
  /// - Parameter known: the file that is there already, where only another is wanted.
  func headers(
    to address: WebAddress, from first: WebAddress, resumption: (offset: Int64, validator: String)?,
    unless known: SnapshotRecord.Fetch?, sends: Bool
  ) -> [(name: String, value: String)] {
    var sent = [("Accept-Encoding", "identity")]
    for header in headers {
      // What is secret is for the one that it was given to.
      let isSecret =
        secrets.stand(in: header.value) || ["authorization", "cookie"].contains(header.name.lowercased())
      if isSecret, !address.hasOrigin(of: first) { continue }
      sent.append((header.name, secrets.filled(header.value) { $0 }))
    }
    if sends, let type = payload?.type, !sent.contains(where: { $0.0.lowercased() == "content-type" }) {
      sent.append(("Content-Type", type))
    }
    if let resumption {
      sent += [("Range", "bytes=\(resumption.offset)-"), ("If-Range", resumption.validator)]
    } else if let known {
      if let etag = known.etag { sent.append(("If-None-Match", etag)) }
      if let lastModified = known.lastModified { sent.append(("If-Modified-Since", lastModified)) }
    }
    return sent.map { (name: $0.0, value: $0.1) }
  }

  /// An address as messages and records show it: with names in the place of secrets.
  func shown(_ address: WebAddress) -> String { secrets.masked(address.text) }
}
