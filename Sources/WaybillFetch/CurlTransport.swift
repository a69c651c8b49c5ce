import CLibCurl
import Glibc

/// Requests over the network, by libcurl: the one place of the program that opens a connection.
package struct CurlTransport: Transport {
  private let agent: String
  private let proxy: Proxy
  /// A file of certificates in place of the system's.
  private let certificates: String?

  /// Makes a transport.
  ///
  /// - Parameters:
  ///   - agent: What the program calls itself.
  ///   - environment: The variables that name proxies and certificates.
  package init(agent: String, environment: [String: String]) {
    self.agent = agent
    proxy = Proxy(environment: environment)
    certificates = environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    _ = Self.isReady
  }

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// The version of the library.
  package static var version: String {
    guard let info = curl_version_info(CURLVERSION_FIRST) else { return "" }
    return String(cString: info.pointee.version)
  }

  /// Whether the library can encrypt.
  package static var knowsHTTPS: Bool {
    guard let info = curl_version_info(CURLVERSION_FIRST) else { return false }
    return info.pointee.features & CURL_VERSION_SSL != 0
  }

  package func send(_ request: TransportRequest, to receiver: any AnswerReceiver) throws(TransportFailure) {
    guard let handle = curl_easy_init() else { throw .other("libcurl cannot be used") }
    defer { curl_easy_cleanup(handle) }
    let proxy = proxy.address(for: request.address)
    let exchange = CurlExchange(
      receiver, idle: request.timeouts.idle,
      // Behind a proxy the connection is that to the proxy, which the user has named.
      checksAddresses: !request.allowsPrivateAddresses && proxy == nil)
    if !request.allowsPrivateAddresses, proxy != nil, let refused = Self.refused(request.address.host) {
      throw .notPublic(refused)
    }
    var lines: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(lines) }
    for (name, value) in request.headers { lines = curl_slist_append(lines, "\(name): \(value)") }
    // libcurl would wait for leave to send a longer body.
    lines = curl_slist_append(lines, "Expect:")
    let context = Unmanaged.passUnretained(exchange).toOpaque()

    waybill_curl_set_text(handle, CURLOPT_URL, request.address.text)
    waybill_curl_set_text(handle, CURLOPT_USERAGENT, agent)
    waybill_curl_set_list(handle, CURLOPT_HTTPHEADER, lines)
    waybill_curl_set_text(handle, CURLOPT_PROXY, proxy ?? "")
    waybill_curl_set_text(handle, CURLOPT_NOPROXY, "")
    if let certificates { waybill_curl_set_text(handle, CURLOPT_CAINFO, certificates) }
    waybill_curl_set_number(handle, CURLOPT_PROTOCOLS, Int(CURLPROTO_HTTP | CURLPROTO_HTTPS))
    waybill_curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0)
    waybill_curl_set_number(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    waybill_curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    waybill_curl_set_number(handle, CURLOPT_NETRC, 0)
    waybill_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(request.timeouts.connect))
    waybill_curl_set_number(handle, CURLOPT_TIMEOUT_MS, Self.milliseconds(request.timeouts.total))
    if let body = request.body {
      waybill_curl_set_number(handle, CURLOPT_POST, 1)
      waybill_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
      body.withUnsafeBytes { bytes in
        // Copied by the library.
        _ = waybill_curl_set_pointer(
          handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      }
    }
    waybill_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
    waybill_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
    waybill_curl_set_writer(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      CurlExchange.of(context).header(bytes, size * count)
    }
    waybill_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
    waybill_curl_set_writer(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      CurlExchange.of(context).body(bytes, size * count)
    }
    waybill_curl_set_pointer(handle, CURLOPT_XFERINFODATA, context)
    waybill_curl_set_number(handle, CURLOPT_NOPROGRESS, 0)
    waybill_curl_set_watcher(handle) { context, _, _, _, _ in CurlExchange.of(context).goesOn() ? 0 : 1 }
    waybill_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
    waybill_curl_set_opener(handle) { context, _, address in CurlExchange.of(context).open(address) }

    let code = SignalMask.withoutBrokenPipe { curl_easy_perform(handle) }
    if let failure = withExtendedLifetime(exchange, { exchange.failure(code, of: handle) }) { throw failure }
  }

  /// The address that may not be reached, where a host is given by its number or is this machine by name.
  static func refused(_ host: String) -> String? {
    if host == "localhost" || host.hasSuffix(".localhost") { return host }
    return NetworkAddress(host).flatMap { $0.isPublic ? nil : $0.description }
  }

  private static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded(.up)) }
}
