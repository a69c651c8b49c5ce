public import WaybillCore

/// Describes the tables beside it as a Frictionless Data Package, so that tools read them with their types.
public enum DataPackage {
  /// The file names of tables in their order: the metric's id, numbered from the second table of one metric.
  public static func fileNames(for tables: [MetricTable]) -> [String] {
    var seen: [String: Int] = [:]
    return tables.map { table in
      let count = seen[table.id, default: 0] + 1
      seen[table.id] = count
      return count == 1 ? "\(table.id).csv" : "\(table.id).\(count).csv"
    }
  }

  /// The text of `datapackage.json`.
  public static func text(title: String, tables: [MetricTable]) -> String {
    let resources = zip(tables, fileNames(for: tables)).map { table, file in resource(table, file: file) }
    return JSONText.object([
      ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
      ("name", "waybill-tables"),
      ("title", .string(title)),
      ("resources", .array(resources)),
    ]).document
  }

  private static func resource(_ table: MetricTable, file: String) -> JSONText {
    .object([
      ("name", .string(String(file.dropLast(".csv".count)))),
      ("type", "table"),
      ("path", .string(file)),
      ("title", .string(table.title)),
      ("format", "csv"),
      ("mediatype", "text/csv"),
      ("encoding", "utf-8"),
      (
        "schema",
        .object([
          ("fields", .array(table.columns.map(field))),
          ("missingValues", .array([""])),
          ("primaryKey", .array(table.columns.filter(\.isKey).map { .string($0.name) })),
        ])
      ),
    ])
  }

  private static func field(_ column: MetricTable.Column) -> JSONText {
    .object([
      ("name", .string(column.name)),
      ("type", .string(type(of: column.kind))),
      ("description", .string(column.help)),
    ])
  }

  private static func type(of kind: MetricTable.Column.Kind) -> String {
    switch kind {
    case .text: "string"
    case .integer: "integer"
    case .amount, .share: "number"
    }
  }
}
