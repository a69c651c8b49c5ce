import WaybillCore

// The words of the messages that a fetch gives, and their codes.

extension Diagnostic.Code {
  static let insecureAddress = Self(rawValue: "insecure-address")
  static let privateAddress = Self(rawValue: "private-address")
  static let badHeader = Self(rawValue: "bad-header")
  static let redirectRefused = Self(rawValue: "redirect-refused")
  static let fetchRefused = Self(rawValue: "fetch-refused")
  static let fetchFailed = Self(rawValue: "fetch-failed")
  static let answerTooLarge = Self(rawValue: "answer-too-large")
  static let badAnswer = Self(rawValue: "bad-answer")
  static let fetchBusy = Self(rawValue: "fetch-busy")
  static let cannotKeep = Self(rawValue: "cannot-keep-snapshot")
  static let snapshotDamaged = Self(rawValue: "snapshot-damaged")
}

// Addresses, and where they lead.
extension Diagnostic {
  static func insecureAddress(_ address: String, at place: Place) -> Self {
    Diagnostic(
      .error, .insecureAddress,
      "'\(address)' must be an https address; 'allow: http' under the pipeline's 'fetch' takes "
        + "it as it is", at: place)
  }

  static func privateAddress(_ host: String, _ found: String, at place: Place) -> Self {
    let found = host == found ? "is" : "leads to \(found),"
    return Diagnostic(
      .error, .privateAddress,
      "'\(host)' \(found) an address that is not public; 'allow: private-addresses' under the "
        + "pipeline's 'fetch' goes there", at: place)
  }

  static func badHeader(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .badHeader, "the header '\(name)' must be a name of letters, digits and '-', and a value on one line",
      at: place)
  }

  static func redirectToHost(_ host: String, from address: String, at place: Place) -> Self {
    Diagnostic(
      .error, .redirectRefused,
      "'\(address)' redirects to the host '\(host)', which 'redirects' under 'fetch' must name",
      at: place)
  }

  static func redirectToHTTP(from address: String, at place: Place) -> Self {
    Diagnostic(
      .error, .redirectRefused,
      "'\(address)' redirects from https to http; 'allow: http' under the pipeline's 'fetch' "
        + "follows it", at: place)
  }

  static func redirectToNowhere(from address: String, at place: Place) -> Self {
    Diagnostic(.error, .redirectRefused, "'\(address)' redirects, but to no address of the web", at: place)
  }

  static func redirectLoop(_ address: String, at place: Place) -> Self {
    Diagnostic(.error, .redirectRefused, "'\(address)' redirects in a circle", at: place)
  }

  static func tooManyRedirects(_ address: String, most: Int, at place: Place) -> Self {
    Diagnostic(.error, .redirectRefused, "'\(address)' redirects more than \(counted(most, "time"))", at: place)
  }
}

// Answers that are none, or not the right ones.
extension Diagnostic {
  static func fetchRefused(_ address: String, status: Int, at place: Place) -> Self {
    let hint =
      switch status {
      case 401, 403: "; the publisher may want a key, or no programs"
      case 404, 410: "; the publisher may have moved the file"
      default: ""
      }
    return Diagnostic(.error, .fetchRefused, "'\(address)' answered \(statusWords(status))\(hint)", at: place)
  }

  static func fetchFailed(_ address: String, attempts: Int, _ reason: String, at place: Place) -> Self {
    Diagnostic(
      .error, .fetchFailed,
      "'\(address)' gave no whole answer"
        + (attempts == 1 ? ": " : " in \(counted(attempts, "attempt")); the last: ") + reason, at: place)
  }

  static func waitsTooLong(_ address: String, seconds: Int, most: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .fetchFailed,
      "'\(address)' asks to wait for \(seconds) s, and a fetch waits \(most) s at most; try again later",
      at: place)
  }

  static func answerTooLarge(_ address: String, most: Int64, at place: Place) -> Self {
    let size = most % (1 << 20) == 0 ? "\(most >> 20) MiB" : counted(most, "byte")
    return Diagnostic(
      .error, .answerTooLarge,
      "the answer of '\(address)' is larger than \(size); 'at_most' under 'fetch' sets the limit",
      at: place)
  }

  static func emptyAnswer(_ address: String, at place: Place) -> Self {
    Diagnostic(.error, .badAnswer, "the answer of '\(address)' is empty", at: place)
  }

  static func compressedAnswer(_ address: String, _ encoding: String, at place: Place) -> Self {
    Diagnostic(
      .error, .badAnswer, "the answer of '\(address)' must come as it is, not in the encoding '\(encoding)'", at: place)
  }

  static func wrongAnswer(_ address: String, expected: String, found: String, at place: Place) -> Self {
    Diagnostic(.error, .badAnswer, "the answer of '\(address)' must be \(expected), not \(found)", at: place)
  }

  static func brokenBase64(_ address: String, key: String, at place: Place) -> Self {
    Diagnostic(
      .error, .badAnswer,
      "the answer of '\(address)' must be {\"\(key)\": \"…\"} with the file in base64, and nothing else",
      at: place)
  }
}

// Why an attempt failed.
enum FetchReason {
  static func status(_ status: Int) -> String { "it answered \(Diagnostic.statusWords(status))" }
  static let notAsked = "it answered 304 (not modified) without having been asked"
  static let otherPart = "the rest that it sent was that of another file"
  static let noRest = "it had no rest of the file"

  static func failure(_ failure: TransportFailure, received: Int64, _ timeouts: TransportRequest.Timeouts) -> String {
    switch failure {
    case .unknownHost: "the name of the host is not known"
    case .noConnection: "there was no connection"
    case .notPublic(let address): "\(address) is not public"
    case .insecure(let words), .other(let words): words
    case .timedOut(.connect): "there was no connection within \(seconds(timeouts.connect))"
    case .timedOut(.idle): "nothing came for \(seconds(timeouts.idle)), after \(counted(received, "byte"))"
    case .timedOut(.total): "the whole did not come within \(seconds(timeouts.total)), but \(counted(received, "byte"))"
    case .broken: "the connection broke off after \(counted(received, "byte"))"
    }
  }

  private static func seconds(_ seconds: Double) -> String {
    "\(Decimals.shortest(Int128((seconds * 1_000_000).rounded()))) s"
  }
}

extension Diagnostic {
  /// A status with its words.
  static func statusWords(_ status: Int) -> String {
    let words = [
      202: "accepted", 204: "no content", 400: "bad request", 401: "unauthorised", 403: "forbidden", 404: "not found",
      405: "method not allowed", 408: "request timeout", 410: "gone", 416: "range not satisfiable",
      425: "too early", 429: "too many requests", 500: "internal server error", 502: "bad gateway",
      503: "service unavailable", 504: "gateway timeout",
    ]
    return words[status].map { "\(status) (\($0))" } ?? "\(status)"
  }
}

// The folder of snapshots.
extension Diagnostic {
  static func fetchBusy(_ folder: String) -> Self {
    Diagnostic(.error, .fetchBusy, "another fetch is writing to '\(folder)'", at: Place(file: folder))
  }

  static func cannotKeep(_ path: String, reason: String) -> Self {
    Diagnostic(.error, .cannotKeep, "'\(path)' cannot be written: \(reason)", at: Place(file: path))
  }

  static func recordDamaged(_ path: String) -> Self {
    Diagnostic(
      .error, .snapshotDamaged,
      "the record of a snapshot must be as a fetch writes it, in JSON; remove its folder and "
        + "fetch again", at: Place(file: path))
  }
}
