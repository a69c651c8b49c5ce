import WaybillCore
import WaybillLedger
import WaybillMapping

/// Reads one snapshot by its adapter and mapping, batch by batch, and hands on what it makes.
struct Ingestion {
  let source: Workspace.Source
  let snapshot: Snapshot
  /// How many threads map batches; one where a row may hang on those before it.
  var threads = 1
  /// The one unit that is read, with the number that its records carry; all of them when nil.
  var only: (number: Int, unit: WorkUnit)?
  var progress: Progress.Listener = { _ in }

  /// What was found and counted.
  struct Outcome {
    var account = RowAccount()
    /// The units that were read, by their numbers.
    var parts: [WorkUnit.Part] = []
    /// The captures of each table, by the table's name.
    var captures: [String: [String: String]] = [:]

    /// The date of the data, which is one for the whole file.
    var vintage = StatedVintage()
    var timings = Timings()
  }

  /// Reads the whole snapshot; `body` is given each batch of records with the rejects that came with it, in order.
  ///
  /// - Throws: a ``Diagnostics`` when the file cannot be read or does not fit its mapping; what `body` throws.
  func run(_ body: (borrowing RecordBatch, [Reject]) throws -> Void) throws -> Outcome {
    var nothing = NoGatherer()
    return try run(gathering: &nothing) { batch, rejects, _ in try body(batch, rejects) }
  }

  /// Reads the whole snapshot, or one unit of it, and gathers from the records in whatever order they are made.
  ///
  /// - Parameter body: given each batch in order, with its rejects and the ledger's numbers of its dictionaries.
  func run<Gatherer: BatchGatherer>(
    gathering gatherer: inout Gatherer, _ body: (borrowing RecordBatch, [Reject], inout LedgerNumbers) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome()
    var step = Progress("reading \(snapshot.name)", of: snapshot.size, counting: "rows")
    var units = try SnapshotUnits(of: snapshot, source)
    let chosen = only.map { [$0] } ?? units.all.enumerated().map { ($0, $1) }
    for (number, unit) in chosen {
      var reader = try source.adapter.makeReader(for: unit)
      var rows = RowBatch()
      let start = Timings.now()
      let more = try reader.read(into: &rows)
      outcome.timings.add(.read, Timings.now() - start, rows: rows.rowCount, careful: rows.carefulRows)
      var layout = reader.layout
      let bound = try units.bind(&layout, of: unit)
      let mapper = try Mapper(bound, file: snapshot.name, part: unit.part, number: number)
      outcome.parts.append(unit.part)
      outcome.captures[layout.table] = layout.captures
      if !more { continue }
      let threads = bound.rowsStandAlone ? max(1, threads) : 1
      outcome.timings.threads = max(outcome.timings.threads, threads)
      var desks = [BatchDesk(mapper, gatherer, rows: rows)]
      // Held once, so that nothing is copied when it is added to.
      gatherer = gatherer.emptied
      for _ in 1..<(threads == 1 ? 1 : threads * 2) {
        let mapper = try Mapper(bound, file: snapshot.name, part: unit.part, number: number)
        desks.append(BatchDesk(mapper, gatherer))
      }
      try BatchCrew(reader, desks, firstRow: unit.part.firstRow).run(threads: threads) { desk in
        let start = Timings.now()
        try body(desk.mapper.batch, desk.mapper.rejects, &desk.ledgerNumbers)
        outcome.timings.add(.keep, Timings.now() - start, rows: desk.mapper.batch.count)
        step.add(desk.rows)
        progress(step)
      }
      gatherer = desks[0].gatherer
      for (place, desk) in desks.enumerated() {
        outcome.account.merge(desk.mapper.account)
        outcome.timings.merge(desk.timings)
        if place > 0 { gatherer.merge(desk.gatherer) }
      }
    }
    outcome.vintage = units.vintage
    return outcome
  }
}

/// Gathers nothing.
struct NoGatherer: BatchGatherer {
  var emptied: Self { self }
  func add(_ batch: borrowing RecordBatch) {}
  func merge(_ other: Self) {}
}
