import WaybillCore
import WaybillReport

/// An export as CSV: `records.csv`, a file a table, and `datapackage.json` with what they are.
struct CSVExport {
  private let contents: ExportContents
  private let excelSafe: Bool

  init(_ contents: ExportContents, excelSafe: Bool) {
    self.contents = contents
    self.excelSafe = excelSafe
  }

  func write(_ records: ExportedRecords, to folder: OutputFolder) throws -> [Export.Written] {
    let names = DataPackage.numbered([RecordColumns.table] + contents.tables.map(\.id))
    var counts: [String: Int] = [:]
    var written: [Export.Written] = []
    var resources: [DataPackage.Resource] = []

    func write(
      _ name: String, _ title: String, _ columns: [MetricTable.Column], types: [String: String] = [:],
      _ rows: ((_ add: ([MetricTable.Cell]) throws -> Void) throws -> Void)
    ) throws {
      let file = try folder.file("\(name).csv")
      var count = 0
      CSVWriter.append(columns.map { .text($0.name) }, excelSafe: false, to: &file.bytes)
      try rows { row in
        CSVWriter.append(row, excelSafe: excelSafe, to: &file.bytes)
        count += 1
        try file.drain()
      }
      resources.append(
        .init(file: "\(name).csv", title: title, columns: columns, types: types, measure: try file.finish()))
      written.append(.init(folder.named("\(name).csv"), table: name, rows: count))
    }

    try write(names[0], RecordColumns.title, RecordColumns.all, types: RecordColumns.types) {
      counts = try records.each($0)
    }
    for (table, name) in zip(contents.tables, names.dropFirst()) {
      try write(name, table.title, table.columns) { try table.rows.forEach($0) }
    }
    let package = try folder.file("datapackage.json")
    package.bytes += description(resources, counts).utf8
    _ = try package.finish()
    return written + [.init(folder.named("datapackage.json"))]
  }

  private func description(_ resources: [DataPackage.Resource], _ counts: [String: Int]) -> String {
    let words = excelSafe ? "Before a text that a spreadsheet would take for a formula stands an apostrophe." : nil
    return DataPackage.text(
      name: "waybill-export", title: "Records and tables of \(contents.pipeline)",
      members: (words.map { [("description", .string($0))] } ?? []) + [("sources", contents.sourcesText(counts))],
      resources: resources)
  }
}
