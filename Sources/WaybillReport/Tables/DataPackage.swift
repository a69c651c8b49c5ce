public import WaybillCore

/// Describes the tables beside it as a Frictionless Data Package, so that tools read them with their types.
public enum DataPackage {
  /// One file of the package.
  package struct Resource {
    package let file: String
    package let title: String
    package let columns: [MetricTable.Column]
    /// The types of columns whose texts are more than that, such as `date`, by name.
    package var types: [String: String] = [:]
    /// The size of the file and its SHA-256, where they are known.
    package var measure: (bytes: Int64, sha256: String)?

    package init(
      file: String, title: String, columns: [MetricTable.Column], types: [String: String] = [:],
      measure: (bytes: Int64, sha256: String)? = nil
    ) {
      self.file = file
      self.title = title
      self.columns = columns
      self.types = types
      self.measure = measure
    }
  }

  /// The file names of tables in their order: the metric's id, numbered from the second table of one metric.
  public static func fileNames(for tables: [MetricTable]) -> [String] {
    numbered(tables.map(\.id)).map { "\($0).csv" }
  }

  /// Names in their order, numbered from the second of one name, such as `a`, `b`, `a.2`.
  package static func numbered(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.map { name in
      let count = seen[name, default: 0] + 1
      seen[name] = count
      return count == 1 ? name : "\(name).\(count)"
    }
  }

  /// The text of `datapackage.json`.
  public static func text(title: String, tables: [MetricTable]) -> String {
    text(
      name: "waybill-tables", title: title,
      resources: zip(tables, fileNames(for: tables)).map { table, file in
        Resource(file: file, title: table.title, columns: table.columns)
      })
  }

  /// The text of a `datapackage.json` of other files, with more members between its title and its resources.
  package static func text(
    name: String, title: String, members: [(name: String, value: JSONText)] = [], resources: [Resource]
  ) -> String {
    JSONText.object(
      [
        ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
        ("name", .string(name)),
        ("title", .string(title)),
      ] + members + [("resources", .array(resources.map(description)))]
    ).document
  }

  private static func description(of resource: Resource) -> JSONText {
    var members: [(name: String, value: JSONText)] = [
      ("name", .string(String(resource.file.dropLast(".csv".count)))),
      ("type", "table"),
      ("path", .string(resource.file)),
      ("title", .string(resource.title)),
      ("format", "csv"),
      ("mediatype", "text/csv"),
      ("encoding", "utf-8"),
    ]
    if let measure = resource.measure {
      members += [("bytes", .integer(Int(measure.bytes))), ("hash", .string("sha256:\(measure.sha256)"))]
    }
    var schema: [(name: String, value: JSONText)] = [
      ("fields", .array(resource.columns.map { field($0, type: resource.types[$0.name] ?? type(of: $0.kind)) })),
      ("missingValues", .array([""])),
    ]
    let keys = resource.columns.filter(\.isKey)
    if !keys.isEmpty { schema.append(("primaryKey", .array(keys.map { .string($0.name) }))) }
    return .object(members + [("schema", .object(schema))])
  }

  private static func field(_ column: MetricTable.Column, type: String) -> JSONText {
    .object([
      ("name", .string(column.name)),
      ("type", .string(type)),
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
