import Glibc
public import WaybillCore

/// A file that is open for reading, and closed when nobody holds it any more.
public final class FileBlocks: ByteBlocks {
  /// The path as the user named it.
  public let name: String
  private let descriptor: CInt

  /// Opens a file.
  ///
  /// - Throws: ``SourceError`` with the code `no-file`, `is-directory` or `cannot-read`.
  public init(path: String, name: String) throws(SourceError) {
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      let reason = errno
      let missing = reason == ENOENT || reason == ENOTDIR
      throw SourceError(missing ? .noFile(name) : .cannotRead(name, because: systemWords(for: reason)))
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw SourceError(.isDirectory(name))
    }
    self.name = name
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Fills as much of the buffer as there are bytes left, and goes on after short reads and interruptions.
  ///
  /// - Throws: ``SourceError`` with the code `cannot-read`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = retrying { Glibc.read(descriptor, rest.baseAddress, rest.count) }
      if count < 0 { throw SourceError(.cannotRead(name, because: systemWords(for: errno))) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}

/// Calls again for as long as a signal interrupts the call.
private func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// The system's words for an error, in the form of our messages.
func systemWords(for code: CInt) -> String {
  strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
}
