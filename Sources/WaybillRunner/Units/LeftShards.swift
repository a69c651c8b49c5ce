import Glibc
import WaybillCore

/// A folder of shards beside a ledger: of a run that is going on, or of one that did not come to its end.
public struct LeftShards: Sendable, Hashable {
  public let path: String
  /// How many shards are finished.
  public let shards: Int
  /// What all files of the folder have.
  public let bytes: Int64
  /// When the last of them was written, in seconds since 1970.
  public let written: Int
  /// Why it cannot be removed; nil where it can.
  public let hold: Hold?

  /// Why a folder of shards stays.
  public enum Hold: Error, Sendable, Hashable, CustomStringConvertible {
    /// A run is at work with it.
    case run
    /// Nobody can tell whether a run is, for the reason that the system gives.
    case unsure(String)
    /// The system refuses.
    case refused(String)

    public var description: String {
      switch self {
      case .run: "a run is at work here"
      case .unsure(let reason): "whether a run is at work here cannot be told: \(reason)"
      case .refused(let reason): "cannot be removed: \(reason)"
      }
    }
  }

  /// The folders beside a ledger, in the order of their names; others than runs make are passed over.
  static func beside(_ ledger: String) -> [LeftShards] {
    let all = ShardFolder.all(beside: ledger)
    return Files.names(in: all).compactMap { name in
      let path = "\(all)/\(name)"
      let names = Files.names(in: path)
      guard name.count == ShardFolder.nameLength, name.allSatisfy(\.isHexDigit), !names.isEmpty,
        names.allSatisfy(ShardFolder.isOwn)
      else { return nil }
      var (bytes, written) = (Int64(0), 0)
      for name in names {
        var status = stat()
        if stat("\(path)/\(name)", &status) != 0 { continue }
        bytes += Int64(status.st_size)
        written = max(written, status.st_mtim.tv_sec)
      }
      return LeftShards(
        path: path, shards: names.count { $0.hasSuffix(".shard") }, bytes: bytes, written: written,
        hold: FolderUse.hold(of: path) ?? refusal(of: path))
    }
  }

  /// Whether the system lets nobody remove what is in the folder, as far as that can be told without trying.
  private static func refusal(of path: String) -> Hold? {
    access(path, W_OK | X_OK) == 0 ? nil : .refused(.lastFailure)
  }

  /// Removes the folder.
  ///
  /// - Throws: why it stays, such as a run that has taken it into use.
  func remove() throws(Hold) {
    let use = try FolderUse.alone(path)
    defer { withExtendedLifetime(use) {} }
    // A run that begins meanwhile waits for the lock as long as its file is there.
    for name in Files.names(in: path) where ShardFolder.isOwn(name) && name != FolderUse.name {
      if unlink("\(path)/\(name)") != 0, errno != ENOENT { throw .refused(.lastFailure) }
    }
    unlink("\(path)/\(FolderUse.name)")
    if rmdir(path) != 0 { throw .refused(.lastFailure) }
    rmdir(ReferenceLibrary.folder(of: path))
  }

  /// The same as one that stays.
  func held(by hold: Hold) -> Self {
    LeftShards(path: path, shards: shards, bytes: bytes, written: written, hold: hold)
  }

  /// What a person reads: how many shards there are, how large, and how long ago the last was written.
  ///
  /// - Parameter now: seconds since 1970.
  public func words(now: Int) -> String {
    "\(counted(shards, "shard")), \(counted(Int(bytes), "byte")) in all, last written \(Self.age(now - written)) ago"
  }

  private static func age(_ seconds: Int) -> String {
    switch seconds {
    case ..<7200: counted(max(0, seconds) / 60, "minute")
    case ..<172_800: counted(seconds / 3600, "hour")
    default: counted(seconds / 86_400, "day")
    }
  }
}
