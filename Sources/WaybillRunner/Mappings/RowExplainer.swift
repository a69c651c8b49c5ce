public import WaybillCore
public import WaybillMapping

/// Finds the row on a line of a file, and has its mapping explain it.
public enum RowExplainer {
  /// Explains the row on a line, which may be any line that the row spans.
  ///
  /// - Parameter part: The sheet or member that the line stands in; the first unit of the file when nil.
  /// - Throws: the problems of the mapping; why the file cannot be read; a row that could not be cut into cells; that
  ///   there is no row on the line.
  public static func explain(
    _ file: String, part: String? = nil, line: Int, mapping: String, registry: Registry
  ) throws(Diagnostics) -> Explanation {
    let source = try Workspace.Source.open(mapping: mapping, registry: registry)
    do {
      let snapshot = try Files.snapshot(file, named: file, at: nil)
      var units = try SnapshotUnits(of: snapshot, source)
      let unit = try unit(part, of: units.all, in: file)
      var reader = try source.adapter.makeReader(for: unit)
      var rows = RowBatch()
      var more = try reader.read(into: &rows)
      var layout = reader.layout
      var mapper = try Mapper(try units.bind(&layout, of: unit), file: file, part: unit.part)
      while more {
        if let fault = rows.faults.first(where: { $0.line == line }) {
          let reject = Reject(fault.code, fault.message, line: fault.line, column: fault.column, text: fault.text)
          throw Diagnostics([reject.diagnostic(in: file, part: unit.part)])
        }
        if let row = row(on: line, in: rows) { return mapper.explain(rows, row: row, layout: layout) }
        mapper.pass(rows)
        more = try reader.read(into: &rows)
      }
      throw Diagnostics([.noRowOnLine(line, header: layout.header, at: unit.part.place(in: file, line: line))])
    } catch {
      throw Diagnostics(explaining: error)
    }
  }

  private static func unit(
    _ part: String?, of units: [WorkUnit], in file: String
  ) throws(Diagnostics) -> WorkUnit {
    guard let found = units.first(where: { $0.part.name == part ?? $0.part.name }) else {
      throw Diagnostics([.unknownPart(part ?? "", known: units.map(\.part.name), in: file)])
    }
    return found
  }

  /// The last row that begins on the line or above it, when it reaches as far.
  private static func row(on line: Int, in rows: borrowing RowBatch) -> Int? {
    guard let row = rows.rows.lastIndex(where: { Int($0.line) <= line }), rows.columnCount > 0 else { return nil }
    let last = rows.columnCount - 1
    let end = rows.place(row: row, column: last).line + rows.text(row: row, column: last).utf8.count { $0 == 10 }
    return line <= end ? row : nil
  }
}
