import WaybillCore

extension RunReport {
  /// The tables that are written: those of the metrics, behind them who reported, where states report by themselves, and
  /// how the checks ended, where there are any.
  func writtenTables(_ answers: [ShareAnswer]) -> [MetricTable] {
    let coverage = CoverageTable.table(of: answers)
    return tables + [coverage, CheckTable.table(of: sources)].filter { !$0.rows.isEmpty }
  }
}

/// The table `coverage`: which exporter reported in which year, one row each, derived from the rows of the shares.
enum CoverageTable {
  /// What the coverage is of; alliances are not told apart, for who reported does not hang on them.
  private struct Key: Hashable {
    let source, basis, measure, unit: String
  }

  /// The table, with the sources in the order of the answers; those that cover everybody have no rows.
  static func table(of answers: [ShareAnswer]) -> MetricTable {
    var order: [Key] = []
    var coverages: [Key: ReportingCoverage] = [:]
    for answer in answers where !answer.isComplete {
      let facet = answer.facet
      let key = Key(source: facet.source, basis: facet.basis, measure: facet.measure, unit: facet.unit)
      if coverages[key] == nil { order.append(key) }
      coverages[key, default: ReportingCoverage()].merge(answer.coverage)
    }
    return MetricTable(
      id: "coverage", title: "Which exporter reported in which year", columns: columns,
      rows: order.flatMap { key in coverages[key].map { rows(key, $0) } ?? [] })
  }

  private static func rows(_ key: Key, _ coverage: ReportingCoverage) -> [[MetricTable.Cell]] {
    let years = coverage.years
    return coverage.exporters.flatMap { exporter in
      years.map { year in
        [key.source, key.basis, key.measure, key.unit, exporter].map(MetricTable.Cell.text)
          + [.integer(year), .text(coverage.status(of: exporter, in: year).rawValue)]
      }
    }
  }

  private static let columns: [MetricTable.Column] = [
    .init("source", .text, isKey: true, help: "the mapping that made the records"),
    .init("basis", .text, isKey: true, help: "the kind of reporting, such as licence or delivery"),
    .init("measure", .text, isKey: true, help: "what the figures count: money or tiv"),
    .init("unit", .text, isKey: true, help: "the unit of the amounts"),
    .init("exporter", .text, isKey: true, help: "ISO 3166-1 alpha-3"),
    .init("year", .integer, isKey: true, help: "a calendar year"),
    .init(
      "status", .text,
      help: "reported; not-reported, where the exporter was due and nothing or a stray value is there; not-due, where "
        + "it was not a member of both the alliance and those who report; reported-not-due, where it has figures "
        + "all the same"),
  ]
}
