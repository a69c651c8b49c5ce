import Glibc
public import WaybillCore

/// A file that is open for reading, and closed when nobody holds it any more.
public final class FileBlocks: ByteBlocks {
  /// The path as the user named it.
  public let name: String
  private let descriptor: CInt
  private let observer: (any ReadObserver)?
  private var position: Int64 = 0

  /// Opens the file of a snapshot, and shows its observer what is read.
  ///
  /// - Throws: ``SourceError`` with the code `no-file`, `is-directory` or `cannot-read`.
  public convenience init(_ snapshot: Snapshot) throws(SourceError) {
    try self.init(path: snapshot.path, name: snapshot.name, observer: snapshot.observer)
  }

  /// Opens a file.
  ///
  /// - Throws: ``SourceError`` with the code `no-file`, `is-directory` or `cannot-read`.
  public init(path: String, name: String, observer: (any ReadObserver)? = nil) throws(SourceError) {
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
    self.observer = observer
  }

  deinit { close(descriptor) }

  /// Makes a byte of the file the next to be read.
  ///
  /// - Throws: ``SourceError`` with the code `cannot-read`, as of a pipe.
  func go(to offset: Int64) throws(SourceError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else {
      throw SourceError(.cannotRead(name, because: systemWords(for: errno)))
    }
  }

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
    observer?.saw(UnsafeRawBufferPointer(rebasing: buffer[..<filled]), at: position)
    position += Int64(filled)
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
