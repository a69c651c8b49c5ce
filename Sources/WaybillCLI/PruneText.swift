import WaybillCore
import WaybillReport
import WaybillRunner

/// What a ledger can do without, as a person or a program reads it.
enum PruneText {
  static func plain(_ outcome: Prune.Outcome, isRemoved: Bool, command: String) -> String {
    if outcome.isEmpty {
      return "nothing to remove: all that the ledger has is needed" + (isRemoved ? "; \(size(outcome))" : "")
    }
    var lines = [
      "\(isRemoved ? "removed" : "would remove") \(counted(outcome.runs, "run")) with "
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
    lines += outcome.files.map { "  fetched: sha256 \($0.sha256.prefix(12)), \(counted(Int($0.size), "byte"))" }
    lines.append(isRemoved ? size(outcome) : "nothing is removed yet; 'waybill prune \(command) --yes' removes it")
    return lines.joined(separator: "\n")
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
        files: outcome.files.map { .init(sha256: $0.sha256, size: $0.size) }
      ))
  }

  private struct Removal: Encodable {
    let removed: Bool
    let runs, results, records, rejects, snapshots: Int
    let bytesBefore, bytesAfter: Int64
    let ingests: [Ingest]
    let files: [File]
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
