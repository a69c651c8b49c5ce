import WaybillCore
import WaybillReport

/// An export as JSON: `records.json`, an array with an object a line, and `tables.json` with the rest.
struct JSONExport {
  private let contents: ExportContents

  init(_ contents: ExportContents) { self.contents = contents }

  func write(_ records: ExportedRecords, to folder: OutputFolder) throws -> [Export.Written] {
    let (recordsName, tablesName) = ("records.json", "tables.json")
    let file = try folder.file(recordsName)
    var rows = JSONRows(columns: RecordColumns.all)
    rows.begin(&file.bytes)
    let counts = try records.each { row in
      rows.append(row, to: &file.bytes)
      try file.drain()
    }
    rows.end(&file.bytes)
    file.bytes += "\n".utf8
    _ = try file.finish()

    let tables = try folder.file(tablesName)
    let sources = contents.sourceTable(counts)
    tables.bytes += "{\"sources\": ".utf8 + JSONRows.text(of: sources)
    tables.bytes += ",\n\"files\": ".utf8 + JSONRows.text(of: contents.fileTable)
    tables.bytes += ",\n\"tables\": [".utf8
    let names = DataPackage.numbered(contents.tables.map(\.id))
    for (place, (table, name)) in zip(contents.tables, names).enumerated() {
      tables.bytes += (place == 0 ? "\n" : ",\n").utf8
      tables.bytes += "{\"name\": \(JSONText.string(name).line), \"title\": \(JSONText.string(table.title).line)".utf8
      tables.bytes += ",\n\"columns\": ".utf8 + JSONRows.text(of: columnTable(of: table))
      tables.bytes += ",\n\"rows\": ".utf8 + JSONRows.text(of: table) + Array("}".utf8)
      try tables.drain()
    }
    tables.bytes += "]}\n".utf8
    _ = try tables.finish()
    let total = counts.values.reduce(0, +)
    return [.init(folder.named(recordsName), table: RecordColumns.table, rows: total)]
      + zip(contents.tables, names).map { .init(folder.named(tablesName), table: $1, rows: $0.rows.count) }
  }

  private func columnTable(of table: MetricTable) -> MetricTable {
    MetricTable(
      id: "columns", title: "",
      columns: ["name", "kind", "key", "description"].map { .init($0, .text, help: "") },
      rows: table.columns.map { column in
        [column.name, column.kind.rawValue, column.isKey ? "yes" : "no", column.help].map { .text($0) }
      })
  }
}
