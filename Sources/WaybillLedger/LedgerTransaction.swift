import FoundationEssentials
internal import GRDB
public import WaybillCore

/// What can be done in one ``Ledger/transaction(_:)``: all that can be read, and writing.
public final class LedgerTransaction: LedgerReader {
  private var open: [IngestID: OpenIngest] = [:]
  private let dictionary: DictionaryWriter
  private let plainRowsUpTo: Int
  private let rejectsUpTo: Int
  /// Whether records are written; else they are counted, and gone.
  public let keepsRecords: Bool

  init(_ database: Database, _ file: LedgerFile, plainRowsUpTo: Int, rejectsUpTo: Int, keepsRecords: Bool) {
    self.keepsRecords = keepsRecords
    dictionary = DictionaryWriter(database, file)
    self.plainRowsUpTo = plainRowsUpTo
    self.rejectsUpTo = rejectsUpTo
    super.init(database, file)
  }

  /// Begins to take in a snapshot with a mapping, and adds the snapshot when the ledger does not have it.
  ///
  /// - Parameters:
  ///   - snapshot: The file; of a file that the ledger has, the first entry stays.
  ///   - mapping: The id of the mapping, which is the source of its records.
  ///   - mappingHash: The hash of the mapping and of all that it names.
  ///   - program: The version of the program.
  ///   - replayed: The ingest whose rejects are tried again, of the same snapshot; its records stay, and those of this
  ///     one come to them.
  /// - Throws: ``LedgerError`` when the snapshot was already read with the mapping, or the disk fails.
  public func beginIngest(
    of snapshot: SnapshotEntry, mapping: String, mappingHash: String, program: String,
    replaying replayed: IngestID? = nil
  ) throws(LedgerError) -> IngestID {
    try file.explaining {
      try database.execute(
        sql: """
          INSERT INTO snapshots (sha256, size, name, publisher, title, url, terms) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """,
        arguments: [
          snapshot.sha256, snapshot.size, snapshot.name, snapshot.publisher, snapshot.title, snapshot.url,
          snapshot.terms,
        ])
      try database.execute(
        sql: """
          INSERT INTO ingests (snapshot, mapping, mapping_hash, program, replays)
          SELECT id, ?, ?, ?, ? FROM snapshots WHERE sha256 = ?
          """,
        arguments: [mapping, mappingHash, program, replayed?.rawValue, snapshot.sha256])
      let id = IngestID(rawValue: database.lastInsertedRowID)
      open[id] = OpenIngest(mapping: mapping, records: SegmentWriter(database, ingest: id))
      return id
    }
  }

  /// Gives the snapshot of an ingest that was begun here the hash that was not known then.
  ///
  /// - Throws: ``LedgerError`` when the disk fails.
  public func name(snapshotOf id: IngestID, sha256: String) throws(LedgerError) {
    _ = ingestInHand(id)
    try file.explaining {
      try database.execute(
        sql: "UPDATE snapshots SET sha256 = ? WHERE id = (SELECT snapshot FROM ingests WHERE id = ?)",
        arguments: [sha256, id.rawValue])
    }
  }

  /// Adds records to an ingest that was begun here, after those that it has.
  ///
  /// - Throws: ``LedgerError`` when the disk fails.
  public func append(_ batch: borrowing RecordBatch, to id: IngestID) throws(LedgerError) {
    var numbers = LedgerNumbers()
    try append(batch, to: id, &numbers)
  }

  /// Adds records to an ingest that was begun here, after those that it has.
  ///
  /// - Parameter numbers: What is kept beside the batch: new, or what this transaction was given with its last filling,
  ///   since when its dictionaries have only grown.
  /// - Throws: ``LedgerError`` when the disk fails.
  public func append(
    _ batch: borrowing RecordBatch, to id: IngestID, _ numbers: inout LedgerNumbers
  ) throws(LedgerError) {
    let ingest = ingestInHand(id)
    precondition(
      batch.source == ingest.mapping, "records of '\(batch.source)' in an ingest of '\(ingest.mapping)'")
    if !keepsRecords {
      ingest.records.pass(batch.count)
      return
    }
    do {
      try ingest.records.append(batch, &numbers, dictionary)
    } catch {
      throw file.explanation(of: error)
    }
  }

