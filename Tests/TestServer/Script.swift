import Synchronization
package import WaybillFetch

/// Answers from a list, for what no test can ask of a real server; the last one for all that follows.
package final class Script: Transport {
  package enum Answer: Sendable {
    case answer(Int, [String: String] = [:], String = "")
    case failure(TransportFailure)
    /// The network answers.
    case real
  }

  /// The network, with no variable of this machine's environment.
  package static let network = CurlTransport(agent: "waybill/test", environment: [:])

  private let answers: [Answer]
  private let asked = Mutex<[TransportRequest]>([])

  package init(_ answers: Answer...) { self.answers = answers }

  package var requests: [TransportRequest] { asked.withLock { $0 } }

  package func send(_ request: TransportRequest, to receiver: any AnswerReceiver) throws(TransportFailure) {
    let number = asked.withLock { asked in
      asked.append(request)
      return asked.count - 1
    }
    switch answers[min(number, answers.count - 1)] {
    case .real: try Self.network.send(request, to: receiver)
    case .failure(let failure): throw failure
    case .answer(let status, let headers, let body):
      guard receiver.begin(AnswerHead(status: status, headers: headers.map { (name: $0.key, value: $0.value) })) else {
        return
      }
      let bytes = Array(body.utf8)
      if !bytes.isEmpty { _ = bytes.withUnsafeBytes { receiver.receive($0) } }
    }
  }
}

extension TransportRequest {
  /// The value of a header.
  package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
