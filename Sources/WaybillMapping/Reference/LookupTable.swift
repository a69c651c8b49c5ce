public import WaybillCore
import WaybillFormats

/// The table of a lookup's file: comma-separated text in UTF-8 with a header on its first line.
public struct LookupTable: Sendable {
  /// One line of the table.
  struct Row: Sendable {
    let cells: [String]
    let place: Place
  }

  /// The headers, trimmed.
  let columns: [String]
  let header: Place
  let rows: [Row]

  /// How many entries a file may have.
  static let mostRows = 100_000

  /// Reads the bytes of a file, which diagnostics call `name`.
  ///
  /// - Throws: every problem of the file: that it is empty, rows with too many cells, headers that stand twice.
  public static func read(_ bytes: [UInt8], name: String) throws(Diagnostics) -> LookupTable {
    var problems = Diagnostics()
    let trim = Normalisation(collapseSpaces: false)
    do throws(SourceError) {
      var reader = try DelimitedText(DelimitedOptions()).makeReader(of: bytes, name: name)
      let columns = reader.layout.columns.map { trim($0) }
      let header = reader.layout.header ?? Place(file: name, line: 1)
      for (index, column) in columns.enumerated() where columns[..<index].contains(column) {
        problems.add(.duplicateColumn(column, at: header))
      }
      var rows: [Row] = []
      var batch = RowBatch()
      while try reader.read(into: &batch) {
        for fault in batch.faults {
          let place = Place(file: name, line: fault.line, column: fault.column)
          problems.add(Diagnostic(.error, fault.code, fault.message, at: place))
        }
        for row in 0..<batch.rowCount {
          let cells = columns.indices.map { trim(batch.text(row: row, column: $0)) }
          let place = batch.place(row: row, column: 0)
          rows.append(Row(cells: cells, place: Place(file: name, line: place.line, column: place.column)))
        }
        if rows.count + problems.all.count > mostRows {
          problems.add(.lookupTooLong(most: mostRows, at: Place(file: name)))
          break
        }
      }
      if rows.isEmpty, problems.isEmpty { problems.add(.lookupWithoutEntries(at: header)) }
      try rethrow(problems)
      return LookupTable(columns: columns, header: header, rows: rows)
    } catch {
      throw problems.hasErrors ? problems : Diagnostics([error.diagnostic])
    }
  }

  /// Leaves the reading when there are problems; they are what the caller throws.
  private static func rethrow(_ problems: Diagnostics) throws(SourceError) {
    if problems.hasErrors, let first = problems.all.first { throw SourceError(first) }
  }
}
