import FoundationEssentials
import WaybillCore
import WaybillReport
import WaybillRunner

/// What a ledger can do without, as a person or a program reads it.
enum PruneText {
  /// - Parameter now: seconds since 1970, by which shards have an age.
  static func plain(_ outcome: Prune.Outcome, isRemoved: Bool, command: String, now: Int) -> String {
    let stays = outcome.staying.map { "  stays: \($0.path): \(reason($0))" }
    if outcome.isEmpty {
      let size = isRemoved && outcome.bytesBefore > 0 ? "; \(size(outcome))" : ""
      return (["nothing to remove: all that the ledger has is needed\(size)"] + stays).joined(separator: "\n")
    }
    let verb = isRemoved ? "removed" : "would remove"
    var lines = outcome.needsLedger ? [] : ledgerLines(outcome, verb)
    if !outcome.left.isEmpty {
      let (shards, bytes) = outcome.left.reduce((0, 0)) { ($0.0 + $1.shards, $0.1 + $1.bytes) }
      lines.append(
        "\(verb) \(counted(shards, "shard")) with \(counted(Int(bytes), "byte")), of \(counted(outcome.left.count, "run")) "
          + "that did not come to an end")
      lines += outcome.left.map { "  shards: \($0.path): \($0.words(now: now))" }
    }
    lines += stays
    if !isRemoved {
      lines.append("nothing is removed yet; 'waybill prune \(command) --yes' removes it")
    } else if outcome.bytesBefore > 0 {
      lines.append(size(outcome))
    }
    return lines.joined(separator: "\n")
  }

  private static func ledgerLines(_ outcome: Prune.Outcome, _ verb: String) -> [String] {
    var lines = [
      "\(verb) \(counted(outcome.runs, "run")) with "
        + "\(counted(outcome.results, "result")), \(counted(outcome.ingests.count, "reading")) of files with "
        + "\(counted(outcome.records, "record")) and \(counted(outcome.rejects, "reject")), "
        + "\(counted(outcome.snapshots, "snapshot"))"
    ]
    if !outcome.files.isEmpty {
      let bytes = outcome.files.reduce(0) { $0 + $1.size }
      lines[0] += ", and \(counted(outcome.files.count, "fetched file")) of \(counted(Int(bytes), "byte"))"
    }
    lines += outcome.ingests.map { ingest in
      "  \(ingest.source): \(ingest.file)\(ingest.vintage.map { " of \($0)" } ?? "") "
        + "(sha256 \(ingest.sha256.prefix(12)))"
    }
    return lines + outcome.files.map { "  fetched: sha256 \($0.sha256.prefix(12)), \(counted(Int($0.size), "byte"))" }
  }

  private static func size(_ outcome: Prune.Outcome) -> String {
    "the ledger has \(counted(Int(outcome.bytesAfter), "byte")), and had \(outcome.bytesBefore)"
  }

  static func json(_ outcome: Prune.Outcome, isRemoved: Bool) -> String {
    EncodedText.of(
      Removal(
        removed: isRemoved, runs: outcome.runs, results: outcome.results, records: outcome.records,
        rejects: outcome.rejects, snapshots: outcome.snapshots, bytesBefore: outcome.bytesBefore,
        bytesAfter: outcome.bytesAfter,
        ingests: outcome.ingests.map {
          .init(source: $0.source, file: $0.file, sha256: $0.sha256, vintage: $0.vintage)
        },
        files: outcome.files.map { .init(sha256: $0.sha256, size: $0.size) },
        shards: outcome.left.map { Shards($0, reason: nil) },
        stays: outcome.staying.map { Shards($0, reason: reason($0)) }))
  }

  private static func reason(_ shards: LeftShards) -> String { shards.hold?.description ?? "" }

  private struct Removal: Encodable {
    let removed: Bool
    let runs, results, records, rejects, snapshots: Int
    let bytesBefore, bytesAfter: Int64
    let ingests: [Ingest]
    let files: [File]
    let shards: [Shards]
    let stays: [Shards]
  }

  private struct Shards: Encodable {
    let folder: String
    let shards: Int
    let bytes: Int64
    /// In ISO 8601.
    let written: String
    /// Why they stay; left out where they do not.
    let reason: String?

    init(_ left: LeftShards, reason: String?) {
      folder = left.path
      shards = left.shards
      bytes = left.bytes
      written = Date(timeIntervalSince1970: Double(left.written)).formatted(.iso8601)
      self.reason = reason
    }
  }

  private struct File: Encodable {
    let sha256: String
    let size: Int64
  }

  private struct Ingest: Encodable {
    let source, file, sha256: String
    let vintage: String?
  }
}
