import Glibc
import WaybillCore

/// New bytes for a file whose old ones are known; the file is the old or the new one at any moment.
struct FileReplacement {
  let path: String
  /// What diagnostics call the file.
  let name: String
  let old: [UInt8]
  let new: [UInt8]

  /// A file beside another one, whose name it is to take.
  private struct Ready {
    let temporary: [CChar]
    let target: String
    let replacement: FileReplacement
  }

  /// Writes the new bytes of all files beside them, and then gives each its name.
  ///
  /// - Throws: a diagnostic when a file has changed or cannot be written; all files are then as they were.
  static func write(_ replacements: [FileReplacement]) throws(Diagnostics) {
    var ready: [Ready] = []
    defer { for file in ready { unlink(file.temporary) } }
    for replacement in replacements { ready.append(try replacement.prepared()) }
    for replacement in replacements
    where try Files.bytes(replacement.path, named: replacement.name) != replacement.old {
      throw Diagnostics([.fileChanged(replacement.name)])
    }
    for file in ready {
      guard rename(file.temporary, file.target) == 0 else { throw file.replacement.failure() }
    }
  }

  private func prepared() throws(Diagnostics) -> Ready {
    // A link stays a link.
    guard let real = realpath(path, nil) else { throw failure() }
    defer { free(real) }
    let target = String(cString: real)
    var status = stat()
    guard stat(target, &status) == 0 else { throw failure() }
    var template = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    do throws(Diagnostics) {
      try write(to: descriptor, mode: status.st_mode)
    } catch {
      unlink(template)
      throw error
    }
    return Ready(temporary: template, target: target, replacement: self)
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
