import CLibCurl

/// An address of the web, taken apart by the same library that goes there, so that no check reads it differently.
package struct WebAddress: Sendable, Hashable {
  /// The whole address.
  package let text: String
  /// The scheme in lower case.
  package let scheme: String
  /// The name or number of the host in lower case, without brackets.
  package let host: String
  /// The port, that of the scheme where the address gives none.
  package let port: Int
  /// Whether a user or a password stands in it.
  package let hasCredentials: Bool

  /// Takes an address apart; nil where it is none.
  package init?(_ text: String) {
    self.init { curl_url_set($0, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME)) }
  }

  /// The address that a redirect from here leads to, which may be relative; nil where it is none.
  package func following(_ location: String) -> WebAddress? {
    WebAddress { handle in
      let code = curl_url_set(handle, CURLUPART_URL, text, 0)
      if code != CURLUE_OK { return code }
      return curl_url_set(handle, CURLUPART_URL, location, UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE))
    }
  }

  private init?(_ fill: (OpaquePointer) -> CURLUcode) {
    guard let handle = curl_url() else { return nil }
    defer { curl_url_cleanup(handle) }
    guard fill(handle) == CURLUE_OK, let scheme = Self.part(CURLUPART_SCHEME, of: handle),
      let host = Self.part(CURLUPART_HOST, of: handle), !host.isEmpty,
      let text = Self.part(CURLUPART_URL, of: handle)
    else { return nil }
    self.text = text
    self.scheme = scheme.lowercased()
    let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    // A full stop behind a name leads to the same host.
    self.host = (bare.hasSuffix(".") ? String(bare.dropLast()) : bare).lowercased()
    port = Self.part(CURLUPART_PORT, of: handle, UInt32(CURLU_DEFAULT_PORT)).flatMap { Int($0) } ?? 0
    hasCredentials =
      Self.part(CURLUPART_USER, of: handle) != nil || Self.part(CURLUPART_PASSWORD, of: handle) != nil
  }

  private static func part(_ part: CURLUPart, of handle: OpaquePointer, _ flags: UInt32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }

  /// Whether two addresses have one scheme, host and port.
  func hasOrigin(of other: WebAddress) -> Bool { (scheme, host, port) == (other.scheme, other.host, other.port) }

  /// A text with everything percent-encoded but what needs it nowhere in an address.
  package static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
