import WaybillCore
import WaybillLedger
import WaybillMapping

/// Reads one snapshot by its adapter and mapping, batch by batch, and hands on what it makes.
struct Ingestion {
  let source: Workspace.Source
  let snapshot: Snapshot
  var progress: Progress.Listener = { _ in }

  /// What was found and counted.
  struct Outcome {
    var account = RowAccount()
    /// The captures of each table, by the table's name.
    var captures: [String: [String: String]] = [:]
  }

  /// Reads the whole snapshot; `body` is given each batch of records with the rejects that came with it.
  ///
  /// - Throws: a ``Diagnostics`` when the file cannot be read or does not fit its mapping; what `body` throws.
  func run(_ body: (borrowing RecordBatch, [Reject]) throws -> Void) throws -> Outcome {
    var outcome = Outcome()
    var step = Progress("reading \(snapshot.name)", of: snapshot.size, counting: "rows")
    for unit in try source.adapter.units(of: snapshot, atMost: 1) {
      var reader = try source.adapter.makeReader(for: unit)
      var rows = RowBatch()
      var more = try reader.read(into: &rows)
      let layout = reader.layout
      outcome.captures[layout.table] = layout.captures
      var mapper = try Mapper(try BoundMapping(source.mapping, to: layout), file: snapshot.name)
      while more {
        try mapper.map(rows)
        try body(mapper.batch, mapper.rejects)
        step.add(rows)
        progress(step)
        more = try reader.read(into: &rows)
      }
      outcome.account.merge(mapper.account)
    }
    return outcome
  }
}
