import WaybillCore

/// Where a row stands in a file: its unit, and its number there.
struct RowPlace: Hashable {
  let part: Int
  let row: Int

  init(part: Int, row: Int) {
    self.part = part
    self.row = row
  }

  init(_ record: Record) { self.init(part: record.part, row: record.row) }
}

/// Reads the texts of some rows of a file in one pass, by the adapter that a run reads them with.
enum SourceRows {
  /// The texts by the places of the rows; those that the file does not have are left out.
  static func read(
    _ wanted: Set<RowPlace>, of snapshot: Snapshot, by source: Workspace.Source
  ) -> [RowPlace: String] {
    var texts: [RowPlace: String] = [:]
    // A file that is not there any more, or no longer what it was, leaves the trace without its texts.
    guard let units = (try? SnapshotUnits(of: snapshot, source))?.all else { return texts }
    for (part, unit) in units.enumerated() {
      let rows = Set(wanted.filter { $0.part == part }.map(\.row))
      guard let last = rows.max() else { continue }
      _ = try? read(rows, upTo: last, of: unit, by: source) { texts[RowPlace(part: part, row: $0)] = $1 }
    }
    return texts
  }

  private static func read(
    _ wanted: Set<Int>, upTo last: Int, of unit: WorkUnit, by source: Workspace.Source, _ body: (Int, String) -> Void
  ) throws {
    var reader = try source.adapter.makeReader(for: unit)
    var batch = RowBatch()
    var first = 0
    while first <= last, try reader.read(into: &batch) {
      for row in 0..<batch.rowCount where wanted.contains(first + row) { body(first + row, batch.rowText(row)) }
      first += batch.rowCount
    }
  }
}
