import Foundation

/// A server on this machine that encrypts, with a certificate of a test's own; it sends the one file that it has.
final class EncryptedServer {
  /// The files of one certificate and its key, as long as somebody holds it.
  final class Identity {
    let folder: URL
    var certificate: String { folder.appending(path: "certificate.pem").path(percentEncoded: false) }
    var key: String { folder.appending(path: "key.pem").path(percentEncoded: false) }

    /// Makes a certificate that names a host, as OpenSSL has it: `IP:127.0.0.1`, `DNS:a.example`.
    init(of host: String) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "waybill-tls-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let process = EncryptedServer.openssl(
        [
          "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-days", "2", "-addext",
          "subjectAltName=\(host)", "-keyout", key, "-out", certificate,
        ], in: folder)
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 { throw CocoaError(.executableLoad) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  let port: Int
  private let process: Process
  private let identity: Identity

  /// Begins to listen.
  ///
  /// - Parameter options: further options of `openssl s_server`.
  init(_ identity: Identity, file: String, _ options: [String] = []) throws {
    try Data(file.utf8).write(to: identity.folder.appending(path: "file.csv"))
    self.identity = identity
    process = Self.openssl(
      ["s_server", "-accept", "127.0.0.1:0", "-cert", identity.certificate, "-key", identity.key, "-WWW"] + options,
      in: identity.folder)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It says where it listens, as in `ACCEPT 127.0.0.1:40123`.
    var said = ""
    while !said.contains("ACCEPT") || !said.hasSuffix("\n") {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      said += String(decoding: piece, as: UTF8.self)
    }
    guard let line = said.split(separator: "\n").first(where: { $0.hasPrefix("ACCEPT") }),
      let number = line.split(separator: ":").last.flatMap({ Int($0) })
    else { throw CocoaError(.executableLoad) }
    port = number
  }

  // A thread of a test may block the signal that asks a process to end, and so does what it starts.
  deinit { kill(process.processIdentifier, SIGKILL) }

  private static func openssl(_ arguments: [String], in folder: URL) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    return process
  }
}
