import Glibc

/// The number of a machine in a network, of the fourth or the sixth version of the protocol.
struct NetworkAddress: Hashable, CustomStringConvertible {
  /// Four bytes or sixteen.
  let bytes: [UInt8]

  /// Makes an address of its bytes.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads an address in digits; nil for a name.
  init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    // A zone says through which wire a link-local address is reached.
    let bare = text.split(separator: "%", maxSplits: 1).first.map(String.init) ?? text
    if inet_pton(AF_INET, bare, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, bare, &six) == 1 {
      bytes = withUnsafeBytes(of: &six) { Array($0) }
    } else {
      return nil
    }
  }

  var description: String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether anybody on the internet can have the address: it is no loopback, no address within one network, none for
  /// documentation, tests or many receivers at once, and does not stand for such a one.
  var isPublic: Bool {
    if bytes.count == 4 { return !Self.closedFour.contains { $0.contains(bytes) } }
    for (prefix, offset) in Self.wrappingFour where prefix.contains(bytes) {
      return NetworkAddress(bytes: Array(bytes[offset..<offset + 4])).isPublic
    }
    return Self.openSix.contains(bytes) && !Self.closedSix.contains { $0.contains(bytes) }
  }

  /// The addresses that begin with some bits.
  private struct Block {
    let start: [UInt8]
    let bits: Int

    init(_ text: String, _ bits: Int) {
      guard let address = NetworkAddress(text) else { preconditionFailure("'\(text)' is no address") }
      start = address.bytes
      self.bits = bits
    }

    func contains(_ bytes: [UInt8]) -> Bool {
      for index in 0..<bits / 8 where bytes[index] != start[index] { return false }
      guard bits % 8 > 0 else { return true }
      return (bytes[bits / 8] ^ start[bits / 8]) >> UInt8(8 - bits % 8) == 0
    }
  }

  // The registries of special-purpose addresses, RFC 6890 and what came after it.
  private static let closedFour = [
    Block("0.0.0.0", 8), Block("10.0.0.0", 8), Block("100.64.0.0", 10), Block("127.0.0.0", 8),
    Block("169.254.0.0", 16), Block("172.16.0.0", 12), Block("192.0.0.0", 24), Block("192.0.2.0", 24),
    Block("192.168.0.0", 16), Block("198.18.0.0", 15), Block("198.51.100.0", 24), Block("203.0.113.0", 24),
    Block("224.0.0.0", 4), Block("240.0.0.0", 4),
  ]
  /// Addresses of the sixth version that stand for one of the fourth, with the byte at which it begins.
  private static let wrappingFour = [
    (Block("::ffff:0:0", 96), 12), (Block("64:ff9b::", 96), 12), (Block("2002::", 16), 2),
  ]
  private static let openSix = Block("2000::", 3)
  private static let closedSix = [Block("2001::", 23), Block("2001:db8::", 32), Block("3fff::", 20)]
}
