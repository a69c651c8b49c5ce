import Glibc
import WaybillCore

/// New bytes for a file whose old ones are known; the file is the old or the new one at any moment.
struct FileReplacement {
  let path: String
  /// What diagnostics call the file.
  let name: String
  let old: [UInt8]
  let new: [UInt8]

  /// Throws when the file is not what it was.
  func check() throws(Diagnostics) {
    if try Files.bytes(path, named: name) != old { throw Diagnostics([.fileChanged(name)]) }
  }

  /// Writes the new bytes beside the file, and gives them its name.
  ///
  /// - Throws: a diagnostic when the file has changed or cannot be written; it is then as it was.
  func write() throws(Diagnostics) {
    try check()
    // A link stays a link.
    guard let real = realpath(path, nil) else { throw failure() }
    defer { free(real) }
    let target = String(cString: real)
    var status = stat()
    guard stat(target, &status) == 0 else { throw failure() }
    var template = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure() }
    do throws(Diagnostics) {
      defer { close(descriptor) }
      try write(to: descriptor, mode: status.st_mode)
      guard rename(template, target) == 0 else { throw failure() }
    } catch {
      unlink(template)
      throw error
    }
  }

  private func write(to descriptor: Int32, mode: mode_t) throws(Diagnostics) {
    guard fchmod(descriptor, mode & 0o7777) == 0 else { throw failure() }
    var rest = new[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private func failure() -> Diagnostics {
    Diagnostics([.mappingNotWritten(name, reason: String(cString: strerror(errno)).lowercased())])
  }
}
