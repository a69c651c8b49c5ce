import FoundationEssentials
import Glibc
import WaybillCore
import WaybillFormats

/// Plain reading of files, with the reasons for failure as diagnostics.
enum Files {
  /// Calls `body` with the bytes of a file from an offset on, piece by piece.
  ///
  /// - Throws: a diagnostic at `place` for a missing file, a folder, or a read that fails.
  static func read(
    _ path: String, named name: String, at place: Place?, from offset: Int64 = 0,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(Diagnostics) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw Diagnostics([.noFile(name, at: place)]) }
      throw Diagnostics([.cannotRead(name, reason: reason(), at: place)])
    }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Diagnostics([.isDirectory(name, at: place)])
    }
    if offset > 0, lseek(descriptor, off_t(offset), SEEK_SET) < 0 {
      throw Diagnostics([.cannotRead(name, reason: reason(), at: place)])
    }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw Diagnostics([.cannotRead(name, reason: reason(), at: place)])
      }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// The whole of a small file.
  static func bytes(_ path: String, named name: String, at place: Place? = nil) throws(Diagnostics) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(path, named: name, at: place) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Whether anything stands at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names of what stands in a folder, in order; none where there is no folder.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Why a file cannot be made: that its folder is not there, or what the system says.
  ///
  /// - Parameter code: the system's number for it; nil where it was not asked.
  static func cannotMake(_ path: String, named name: String, _ code: Int32? = nil) -> Diagnostic {
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex, !exists(String(path[..<slash])) {
      return .cannotMakeFile(name, inMissing: name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ".")
    }
    return .cannotMakeFile(name, reason: code.map { String(cString: strerror($0)).lowercased() })
  }

  /// Makes a folder, and those that it stands in, where they are not there.
  static func makeFolder(_ path: String) throws(Diagnostics) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Diagnostics([.cannotMakeFolder(path)])
    }
  }

  /// How many bytes a file has; nil where nobody can tell.
  static func size(_ path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
  }

  /// Takes a file in: its hash and its size.
  static func snapshot(
    _ path: String, named name: String, at place: Place?
  ) throws(Diagnostics) -> Snapshot {
    var hash = SHA256()
    var size: Int64 = 0
    try read(path, named: name, at: place) { piece in
      hash.update(piece)
      size += Int64(piece.count)
    }
    return Snapshot(path: path, name: name, sha256: hash.finish(), size: size)
  }

  private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}
