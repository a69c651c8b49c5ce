import WaybillCore

extension RunReport {
  /// The tables of metrics whose results the report does not tell in words of its own.
  var furtherTables: [MetricTable] { tables.filter { !$0.id.hasPrefix("outside-share") } }
}

extension MetricTable {
  /// The columns that say something: those that are empty in every row are left out.
  var toldColumns: [Int] {
    columns.indices.filter { column in rows.contains { $0[column] != .absent && $0[column] != .text("") } }
  }
}
