public import WaybillCore

extension Metric {
  /// The metric of some options after records.
  public static func of(_ records: [Record], _ options: KeyValuePairs<String, Option> = [:]) throws -> Self {
    var metric = try Self(options: OptionTable(options: options), groups: Sample.book)
    metric.add(records)
    return metric
  }

  /// Adds records in one batch a source.
  public mutating func add(_ records: [Record]) {
    for source in Set(records.map(\.source)).sorted() {
      var batch = RecordBatch(source: source)
      batch.replace(with: records.filter { $0.source == source })
      add(batch)
    }
  }

  /// The messages of what is wrong with options, a line each; nothing when all is well.
  public static func problems(_ options: KeyValuePairs<String, Option>) -> String {
    do throws(Diagnostics) {
      _ = try Self(options: OptionTable(options: options), groups: Sample.book)
      return ""
    } catch { return error.all.map { "\($0)\n" }.joined() }
  }
}

extension MetricTable {
  /// The rows as text, a cell for each of some columns.
  public func lines(_ columns: String...) -> [String] {
    let places = columns.compactMap { column($0) }
    precondition(places.count == columns.count, "\(id) has no such columns")
    return rows.map { row in places.map { row[$0].text }.joined(separator: " ") }
  }
}
