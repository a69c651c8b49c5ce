import WaybillCore
import WaybillLedger
import WaybillReport

/// An export as one SQLite database, with a table for the records, for each table of results, for the sources and their
/// files, and for what the columns mean.
struct SQLiteExport {
  private let contents: ExportContents

  init(_ contents: ExportContents) { self.contents = contents }

  func write(_ records: ExportedRecords, to folder: OutputFolder) throws -> [Export.Written] {
    let file = "export.sqlite"
    let name = folder.named(file)
    do {
      var written: [Export.Written] = []
      try TableFile.write(folder.temporary(for: file)) { database in
        written = try write(records, to: database).map { .init(name, table: $0.table, rows: $0.rows) }
      }
      return written
    } catch let failure as TableFile.Failure {
      throw Diagnostics([.cannotExport(name, because: failure.reason)])
    }
  }

  private func write(_ records: ExportedRecords, to database: TableFile) throws -> [(table: String, rows: Int)] {
    let own = ["sources", "files", "columns"]
    let names = DataPackage.numbered([RecordColumns.table] + own + contents.tables.map(\.id))
    var written: [(table: String, rows: Int)] = []
    var meanings: [[MetricTable.Cell]] = []

    func write(
      _ name: String, _ columns: [MetricTable.Column],
      _ rows: ((_ add: ([MetricTable.Cell]) throws -> Void) throws -> Void)
    ) throws {
      let shape = SQLiteColumns(columns)
      meanings += shape.meanings.map { [.text(name), .text($0.column), .text($0.help)] }
      let table = try database.add(name, shape.columns)
      var values: [QueryValue] = []
      var count = 0
      try rows { row in
        shape.values(of: row, into: &values)
        try table.add(values)
        count += 1
      }
      written.append((name, count))
    }

    var counts: [String: Int] = [:]
    try write(names[0], RecordColumns.all) { counts = try records.each($0) }
    for (table, name) in zip(contents.tables, names.dropFirst(1 + own.count)) {
      try write(name, table.columns) { try table.rows.forEach($0) }
    }
    for table in [contents.sourceTable(counts), contents.fileTable] {
      try write(table.id, table.columns) { try table.rows.forEach($0) }
    }
    let told = meanings
    try write("columns", Self.columnsOfColumns) { try told.forEach($0) }
    return written
  }

  private static let columnsOfColumns: [MetricTable.Column] = [
    .init("table_name", .text, isKey: true, help: "a table"),
    .init("column_name", .text, isKey: true, help: "a column of the table"),
    .init("description", .text, help: "what a reader must know of the column"),
  ]
}

/// The columns of a table as SQLite has them: an amount is a number to compute with, and its exact text beside it.
struct SQLiteColumns {
  private(set) var columns: [TableFile.Column] = []
  private(set) var meanings: [(column: String, help: String)] = []
  private let kinds: [MetricTable.Column.Kind]

  init(_ table: [MetricTable.Column]) {
    kinds = table.map(\.kind)
    // SQLite takes names that differ in case for one.
    var taken: Set<String> = []
    func add(_ name: String, _ kind: TableFile.Kind, _ help: String) {
      var name = name
      while !taken.insert(name.lowercased()).inserted { name += "_" }
      columns.append(.init(name, kind))
      meanings.append((name, help))
    }
    for column in table {
      switch column.kind {
      case .text: add(column.name, .text, column.help)
      case .integer: add(column.name, .integer, column.help)
      case .share: add(column.name, .real, column.help)
      case .amount:
        add(column.name, .real, column.help)
        add("\(column.name)_exact", .text, "'\(column.name)' with all its digits, as a text")
      }
    }
  }

  /// The values of a row.
  func values(of row: [MetricTable.Cell], into values: inout [QueryValue]) {
    values.removeAll(keepingCapacity: true)
    for (cell, kind) in zip(row, kinds) {
      switch cell {
      case .absent: values.append(.null)
      case .text(let text): values.append(.text(text))
      case .integer(let number): values.append(.integer(Int64(number)))
      case .amount(let millionths): values.append(.real(Self.nearest(millionths)))
      case .share(let millionths): values.append(.real(Self.nearest(Int128(millionths))))
      }
      if kind == .amount { values.append(cell == .absent ? .null : .text(cell.text)) }
    }
  }

  /// The floating-point number that is nearest to a number of millionths.
  private static func nearest(_ millionths: Int128) -> Double {
    // Both numbers are exact up to here, so that one division rounds once.
    if millionths.magnitude < 1 << 53 { return Double(Int64(millionths)) / 1_000_000 }
    return Double(Decimals.shortest(millionths)) ?? .nan
  }
}
