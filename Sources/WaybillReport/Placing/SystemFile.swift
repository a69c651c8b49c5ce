import FoundationEssentials
import Glibc
import WaybillCore

/// Writing and moving of files, with the system's own reason where it refuses.
enum SystemFile {
  /// What the system refused.
  struct Refusal: Error {
    let reason: String

    /// The reason of the last call.
    init() { reason = SystemFile.reason(errno) }
  }

  /// Writes a new file.
  static func write(_ text: String, to path: String) throws(Refusal) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Refusal() }
    var text = text
    let isWritten = text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return fsync(descriptor) == 0
    }
    let refusal = isWritten ? nil : Refusal()
    // Some file systems tell only here that there was no room.
    let isClosed = close(descriptor) == 0
    if let refusal { throw refusal }
    guard isClosed else { throw Refusal() }
  }

  /// Moves a file; with `ifThere` one that is not there is no refusal.
  static func move(_ path: String, to target: String, ifThere: Bool = false) throws(Refusal) {
    if rename(path, target) != 0, !(ifThere && errno == ENOENT) { throw Refusal() }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// Makes a folder and those above it, where they are not there.
  ///
  /// - Throws: `cannot-write`.
  static func makeFolder(_ path: String) throws(Diagnostics) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let cause = (error as? CocoaError)?.underlying as? POSIXError
      throw Diagnostics([
        .cannotWrite(path, because: cause.map { reason($0.code.rawValue) } ?? "the system refused")
      ])
    }
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}
