/// Which proxy stands between this machine and a host, by the variables that programs share.
struct Proxy {
  /// The variables, by their names.
  let environment: [String: String]

  /// The proxy for an address; nil where it is reached directly.
  func address(for address: WebAddress) -> String? {
    // In capitals the first could be set from outside by a web server, which is why nobody reads it.
    let names =
      address.scheme == "https"
      ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] : ["http_proxy", "all_proxy", "ALL_PROXY"]
    guard let proxy = names.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }),
      !isExempt(address.host)
    else { return nil }
    return proxy
  }

  /// Whether `no_proxy` names a host or a domain above it.
  private func isExempt(_ host: String) -> Bool {
    let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    return list.split { $0 == "," || $0 == " " }.contains { entry in
      if entry == "*" { return true }
      let domain = (entry.hasPrefix(".") ? entry.dropFirst() : entry).lowercased()
      return host == domain || host.hasSuffix(".\(domain)")
    }
  }
}
