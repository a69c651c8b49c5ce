import Glibc
import WaybillCore

/// New bytes for a file; the file is the old or the new one at any moment.
struct FileReplacement {
  /// What may stand where the file is to be.
  enum Old {
    /// These bytes, and no others.
    case bytes([UInt8])
    /// No file.
    case nothing
    /// Any file, or none.
    case anything
  }

  let path: String
  /// What diagnostics call the file.
  let name: String
  let old: Old
  let new: [UInt8]

  /// A file beside another one, whose name it is to take.
  private struct Ready {
    let temporary: String
    let target: String
    let replacement: FileReplacement

    /// Gives the new file its name; one that must be new takes no other's.
    func takeName() -> Bool {
      if case .nothing = replacement.old { return link(temporary, target) == 0 }
      return rename(temporary, target) == 0
    }
  }

  /// Writes the new bytes of all files beside them, and then gives each its name.
  ///
  /// - Throws: a diagnostic when a file is not what it should be or cannot be written; all files are then as they were.
  static func write(_ replacements: [FileReplacement]) throws(Diagnostics) {
    var ready: [Ready] = []
    defer { for file in ready { unlink(file.temporary) } }
    for replacement in replacements { ready.append(try replacement.prepared()) }
    for replacement in replacements { try replacement.checkOld() }
    for file in ready {
      guard file.takeName() else { throw file.replacement.failure() }
    }
  }

  private func checkOld() throws(Diagnostics) {
    guard case .bytes(let bytes) = old else { return }
    if try Files.bytes(path, named: name) != bytes { throw Diagnostics([.fileChanged(name)]) }
  }

  private func prepared() throws(Diagnostics) -> Ready {
    // A link stays a link.
    let real = realpath(path, nil)
    defer { free(real) }
    let target = real.map { String(cString: $0) } ?? path
    var mode: mode_t?
    var status = stat()
    if stat(target, &status) == 0 {
      if case .nothing = old { throw Diagnostics([.mappingExists(name)]) }
      // To take the name of a device or a pipe would destroy it.
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Diagnostics([.cannotMakeFile(name, reason: "something else than a file has that name")])
      }
      mode = status.st_mode & 0o7777
    } else if case .bytes = old {
      throw failure()
    }
    let (descriptor, temporary) = try makeTemporary(beside: target)
    defer { close(descriptor) }
    do throws(Diagnostics) {
      try write(to: descriptor, mode: mode)
    } catch {
      unlink(temporary)
      throw error
    }
    return Ready(temporary: temporary, target: target, replacement: self)
  }

  /// Makes a file of a name that nothing has, with the mode that new files have.
  private func makeTemporary(beside target: String) throws(Diagnostics) -> (descriptor: Int32, path: String) {
    for _ in 0..<100 {
      let path = "\(target).\(String(UInt32.random(in: .min ... .max), radix: 36))"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if descriptor >= 0 { return (descriptor, path) }
      if errno != EEXIST { break }
    }
    throw failure()
  }

  private func write(to descriptor: Int32, mode: mode_t?) throws(Diagnostics) {
    if let mode { guard fchmod(descriptor, mode) == 0 else { throw failure() } }
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
    let reason = errno
    if case .bytes = old {
      return Diagnostics([.mappingNotWritten(name, reason: String(cString: strerror(reason)).lowercased())])
    }
    return Diagnostics([reason == EEXIST ? .mappingExists(name) : Files.cannotMake(path, named: name, reason)])
  }
}
