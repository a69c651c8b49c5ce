import Glibc
import WaybillCore
import WaybillFormats

/// A file that is written piece by piece, hashed on the way.
final class OutputFile {
  /// What is yet to be written; whoever adds to it calls ``drain()`` then.
  var bytes: [UInt8] = []
  private let descriptor: Int32
  /// What diagnostics call it.
  let name: String
  private var hash = SHA256()
  private var size: Int64 = 0

  /// Makes the file.
  ///
  /// - Parameters:
  ///   - path: where no file stands yet.
  ///   - name: what diagnostics call it.
  /// - Throws: `cannot-write`.
  init(_ path: String, named name: String) throws(Diagnostics) {
    self.name = name
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw Self.failure(name) }
    bytes.reserveCapacity(2 * Self.piece)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static let piece = 1 << 16

  /// Writes what is there, when it is enough for a call of the system.
  func drain() throws(Diagnostics) {
    if bytes.count >= Self.piece { try flush() }
  }

  /// Writes the rest, and tells what the file became.
  func finish() throws(Diagnostics) -> (bytes: Int64, sha256: String) {
    try flush()
    guard fsync(descriptor) == 0 else { throw Self.failure(name) }
    var whole = SHA256()
    swap(&whole, &hash)
    return (size, whole.finish())
  }

  private func flush() throws(Diagnostics) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(name) }
      written += count
    }
    bytes.withUnsafeBytes { hash.update($0) }
    size += Int64(bytes.count)
    bytes.removeAll(keepingCapacity: true)
  }

  private static func failure(_ name: String) -> Diagnostics {
    Diagnostics([.cannotExport(name, because: String(cString: strerror(errno)).lowercased())])
  }
}
