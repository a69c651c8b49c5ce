internal import GRDB

/// What a ledger can do without: what no kept result, and nothing that was read since, was made from.
public struct Remainder: Sendable, Hashable {
  /// The ingests, oldest first.
  public let ingests: [IngestEntry]
  /// How many rejects these have.
  public let rejects: Int
  /// The numbers of the runs.
  public let runs: [Int]
  /// How many stored results.
  public let results: Int
  /// How many snapshots have no other ingest.
  public let snapshots: Int

  /// The hashes of the snapshots that stay.
  public let staying: Set<String>

  let resultSets: [Int64]

  /// Whether the ledger needs all that it has.
  public var isEmpty: Bool { ingests.isEmpty && runs.isEmpty && results == 0 }

  /// How many records the ingests have of their own.
  public let records: Int
}

extension LedgerReader {
  /// Finds what can go.
  ///
  /// Of each pipeline the newest results stay, with the runs that had them and the ingests that they were made from. An
  /// ingest stays too that is asked for, that came after the last run that read its mapping, or whose rejects one that
  /// stays has tried again.
  ///
  /// - Parameters:
  ///   - newest: how many different results of each pipeline stay, at least 1.
  ///   - needed: further ingests that stay.
  /// - Throws: ``LedgerError`` when the ledger cannot be read.
  public func remainder(keeping newest: Int, needed: [IngestID] = []) throws(LedgerError) -> Remainder {
    let keys = try keptKeys(newest)
    let ingests = try ingests()
    return try file.explaining {
      let runs = try Row.fetchAll(database, sql: "SELECT id, result_set FROM runs ORDER BY id").map { row in
        (number: try row.decode(Int.self, atIndex: 0), set: try row.decode(Int64.self, atIndex: 1))
      }
      let sets = try Row.fetchAll(database, sql: "SELECT id, key FROM result_sets ORDER BY id").map { row in
        (id: try row.decode(Int64.self, atIndex: 0), key: try row.decode(String.self, atIndex: 1))
      }
      let goingSets = sets.filter { !keys.contains($0.key) }.map(\.id)
      var stays = Set(needed)
      for key in keys { stays.formUnion(try self.ingests(ofResults: key)) }
      for ingest in ingests where try isSinceTheLastRun(ingest) { stays.insert(ingest.id) }
      for id in stays { stays.formUnion(try chain(of: id)) }
      let going = ingests.filter { !stays.contains($0.id) }
      let stayingFiles = Set(ingests.filter { stays.contains($0.id) }.map(\.snapshot.sha256))
      let ids = going.map(\.id.rawValue).list
      return Remainder(
        ingests: going,
        rejects: try count("SELECT count(*) FROM rejects WHERE ingest IN (SELECT value FROM json_each(?))", ids),
        runs: runs.filter { goingSets.contains($0.set) }.map(\.number), results: goingSets.count,
        snapshots: Set(going.map(\.snapshot.sha256)).subtracting(stayingFiles).count, staying: stayingFiles,
        resultSets: goingSets,
        records: try count(
          "SELECT coalesce(sum(count), 0) FROM segments WHERE ingest IN (SELECT value FROM json_each(?))", ids))
    }
  }

  /// The keys of the newest results of each pipeline.
  private func keptKeys(_ newest: Int) throws(LedgerError) -> Set<String> {
    var keys: [String: [String]] = [:]
    for run in try runs().reversed() where keys[run.pipeline]?.contains(run.resultKey) != true {
      if keys[run.pipeline, default: []].count < newest { keys[run.pipeline, default: []].append(run.resultKey) }
    }
    return Set(keys.values.joined())
  }

  /// Whether no run has read an ingest's mapping since the ingest: a replay that the next run will take up.
  private func isSinceTheLastRun(_ ingest: IngestEntry) throws -> Bool {
    let last = try Int64?.fetchOne(
      database,
      sql: """
        SELECT max(ingests.id) FROM ingests JOIN result_ingests ON result_ingests.ingest = ingests.id
        WHERE ingests.mapping = ?
        """, arguments: [ingest.mapping])
    return ingest.id.rawValue > (last ?? nil) ?? 0
  }

  private func count(_ sql: String, _ ids: String) throws -> Int {
    try Int.fetchOne(database, sql: sql, arguments: [ids]) ?? 0
  }
}

extension [Int64] {
  /// The numbers as a list in JSON, for `json_each`.
  var list: String { "[\(map(String.init).joined(separator: ","))]" }
}
