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

    /// The date of the data, as the first table that has one gives it.
    var vintage: String? { captures.sorted { $0.key < $1.key }.compactMap { $0.value["vintage"] }.first }
  }

  /// Reads the whole snapshot; `body` is given each batch of records with the rejects that came with it.
  ///
  /// - Throws: a ``Diagnostics`` when the file cannot be read or does not fit its mapping; what `body` throws.
  func run(_ body: (borrowing RecordBatch, [Reject]) throws -> Void) throws -> Outcome {
    var outcome = Outcome()
    var step = Progress("reading \(snapshot.name)", of: snapshot.size, counting: "rows")
    for (number, unit) in try Self.units(of: snapshot, source).enumerated() {
      var reader = try source.adapter.makeReader(for: unit)
      var rows = RowBatch()
      var more = try reader.read(into: &rows)
      let layout = reader.layout
      outcome.parts.append(unit.part)
      outcome.captures[layout.table] = layout.captures
      var mapper = try Mapper(
        try BoundMapping(source.mapping, to: layout), file: snapshot.name, part: unit.part, number: number)
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

  /// The units of a file, which a record numbers in two bytes.
  static func units(of snapshot: Snapshot, _ source: Workspace.Source) throws -> [WorkUnit] {
    let units = try source.adapter.units(of: snapshot, atMost: 1)
    if units.count > mostUnits { throw Diagnostics([.tooManyUnits(snapshot.name, units.count, most: mostUnits)]) }
    return units
  }

  private static let mostUnits = Int(UInt16.max)
}
