import Synchronization
import WaybillCore
import WaybillFormats

/// The hash of a file, taken of the blocks that a reader reads, and of the rest in the end.
///
/// Only a file that the ledger cannot know is read before its hash is: none in it has the same size.
final class HashWhileRead: ReadObserver {
  /// How many nanoseconds the hash took so far.
  var nanoseconds: Int64 { state.withLock { $0.nanoseconds } }

  private let file: PipelineFile.Source.File
  private let state = Mutex(State())

  private struct State: ~Copyable {
    var hash = SHA256()
    /// How many bytes from the first on are in the hash.
    var position: Int64 = 0
    var nanoseconds: Int64 = 0
    /// Bytes are hashed in order; what a reader passed by is left for the end.
    mutating func add(_ bytes: UnsafeRawBufferPointer, at offset: Int64) {
      let known = position - offset
      if known < 0 || known >= Int64(bytes.count) { return }
      let start = Timings.now()
      hash.update(UnsafeRawBufferPointer(rebasing: bytes[Int(known)...]))
      position = offset + Int64(bytes.count)
      nanoseconds += Timings.now() - start
    }

    /// The hash of all bytes; a new one begins.
    mutating func finish() -> String {
      var ended = SHA256()
      swap(&ended, &hash)
      return ended.finish()
    }
  }

  init(_ file: PipelineFile.Source.File) { self.file = file }

  func saw(_ bytes: UnsafeRawBufferPointer, at offset: Int64) { state.withLock { $0.add(bytes, at: offset) } }

  /// Reads what no reader did, and gives the file as it stands on the disk.
  ///
  /// - Throws: why the file cannot be read.
  func finish() throws(Diagnostics) -> Snapshot {
    var offset = state.withLock { $0.position }
    try Files.read(file.path, named: file.name, at: file.place, from: offset) { piece in
      saw(piece, at: offset)
      offset += Int64(piece.count)
    }
    return Snapshot(path: file.path, name: file.name, sha256: state.withLock { $0.finish() }, size: offset)
  }
}
