/// One request over the network, without redirects or repetitions.
package struct TransportRequest: Sendable {
  /// The word of the protocol, such as `GET`.
  package var method: String
  package var address: WebAddress
  package var headers: [(name: String, value: String)]
  /// What is sent; nothing when nil.
  package var body: [UInt8]?
  package var timeouts: Timeouts
  /// Whether addresses may be reached that are not public.
  package var allowsPrivateAddresses: Bool

  /// How long to wait, in seconds.
  package struct Timeouts: Sendable, Hashable {
    /// For a connection.
    package var connect: Double
    /// For the next byte.
    package var idle: Double
    /// For the whole answer.
    package var total: Double

    /// Makes time-outs.
    package init(connect: Double = 30, idle: Double = 60, total: Double = 1800) {
      self.connect = connect
      self.idle = idle
      self.total = total
    }
  }
}

/// The status and the headers of an answer.
package struct AnswerHead: Sendable {
  package let status: Int
  /// The headers, their names in lower case.
  package let headers: [(name: String, value: String)]

  /// Makes the head of an answer.
  package init(status: Int, headers: [(name: String, value: String)] = []) {
    self.status = status
    self.headers = headers
  }

  /// The first header of a name in lower case.
  package subscript(name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// Who takes an answer as it comes.
package protocol AnswerReceiver: AnyObject {
  /// Takes the head; false where the body is not wanted.
  func begin(_ head: AnswerHead) -> Bool

  /// Takes a piece of the body; false where no more is wanted.
  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool
}

/// Why no whole answer came.
package enum TransportFailure: Error, Sendable, Hashable {
  /// What was waited for in vain.
  package enum Wait: Sendable, Hashable { case connect, idle, total }

  /// The name of the host is not known.
  case unknownHost
  case noConnection
  /// The address that the host has, and that may not be reached.
  case notPublic(String)
  /// What is wrong with the host's certificate, or with the encryption.
  case insecure(String)
  case timedOut(Wait)
  /// The connection broke off.
  case broken
  /// Anything else, in the library's words.
  case other(String)
}

/// What carries requests: the network, or a script of answers in tests.
package protocol Transport: Sendable {
  /// Sends a request and hands the answer to a receiver; ends early, without an error, where the receiver wants no more.
  ///
  /// - Throws: ``TransportFailure`` where no whole answer came.
  func send(_ request: TransportRequest, to receiver: any AnswerReceiver) throws(TransportFailure)
}
