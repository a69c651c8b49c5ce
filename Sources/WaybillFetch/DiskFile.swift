import Glibc
import WaybillCore

/// Writing that is on the disk when it is said to be.
final class DiskFile {
  let path: String
  private let descriptor: Int32

  /// Opens a file for writing from an offset on, and makes it where it is not there; what lies beyond is cut off.
  ///
  /// - Throws: `cannot-keep-snapshot`.
  init(_ path: String, from offset: Int64 = 0) throws(Diagnostics) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0, ftruncate(descriptor, off_t(offset)) == 0, lseek(descriptor, 0, SEEK_END) == offset else {
      let problem = Self.failure(path)
      if descriptor >= 0 { close(descriptor) }
      throw problem
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Adds bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(Diagnostics) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Waits until all bytes are on the disk.
  func sync() throws(Diagnostics) {
    guard fsync(descriptor) == 0 else { throw Self.failure(path) }
  }

  /// Writes a small file beside its name and gives it the name, so that it is the old or the new one at any moment.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Diagnostics) {
    let temporary = "\(path).new"
    let file = try DiskFile(temporary)
    var problem: Diagnostics?
    bytes.withUnsafeBytes { buffer in
      do throws(Diagnostics) { try file.write(buffer) } catch { problem = error }
    }
    if let problem { throw problem }
    try file.sync()
    try rename(temporary, to: path)
  }

  /// Gives a file or a folder another name in the same file system, for good.
  static func rename(_ path: String, to name: String) throws(Diagnostics) {
    guard Glibc.rename(path, name) == 0 else { throw failure(name) }
    try syncFolder(of: name)
  }

  /// Waits until the names in the folder of a path are on the disk.
  static func syncFolder(of path: String) throws(Diagnostics) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(folder) }
    defer { close(descriptor) }
    // Some file systems cannot wait for a folder.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(folder) }
  }

  /// How many bytes a file has; nil where there is none.
  static func size(_ path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
  }

  static func failure(_ path: String) -> Diagnostics {
    Diagnostics([.cannotKeep(path, reason: String(cString: strerror(errno)).lowercased())])
  }
}
