import FoundationEssentials
import Glibc
import WaybillCore

/// A download that is not whole yet: its bytes, and by what the publisher tells the version that they are of.
///
/// A download that is killed goes on from the bytes that were on the disk for certain.
final class PartialFile {
  /// What tells one version of a file from another, as the publisher gave it.
  struct Validators: Codable, Hashable {
    var etag: String?
    var lastModified: String?

    /// Those of an answer.
    init(_ head: AnswerHead) {
      etag = head["etag"]
      lastModified = head["last-modified"]
    }

    /// What `If-Range` may name: a weak tag says too little of the bytes.
    var strong: String? { etag.flatMap { $0.hasPrefix("W/") ? nil : $0 } ?? (etag == nil ? lastModified : nil) }

    /// Whether a part that is sent is one of the same version.
    func isContinued(by head: AnswerHead) -> Bool {
      if let found = head["etag"], found != etag { return false }
      if let found = head["last-modified"], found != lastModified { return false }
      return etag == nil || head["etag"] != nil
    }
  }

  private struct State: Codable {
    var validators: Validators
    /// How many bytes are on the disk for certain.
    var size: Int64
  }

  let path: String
  private(set) var size: Int64 = 0
  private(set) var validators: Validators?
  private var file: DiskFile?
  private var synced: Int64 = 0

  /// Takes up what is left of an earlier download of the same request.
  init(_ path: String) {
    self.path = path
    guard let data = try? Data(contentsOf: URL(filePath: statePath)),
      let state = try? JSONDecoder().decode(State.self, from: data), let found = DiskFile.size(path),
      found >= state.size
    else { return }
    (size, synced, validators) = (state.size, state.size, state.validators)
  }

  private var statePath: String { "\(path).json" }

  /// From where on the rest can be asked for; nil where nothing is there, or nothing tells its version.
  var resumption: (offset: Int64, validator: String)? {
    guard size > 0, let strong = validators?.strong else { return nil }
    return (size, strong)
  }

  /// Begins a version of the file, or goes on with the one that is there.
  func begin(_ validators: Validators, from offset: Int64) throws(Diagnostics) {
    self.validators = validators
    if offset == 0 {
      // Cut off before the new version is noted, so that none is ever taken for the other.
      unlink(statePath)
    }
    file = try DiskFile(path, from: offset)
    (size, synced) = (offset, offset)
    try note()
  }

  /// Adds bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(Diagnostics) {
    try file?.write(bytes)
    size += Int64(bytes.count)
    if size - synced >= Self.piece { try settle() }
  }

  /// Waits until the bytes are on the disk, and notes how many they are.
  func settle() throws(Diagnostics) {
    try file?.sync()
    synced = size
    try note()
  }

  /// Forgets all of it.
  func discard() {
    file = nil
    unlink(statePath)
    unlink(path)
    (size, synced, validators) = (0, 0, nil)
  }

  private func note() throws(Diagnostics) {
    guard let validators, let data = try? JSONEncoder().encode(State(validators: validators, size: synced)) else {
      return
    }
    try DiskFile.replace(statePath, with: Array(data))
  }

  private static let piece: Int64 = 1 << 20
}
