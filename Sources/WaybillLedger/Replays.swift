internal import GRDB
public import WaybillCore

/// The units of files, and ingests that try the rejects of others again.
extension LedgerReader {
  /// An ingest with those whose rejects it tries again, oldest first: together they hold the records of the file.
  public func chain(of id: IngestID) throws(LedgerError) -> [IngestID] {
    try file.explaining {
      var chain = [id]
      while let earlier = try replayed(by: chain[0]) {
        guard !chain.contains(earlier) else { throw file.corrupt("ingest \(id.rawValue) replays itself") }
        chain.insert(earlier, at: 0)
      }
      return chain
    }
  }

  /// The ingests of a snapshot with any version of a mapping, oldest first.
  public func attempts(sha256: String, mapping: String) throws(LedgerError) -> [IngestID] {
    try file.explaining {
      let sql = """
        SELECT ingests.id FROM ingests JOIN snapshots ON snapshots.id = ingests.snapshot
        WHERE snapshots.sha256 = ? AND ingests.mapping = ? AND ingests.counts IS NOT NULL ORDER BY ingests.id
        """
      return try Int64.fetchAll(database, sql: sql, arguments: [sha256, mapping]).map(IngestID.init)
    }
  }

  /// The number of the last run that used an ingest; nil when none did.
  public func lastRun(of id: IngestID) throws(LedgerError) -> Int? {
    try file.explaining {
      let sql = """
        SELECT max(runs.id) FROM runs JOIN result_ingests ON result_ingests.result_set = runs.result_set
        WHERE result_ingests.ingest = ?
        """
      return try Int?.fetchOne(database, sql: sql, arguments: [id.rawValue]).flatMap { $0 }
    }
  }

  /// The units of the file of an ingest, by their numbers.
  public func parts(of id: IngestID) throws(LedgerError) -> [WorkUnit.Part] {
    try file.explaining {
      try Row.fetchAll(
        database, sql: "SELECT kind, name FROM parts WHERE ingest = ? ORDER BY part", arguments: [id.rawValue]
      ).map { row in
        let kind = try row.decode(String.self, atIndex: 0)
        guard let part = WorkUnit.Part(kind: kind, name: try row.decode(atIndex: 1)) else {
          throw file.corrupt("a unit of ingest \(id.rawValue) is of an unknown kind '\(kind)'")
        }
        return part
      }
    }
  }

  func replayed(by id: IngestID) throws -> IngestID? {
    try Int64?.fetchOne(database, sql: "SELECT replays FROM ingests WHERE id = ?", arguments: [id.rawValue])
      .flatMap { $0.map(IngestID.init) }
  }

  /// How many records the ingests have that an ingest tries again.
  func recordsOfReplayed(by id: IngestID) throws -> Int {
    guard let earlier = try replayed(by: id) else { return 0 }
    return try counts(of: earlier).records
  }
}

extension WorkUnit.Part {
  /// How the ledger calls the kind of unit; a range of bytes is a part of the whole, whose lines it has.
  var kind: String {
    switch self {
    case .whole, .bytes: "whole"
    case .member: "member"
    case .sheet: "sheet"
    }
  }

  init?(kind: String, name: String) {
    switch kind {
    case "whole": self = .whole
    case "member": self = .member(name)
    case "sheet": self = .sheet(name)
    default: return nil
    }
  }
}
