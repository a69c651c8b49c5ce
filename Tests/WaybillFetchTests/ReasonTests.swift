import Testing
import WaybillCore

@testable import WaybillFetch

/// The words of reasons that no server of the other tests gives on demand.
@Suite struct ReasonTests {
  @Test(arguments: [
    (TransportFailure.timedOut(.connect), "there was no connection within 2.5 s"),
    (.timedOut(.idle), "nothing came for 1 s, after 7 bytes"),
    (.timedOut(.total), "the whole did not come within 20 s, but 7 bytes"),
    (.broken, "the connection broke off after 7 bytes"), (.noConnection, "there was no connection"),
    (.unknownHost, "the name of the host is not known"), (.notPublic("10.0.0.1"), "10.0.0.1 is not public"),
    (.insecure("ssl connect error"), "ssl connect error"), (.other("out of memory"), "out of memory"),
  ])
  func whyAnAttemptFailed(failure: TransportFailure, words: String) {
    let timeouts = TransportRequest.Timeouts(connect: 2.5, idle: 1, total: 20)
    #expect(FetchReason.failure(failure, received: 7, timeouts) == words)
  }

  @Test func otherReasons() {
    #expect(FetchReason.otherPart == "the rest that it sent was that of another file")
    #expect(FetchReason.noRest == "it had no rest of the file")
    #expect(FetchReason.status(500) == "it answered 500 (internal server error)")
    #expect(FetchReason.status(599) == "it answered 599")
  }
}
