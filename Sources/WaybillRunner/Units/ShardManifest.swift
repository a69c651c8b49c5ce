import FoundationEssentials
import WaybillCore
import WaybillFormats

/// What a shard says of itself, in a file beside it: of which unit and plan it is, and what its bytes are.
public struct ShardManifest: Sendable, Hashable, Codable {
  /// The date that a table states, and where.
  struct Vintage: Sendable, Hashable, Codable {
    let text: String
    let line, column: Int
  }

  public let unit: String
  let source: String
  /// The hash of the file that the unit is of.
  let snapshot: String
  let mapping: String
  let program: String
  /// The hash of the plan.
  let plan: String
  /// The rows that the unit has, the records made of them, and how many rows and emits were refused.
  public let rows, records, rejects: Int
  /// The name of the shard in its folder, its hash and its size.
  let shard, sha256: String
  let bytes: Int64
  var vintage: Vintage?

  /// The manifest as one line of JSON.
  public var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("a manifest is numbers and texts") }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads a manifest; nil for what is none.
  init?(_ text: [UInt8]) {
    guard let manifest = try? JSONDecoder().decode(Self.self, from: Data(text)) else { return nil }
    self = manifest
  }

  init(
    _ unit: UnitPlan.Unit, plan: String, _ account: RowAccount, shard: Snapshot, vintage: Vintage?
  ) {
    self.unit = unit.id
    source = unit.source
    snapshot = unit.snapshot.sha256
    mapping = unit.mapping
    program = Version.current
    self.plan = plan
    (rows, records) = (account.rowsIn, account.records)
    rejects = account.rowsRejected + account.emitsRejected
    (self.shard, sha256, bytes) = (shard.name, shard.sha256, shard.size)
    self.vintage = vintage
  }

  /// What of a unit's manifest is another's; nil where it is of this unit.
  func difference(from unit: UnitPlan.Unit, plan: String) -> String? {
    if self.unit != unit.id { return "it is of unit \(self.unit)" }
    if program != Version.current { return "version \(program) of the program made it" }
    if mapping != unit.mapping || source != unit.source { return "it was made by another mapping" }
    if snapshot != unit.snapshot.sha256 { return "it is of another file" }
    return self.plan == plan ? nil : "it is of another plan"
  }
}
