import FoundationEssentials
import Glibc
import WaybillCore

/// A folder that new files are written for; they take their names together, when all of them are whole.
final class OutputFolder {
  private let path: String
  private var ready: [(temporary: String, name: String)] = []

  /// Makes the folder where it is not there.
  ///
  /// - Throws: `cannot-make-folder`.
  init(_ path: String) throws(Diagnostics) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Diagnostics([.cannotMakeFolder(path)])
    }
  }

  deinit { for file in ready { unlink(file.temporary) } }

  /// A file of the folder as diagnostics and listings name it.
  func named(_ name: String) -> String { "\(path)/\(name)" }

  /// A path beside a file that is to have this name; what is written there takes the name, or goes.
  ///
  /// It is hidden, so that who reads all files of the folder does not read it.
  func temporary(for name: String) -> String {
    let temporary = named(".\(name).\(String(UInt64.random(in: .min ... .max), radix: 36))")
    ready.append((temporary, name))
    return temporary
  }

  /// Begins a file.
  ///
  /// - Throws: `cannot-write`.
  func file(_ name: String) throws(Diagnostics) -> OutputFile {
    try OutputFile(temporary(for: name), named: named(name))
  }

  /// Gives all files their names, in the order in which they were begun.
  ///
  /// - Throws: `cannot-write` for a name that a folder has.
  func publish() throws(Diagnostics) {
    for file in ready {
      guard rename(file.temporary, named(file.name)) == 0 else {
        throw Diagnostics([.cannotExport(named(file.name), because: String(cString: strerror(errno)).lowercased())])
      }
    }
    ready = []
  }
}
