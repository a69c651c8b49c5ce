import Dispatch
import Glibc
import Synchronization

/// A server on this machine that does with each request what a test says, one connection after the other.
package final class Server: Sendable {
  /// What was asked.
  package struct Request: Sendable {
    package let method: String
    package let path: String
    /// The headers, their names in lower case.
    package let headers: [String: String]
    package let body: String
  }

  /// A connection that a test answers on as it likes.
  package struct Connection {
    fileprivate let descriptor: Int32

    /// Sends bytes as they are.
    package func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends bytes as they are.
    package func send(_ bytes: [UInt8]) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    }

    /// Sends a whole answer; its length is that of the body unless it is given.
    package func answer(_ status: Int, _ body: String = "", _ headers: [String: String] = [:], length: Int? = nil) {
      var head = "HTTP/1.1 \(status) Words\r\nConnection: close\r\n"
      for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
      if status != 304 { head += "Content-Length: \(length ?? body.utf8.count)\r\n" }
      send("\(head)\r\n\(body)")
    }

    /// Waits for some seconds.
    package func wait(_ seconds: Double) { usleep(UInt32(seconds * 1e6)) }

    /// Whether the other side has gone.
    package var isGone: Bool {
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, 0) > 0 else { return false }
      var byte: UInt8 = 0
      return recv(descriptor, &byte, 1, Int32(MSG_PEEK)) <= 0
    }
  }

  package let port: Int
  private let listener: Int32
  private let asked = Mutex<[Request]>([])

  /// Begins to listen; the first request has the number 0.
  package init(_ answer: @escaping @Sendable (_ number: Int, Request, Connection) -> Void) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        bind(listener, general, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, general, &length) == 0
      }
    }
    precondition(isBound, "no port to listen on")
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    DispatchQueue.global().async { [weak self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        if descriptor < 0 {
          // Not before: the number would be another server's, whose connections would be accepted here.
          close(listener)
          return
        }
        if let request = Self.read(descriptor), let number = self?.note(request) {
          answer(number, request, Connection(descriptor: descriptor))
        }
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
      }
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// What was asked so far.
  package var requests: [Request] { asked.withLock { $0 } }

  /// The address of a path.
  package func address(_ path: String = "/file.csv", host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(path)"
  }

  private func note(_ request: Request) -> Int {
    asked.withLock { asked in
      asked.append(request)
      return asked.count - 1
    }
  }

  private static func read(_ descriptor: Int32) -> Request? {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let end = text.firstRange(of: "\r\n\r\n") {
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          headers[parts[0].lowercased()] = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
        }
        let body = text[end.upperBound...]
        if body.utf8.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 {
          return Request(method: String(words[0]), path: String(words[1]), headers: headers, body: String(body))
        }
      }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { return nil }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
  }
}
