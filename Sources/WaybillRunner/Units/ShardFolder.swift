import Glibc
import WaybillCore
import WaybillFormats

/// The folder where the shards of one plan are gathered.
struct ShardFolder {
  let path: String
  private let plan: String

  /// Makes a folder of a plan's shards.
  ///
  /// - Parameter plan: The hash of the plan.
  init(_ path: String, plan: String) {
    self.path = path
    self.plan = plan
  }

  /// The folder with those of all plans of a ledger.
  static func all(beside ledger: String) -> String { "\(ledger).units" }
  /// How many digits of a plan's hash name its folder there.
  static let nameLength = 16
  /// The name of the plan there.
  static let plan = "plan"

  static func shard(of unit: String) -> String { "\(unit).shard" }
  private static func manifest(of unit: String) -> String { "\(unit).json" }

  func path(of unit: UnitPlan.Unit) -> String { "\(path)/\(Self.shard(of: unit.id))" }

  /// A name that no other worker has, for a shard that is not finished.
  func temporary(for unit: UnitPlan.Unit) -> String {
    let word = String(UInt64.random(in: .min ... .max), radix: 36)
    return "\(path(of: unit)).\(getpid())-\(word)"
  }

  /// The manifest of a unit whose shard is whole.
  ///
  /// - Throws: a diagnostic that says what is wrong with the shard, and what to do.
  func finished(_ unit: UnitPlan.Unit) throws(Diagnostics) -> ShardManifest {
    let (shard, manifest) = (path(of: unit), "\(path)/\(Self.manifest(of: unit.id))")
    guard Files.exists(shard), Files.exists(manifest) else {
      throw Diagnostics([.missingShard(unit, folder: path)])
    }
    guard let found = ShardManifest(try Files.bytes(manifest, named: manifest)) else {
      throw Diagnostics([.damagedShard(unit, at: manifest)])
    }
    if let difference = found.difference(from: unit, plan: plan) {
      throw Diagnostics([.foreignShard(unit, difference, at: shard)])
    }
    let bytes = try Files.snapshot(shard, named: shard, at: nil)
    guard bytes.sha256 == found.sha256, bytes.size == found.bytes, found.shard == Self.shard(of: unit.id) else {
      throw Diagnostics([.damagedShard(unit, at: shard)])
    }
    return found
  }

  /// Gives a shard its name once all of it is on the disk, and then its manifest.
  ///
  /// Of two workers that did one unit the last has its way, and both have made the same.
  func finish(
    _ unit: UnitPlan.Unit, _ temporary: String, _ manifest: ShardManifest
  ) throws(Diagnostics) {
    let shard = path(of: unit)
    guard Self.synchronise(temporary), rename(temporary, shard) == 0 else {
      throw Diagnostics([.shardNotWritten(shard, reason: String(cString: strerror(errno)).lowercased())])
    }
    let name = "\(path)/\(Self.manifest(of: unit.id))"
    try FileReplacement.write([
      FileReplacement(path: name, name: name, old: .anything, new: Array("\(manifest.line)\n".utf8))
    ])
    _ = Self.synchronise(path)
  }

  private static func synchronise(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  /// The files that workers have left which did not come to their end.
  func orphans() -> [String] { Files.names(in: path).filter { Self.words(of: $0) == 3 } }

  /// Whether a name is one that runs give to files in such a folder beside a ledger.
  static func isOwn(_ name: String) -> Bool {
    name == FolderUse.name || name == plan || name.hasPrefix("\(plan).") || [2, 3].contains(words(of: name))
  }

  /// How many words the name of a shard or manifest has, of which the third is of one that is not finished; 0 for others.
  private static func words(of name: String) -> Int {
    let words = name.split(separator: ".", omittingEmptySubsequences: false)
    let isUnit = words.count > 1 && words[0].allSatisfy(\.isNumber) && words[0].count >= 4
    return isUnit && ["shard", "json"].contains(words[1]) ? words.count : 0
  }

  /// Removes what workers have left that did not come to their end, and says what.
  func clear() -> [String] { orphans().filter { unlink("\(path)/\($0)") == 0 } }

  /// Removes the shards of some units with their manifests and their plan, and the folders that are empty then.
  func remove(_ units: [UnitPlan.Unit], plan: String) {
    for unit in units {
      unlink(path(of: unit))
      unlink("\(path)/\(Self.manifest(of: unit.id))")
    }
    unlink(plan)
    _ = clear()
    unlink("\(path)/\(FolderUse.name)")
    if rmdir(path) == 0 { rmdir(ReferenceLibrary.folder(of: path)) }
  }
}