  /// Adds rejects to an ingest that was begun here, after those that it has, as many as an ingest may have.
  public func append(_ rejects: [Reject], to id: IngestID) throws(LedgerError) {
    let ingest = ingestInHand(id)
    try file.explaining {
      let insert = try database.cachedStatement(
        sql: """
          INSERT INTO rejects (ingest, ordinal, code, message, line, col, row, emit, field, value, text, part, first_line)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for (index, reject) in rejects.prefix(max(0, rejectsUpTo - ingest.rejects)).enumerated() {
        try insert.execute(arguments: [
          id.rawValue, ingest.rejects + index, reject.code.rawValue, reject.message, reject.line, reject.column,
          reject.row, reject.emit, reject.field, reject.value, reject.text, reject.part, reject.firstLine,
        ])
      }
    }
    ingest.rejects += min(rejects.count, max(0, rejectsUpTo - ingest.rejects))
    ingest.allRejects += rejects.count
  }

  /// Ends an ingest that was begun here.
  ///
  /// - Parameters:
  ///   - counts: What became of the rows of the file; its number of records is that of the records appended, with those
  ///     of the ingests that this one tries again. Rejects that it says are not kept are so besides those appended here.
  ///   - parts: The units of the file, by their numbers.
  ///   - captures: The texts found around the tables: by the name of the table, then of the capture.
  ///   - vintage: The date that the publisher, the fetch or the pipeline gives the snapshot.
  public func finishIngest(
    _ id: IngestID, counts: RowAccount, parts: [WorkUnit.Part] = [.whole], captures: [String: [String: String]] = [:],
    vintage: String? = nil
  ) throws(LedgerError) {
    let ingest = ingestInHand(id)
    let earlier = try file.explaining { try recordsOfReplayed(by: id) }
    precondition(
      counts.records == ingest.records.count + earlier,
      "\(ingest.records.count) records were appended to \(earlier), not \(counts.records)")
    open[id] = nil
    try file.explaining {
      try ingest.records.flush()
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      var counts = counts
      if ingest.allRejects > ingest.rejects { counts.rejectsNotKept += ingest.allRejects - ingest.rejects }
      let json = String(decoding: try encoder.encode(counts), as: UTF8.self)
      try database.execute(
        sql: "UPDATE ingests SET counts = ?, vintage = ? WHERE id = ?", arguments: [json, vintage, id.rawValue])
      for (number, part) in parts.enumerated() {
        try database.execute(
          sql: "INSERT INTO parts (ingest, part, kind, name) VALUES (?, ?, ?, ?)",
          arguments: [id.rawValue, number, part.kind, part.name])
      }
      // In one order, so that the same ingest is the same bytes.
      for (layout, texts) in captures.sorted(by: { $0.key < $1.key }) {
        for (name, value) in texts.sorted(by: { $0.key < $1.key }) {
          try database.execute(
            sql: "INSERT INTO captures (ingest, layout, name, value) VALUES (?, ?, ?, ?)",
            arguments: [id.rawValue, layout, name, value])
        }
      }
      try PlainTable(database: database, limit: plainRowsUpTo).copy(id)
    }
  }

  /// Stops the program when an ingest was begun and not finished, before any of it can be committed.
  func checkFinished() { precondition(open.isEmpty, "an ingest was begun and not finished") }

  private func ingestInHand(_ id: IngestID) -> OpenIngest {
    guard let ingest = open[id] else { preconditionFailure("the ingest was not begun in this transaction") }
    return ingest
  }
}

extension RowAccount {
  private static let notKept = "rejects that are counted and not kept"

  /// How many rejects of an ingest the ledger does not have; a note of the account, which reports show.
  public internal(set) var rejectsNotKept: Int {
    get { notes[Self.notKept] ?? 0 }
    set { notes[Self.notKept] = newValue }
  }
}

/// An ingest that is being written.
private final class OpenIngest {
  let mapping: String
  var records: SegmentWriter
  var rejects = 0
  /// How many there are with those that are not kept.
  var allRejects = 0

  init(mapping: String, records: SegmentWriter) {
    self.mapping = mapping
    self.records = records
  }
}
