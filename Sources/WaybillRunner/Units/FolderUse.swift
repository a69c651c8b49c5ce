import Glibc
import WaybillCore

/// Says that a run is at work with a folder of shards, by a lock that ends with its process.
final class FolderUse {
  /// The file that is locked.
  static let name = "in-use"
  private let descriptor: CInt

  private init(_ descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Takes a folder into use, together with others; it is made where it is not there.
  ///
  /// - Throws: that the folder or the file that is locked cannot be made.
  static func begin(_ folder: String) throws(Diagnostics) -> FolderUse {
    let path = "\(folder)/\(name)"
    while true {
      try Files.makeFolder(folder)
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      if descriptor < 0 {
        // Somebody has removed the folder meanwhile.
        if errno == ENOENT { continue }
        throw Diagnostics([.shardNotWritten(path, reason: .lastFailure)])
      }
      // Waits for one who is removing it. Where a file system has no locks nothing is removed either.
      while flock(descriptor, LOCK_SH) != 0 && errno == EINTR {}
      if isAt(path, descriptor) { return FolderUse(descriptor) }
      close(descriptor)
    }
  }

  /// Takes a folder that nobody uses.
  ///
  /// - Throws: that somebody does, or why nobody can tell.
  static func alone(_ folder: String) throws(LeftShards.Hold) -> FolderUse {
    let path = "\(folder)/\(name)"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw .unsure(.lastFailure) }
    let use = FolderUse(descriptor)
    if let hold = use.hold { throw hold }
    if !isAt(path, descriptor) { throw .run }
    return use
  }

  /// Who uses a folder, or why nobody can tell; nil where nobody does. Nothing is changed.
  static func hold(of folder: String) -> LeftShards.Hold? {
    let descriptor = open("\(folder)/\(name)", O_RDWR | O_CLOEXEC)
    if descriptor < 0 { return errno == ENOENT ? nil : .unsure(.lastFailure) }
    return FolderUse(descriptor).hold
  }

  private var hold: LeftShards.Hold? {
    if isAlone { return nil }
    return errno == EWOULDBLOCK ? .run : .unsure(.lastFailure)
  }

  /// Whether nobody else uses the folder, who then cannot until this use ends.
  var isAlone: Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// Whether somebody else is known to use the folder: where a file system has no locks, nobody is.
  var isShared: Bool { !isAlone && errno == EWOULDBLOCK }

  private static func isAt(_ path: String, _ descriptor: CInt) -> Bool {
    var (own, there) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && stat(path, &there) == 0 && own.st_ino == there.st_ino
      && own.st_dev == there.st_dev
  }
}

extension String {
  /// What the system says of the call that failed last.
  static var lastFailure: String { String(cString: strerror(errno)).lowercased() }
}
