import Glibc
import WaybillCore
import WaybillLedger
import WaybillReport

/// The records of each unit of a plan as a Parquet file; readers take the files of the folder as one table.
///
/// The name of a file has the plan's hash, so that a file is known without being read.
struct ParquetShards {
  let path: String
  private let plan: String

  /// Makes a folder of a plan's files.
  ///
  /// - Parameter plan: The hash of the plan.
  init(_ path: String, plan: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.plan = plan
  }

  private static let ending = ".parquet"
  private var suffix: String { "-\(plan.prefix(16))\(Self.ending)" }

  private func name(of unit: UnitPlan.Unit) -> String { "\(unit.id)\(suffix)" }

  func has(_ unit: UnitPlan.Unit) -> Bool { Files.exists("\(path)/\(name(of: unit))") }

  /// Sees to it that whoever reads the folder as one table reads this plan alone.
  ///
  /// - Throws: that there is a file of another plan, or of something else.
  func holdsNothingElse() throws(Diagnostics) {
    let other = Files.names(in: path).filter {
      $0.hasSuffix(Self.ending) && !$0.hasPrefix(".") && !$0.hasSuffix(suffix)
    }
    if let first = other.first { throw Diagnostics([.foreignParquet(first, others: other.count - 1, folder: path)]) }
  }

  /// Writes the records of a shard, in the place of a file that another worker may have written, with the same bytes.
  ///
  /// - Parameter shard: the path of the unit's shard, which is whole.
  func write(
    _ unit: UnitPlan.Unit, _ file: PlannedWorkspace.File, _ manifest: ShardManifest, of planned: PlannedWorkspace,
    from shard: String
  ) throws {
    let source = file.source.text(
      records: manifest.records, files: [(unit.snapshot.name, unit.snapshot.size, unit.snapshot.sha256)])
    let metadata = [
      ("waybill.pipeline", planned.workspace.pipeline.nameInFolder),
      ("waybill.sources", JSONText.array([source]).document),
      ("waybill.plan", "sha256:\(plan)"), ("waybill.unit", unit.id),
      ("waybill.snapshot", "sha256:\(unit.snapshot.sha256)"), ("waybill.mapping", "sha256:\(unit.mapping)"),
    ]
    try Ledger.finishedShard(path: shard).read { ledger in
      _ = try ParquetRecords.write(
        try ledger.ingests().map(\.id), firstPart: unit.part.number, of: ledger, to: path, named: name(of: unit),
        metadata: metadata.map { (name: $0, value: $1) })
    }
  }

  /// Removes what workers of this plan have left that did not come to their end.
  func clear() {
    for name in Files.names(in: path) where name.hasPrefix(".") && name.contains("\(suffix).") {
      unlink("\(path)/\(name)")
    }
  }
}
