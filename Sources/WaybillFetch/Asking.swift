import WaybillCore
import WaybillFormats

/// One request with its redirects and repetitions.
struct Asking {
  private let request: FetchRequest
  /// The file that is there already; nil where there is none.
  private let known: SnapshotRecord.Fetch?
  private let part: PartialFile
  private let transport: any Transport
  private let clock: FetchClock
  private let progress: (Fetcher.Progress) -> Void

  init(
    _ request: FetchRequest, known: SnapshotRecord.Fetch?, part: PartialFile, transport: any Transport,
    clock: FetchClock, progress: @escaping (Fetcher.Progress) -> Void
  ) {
    self.request = request
    self.known = known
    self.part = part
    self.transport = transport
    self.clock = clock
    self.progress = progress
  }

  /// How an attempt ended that did not fail for good.
  private enum Attempt {
    case whole(AnswerHead, WebAddress)
    case unchanged
    /// May go better another time, after some seconds where the publisher names them.
    case again(String, at: WebAddress, after: Double? = nil)
  }

  private static let mostRedirects = 10
  /// The longest wait that is worth one, in seconds.
  static let longestWait = 600.0

  /// Asks until the whole answer is in the partial file.
  ///
  /// - Returns: its head and the address that gave it, with names in the place of secrets; nil where the file that is
  ///   there is still the publisher's.
  func answer() throws(Diagnostics) -> (head: AnswerHead, address: String)? {
    let first = try request.checkedAddress()
    var attempts = 0
    while true {
      attempts += 1
      switch try attempt(from: first) {
      case .whole(let head, let address): return (head, shown(address))
      case .unchanged: return nil
      case .again(let reason, let address, let after):
        if attempts > request.policy.retries {
          throw Diagnostics([.fetchFailed(shown(address), attempts: attempts, reason, at: request.place)])
        }
        let seconds = after ?? min(Double(1 << min(attempts - 1, 6)), 60)
        if seconds > Self.longestWait {
          throw Diagnostics([
            .waitsTooLong(
              shown(address), seconds: Int(min(seconds, 1e9)), most: Int(Self.longestWait), at: request.place)
          ])
        }
        progress(.waiting(seconds, reason))
        clock.wait(seconds)
      }
    }
  }

  /// One way through all redirects.
  private func attempt(from first: WebAddress) throws(Diagnostics) -> Attempt {
    var (address, method, sends) = (first, request.method, request.body != nil)
    var seen = [first.text]
    while true {
      let resumption = sends || method != "GET" ? nil : part.resumption
      let download = Download(
        part, offset: resumption?.offset, most: request.policy.mostBytes
      ) { progress(.received($0, of: $1)) }
      let isConditional = resumption == nil && !sends && known != nil
      do throws(TransportFailure) {
        try transport.send(
          TransportRequest(
            method: method, address: address,
            headers: request.headers(
              to: address, from: first, resumption: resumption, unless: isConditional ? known : nil, sends: sends),
            body: sends ? request.payload?.bytes : nil, timeouts: request.policy.timeouts,
            allowsPrivateAddresses: request.policy.allowsPrivateAddresses), to: download)
      } catch {
        let attempt = try again(after: error, at: address)
        try settle()
        return attempt
      }
      if let problem = download.problem { return try again(after: problem, at: address) }
      guard let head = download.head else { return try again(after: .broken, at: address) }
      switch head.status {
      case 200, 203, 206:
        if download.isWhole { return .whole(head, address) }
        let attempt = try again(after: .broken, at: address)
        try settle()
        return attempt
      case 304: return isConditional ? .unchanged : .again(FetchReason.notAsked, at: address)
      case 301, 302, 303, 307, 308:
        let next = try redirect(head["location"], from: address)
        if seen.contains(next.text) { throw Diagnostics([.redirectLoop(shown(address), at: request.place)]) }
        if seen.count > Self.mostRedirects {
          throw Diagnostics([.tooManyRedirects(shown(first), most: Self.mostRedirects, at: request.place)])
        }
        seen.append(next.text)
        // Browsers and their servers take all but the last two for an address to get.
        if head.status < 307, method != "GET" { (method, sends) = ("GET", false) }
        address = next
      case 416 where resumption != nil:
        part.discard()
        return .again(FetchReason.noRest, at: address, after: 0)
      case 202, 408, 425, 429, 500, 502, 503, 504:
        return .again(FetchReason.status(head.status), at: address, after: wait(head["retry-after"]))
      default: throw Diagnostics([.fetchRefused(shown(address), status: head.status, at: request.place)])
      }
    }
  }

  /// Where a redirect may lead.
  private func redirect(_ location: String?, from address: WebAddress) throws(Diagnostics) -> WebAddress {
    let (shown, place) = (shown(address), request.place)
    guard let location, let next = address.following(location), ["http", "https"].contains(next.scheme) else {
      throw Diagnostics([.redirectToNowhere(from: shown, at: place)])
    }
    if next.hasCredentials { throw Diagnostics([.addressCredentials(at: place)]) }
    if next.scheme == "http", address.scheme == "https", !request.policy.allowsPlainHTTP {
      throw Diagnostics([.redirectToHTTP(from: shown, at: place)])
    }
    if next.host != address.host, !request.policy.redirects.contains(where: { $0.lowercased() == next.host }) {
      throw Diagnostics([.redirectToHost(next.host, from: shown, at: place)])
    }
    return next
  }

  private func again(after failure: TransportFailure, at address: WebAddress) throws(Diagnostics) -> Attempt {
    let reason = FetchReason.failure(failure, received: part.size, request.policy.timeouts)
    switch failure {
    case .notPublic(let found): throw Diagnostics([.privateAddress(address.host, found, at: request.place)])
    case .unknownHost, .insecure, .other:
      throw Diagnostics([.fetchFailed(shown(address), attempts: 1, reason, at: request.place)])
    case .noConnection, .timedOut, .broken: return .again(reason, at: address)
    }
  }

  private func again(after problem: Download.Problem, at address: WebAddress) throws(Diagnostics) -> Attempt {
    switch problem {
    case .otherPart:
      part.discard()
      return .again(FetchReason.otherPart, at: address, after: 0)
    case .tooLarge:
      part.discard()
      throw Diagnostics([.answerTooLarge(shown(address), most: request.policy.mostBytes, at: request.place)])
    case .encoded(let encoding):
      throw Diagnostics([.compressedAnswer(shown(address), encoding, at: request.place)])
    case .disk(let problems): throw problems
    }
  }

  /// Sees to it that what came is there for the next attempt, or gone where that could not be told from another version.
  private func settle() throws(Diagnostics) {
    if part.resumption == nil { part.discard() } else { try part.settle() }
  }

  /// The seconds that a publisher asks to wait, as a number or until a date.
  private func wait(_ text: String?) -> Double? {
    guard let text else { return nil }
    if let seconds = Double(text), seconds.isFinite { return max(0, seconds) }
    return FetchClock.date(text).map { max(0, $0 - clock.now()) }
  }

  private func shown(_ address: WebAddress) -> String { request.shown(address) }
}
