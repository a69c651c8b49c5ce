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
    /// The units that were read, by their numbers.
    var parts: [WorkUnit.Part] = []
    /// The captures of each table, by the table's name.
    var captures: [String: [String: String]] = [:]

    /// The date of the data, which is one for the whole file.
    var vintage: String?
  }

  /// Reads the whole snapshot; `body` is given each batch of records with the rejects that came with it.
  ///
  /// - Throws: a ``Diagnostics`` when the file cannot be read or does not fit its mapping; what `body` throws.
  func run(_ body: (borrowing RecordBatch, [Reject]) throws -> Void) throws -> Outcome {
    var outcome = Outcome()
    var step = Progress("reading \(snapshot.name)", of: snapshot.size, counting: "rows")
    var units = try SnapshotUnits(of: snapshot, source)
    for (number, unit) in units.all.enumerated() {
      var reader = try source.adapter.makeReader(for: unit)
      var rows = RowBatch()
      var more = try reader.read(into: &rows)
      var layout = reader.layout
      var mapper = try Mapper(
        try units.bind(&layout, of: unit), file: snapshot.name, part: unit.part, number: number)
      outcome.parts.append(unit.part)
      outcome.captures[layout.table] = layout.captures
      while more {
        try mapper.map(rows)
        try body(mapper.batch, mapper.rejects)
        step.add(rows)
        progress(step)
        more = try reader.read(into: &rows)
      }
      outcome.account.merge(mapper.account)
    }
    outcome.vintage = units.vintage
    return outcome
  }
}
