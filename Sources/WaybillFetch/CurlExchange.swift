import CLibCurl
import Glibc

/// One request on its way: what libcurl calls back.
final class CurlExchange {
  private let receiver: any AnswerReceiver
  private let idle: Double
  private let checksAddresses: Bool
  private var status = 0
  private var headers: [(name: String, value: String)] = []
  private var hasBegun = false
  private var isStopped = false
  private var isIdle = false
  private var refused: String?
  private var lastByte = FetchClock.steady

  init(_ receiver: any AnswerReceiver, idle: Double, checksAddresses: Bool) {
    self.receiver = receiver
    self.idle = idle
    self.checksAddresses = checksAddresses
  }

  /// The exchange that a callback is given.
  static func of(_ context: UnsafeMutableRawPointer?) -> CurlExchange {
    guard let context else { preconditionFailure("libcurl calls back with what it was given") }
    return Unmanaged<CurlExchange>.fromOpaque(context).takeUnretainedValue()
  }

  /// Takes a line of the head; a status below 200 is followed by another head.
  func header(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
    lastByte = FetchClock.steady
    // What comes behind the body says nothing that is asked.
    guard let bytes, !hasBegun else { return count }
    let text = UnsafeRawBufferPointer(start: bytes, count: count)
    let line = text.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
    if line.isEmpty {
      if status < 200 { return count }
      hasBegun = true
      isStopped = !receiver.begin(AnswerHead(status: status, headers: headers))
      return isStopped ? 0 : count
    }
    if line.starts(with: "HTTP/".utf8) {
      headers = []
      let words = line.split(separator: UInt8(ascii: " "))
      status = words.count > 1 ? Int(String(decoding: words[1], as: UTF8.self)) ?? 0 : 0
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      headers.append((Self.trimmed(line[..<colon]).lowercased(), Self.trimmed(line[(colon + 1)...])))
    }
    return count
  }

  private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return String(decoding: bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed(), as: UTF8.self)
  }

  /// Takes a piece of the body.
  func body(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> Int {
    lastByte = FetchClock.steady
    guard count > 0 else { return 0 }
    isStopped = isStopped || !receiver.receive(UnsafeRawBufferPointer(start: bytes, count: count))
    // Any other number than that of the bytes ends the transfer; 0 would not, where there are none.
    return isStopped ? count - 1 : count
  }

  /// Whether a byte came lately; libcurl asks at least once a second.
  func goesOn() -> Bool {
    isIdle = FetchClock.steady - lastByte > idle
    return !isIdle
  }

  /// Opens a connection to an address that the host's name led to, where it may be reached.
  func open(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let address else { return CURL_SOCKET_BAD }
    if checksAddresses {
      let found = Self.network(address)
      guard let found, found.isPublic else {
        refused = found?.description ?? "an address of another kind"
        return CURL_SOCKET_BAD
      }
    }
    let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return socket(address.pointee.family, kind, address.pointee.protocol)
  }

  private static func network(_ address: UnsafeMutablePointer<curl_sockaddr>) -> NetworkAddress? {
    guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return nil }
    let start = UnsafeRawPointer(address) + offset
    switch address.pointee.family {
    case AF_INET:
      return NetworkAddress(
        bytes: withUnsafeBytes(of: start.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) })
    case AF_INET6:
      return NetworkAddress(
        bytes: withUnsafeBytes(of: start.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) })
    default: return nil
    }
  }

  /// Why no whole answer came; nil where one did, or the receiver wanted no more.
  func failure(_ code: CURLcode, of handle: UnsafeMutableRawPointer) -> TransportFailure? {
    if code == CURLE_OK || isStopped { return nil }
    if isIdle { return .timedOut(.idle) }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .unknownHost
    case CURLE_COULDNT_CONNECT: return refused.map { .notPublic($0) } ?? .noConnection
    case CURLE_OPERATION_TIMEDOUT:
      var time: curl_off_t = 0
      waybill_curl_time(handle, CURLINFO_PRETRANSFER_TIME_T, &time)
      return .timedOut(time == 0 ? .connect : .total)
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return .broken
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      return .insecure(String(cString: curl_easy_strerror(code)).lowercased())
    default: return .other(String(cString: curl_easy_strerror(code)).lowercased())
    }
  }
}
