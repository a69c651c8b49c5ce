import WaybillCore

/// What the tables say on one source's figures of one kind, for its newest window: the answer as the report tells it.
struct ShareAnswer {
  let facet: ShareRow.Facet
  let sourceTitle: String
  /// The rows of the source, and how many rows and single values of it were refused: these are in no figure.
  let rowsIn: Int
  let refused: Int
  let period: ReportPeriod
  /// All members of the alliance together, one row a definition, in the table's order.
  let definitions: [ShareRow]
  /// The definition of the chart and of the rows by ally: the alliance itself, by the year of accession.
  let main: ShareRow.Definition
  /// The exporters under the main definition, by falling share and total; those without a share last, by name.
  let allies: [ShareRow]
  /// Who reported in which year, under the main definition.
  let coverage: ReportingCoverage
  /// Whether the publisher covers everybody, so that silence is a zero.
  let isComplete: Bool
  /// The rows of single years under the main definition, by exporter and rising.
  let series: [String: [ShareRow]]
  /// The rows of the newest period under every definition with the main rule of membership, by exporter.
  let definitionsByExporter: [String: [ShareRow]]

  /// The answers of a report, in the order of its sources and then of its tables; never two kinds of figures in one.
  static func all(in report: RunReport) -> [ShareAnswer] {
    let tables = report.tables.filter { $0.id == "outside-share" }
    // A table may have tens of thousands of rows; only those of the newest period and of the main definition are kept.
    var order: [ShareRow.Facet] = []
    var parts: [ShareRow.Facet: Parts] = [:]
    for row in tables.lazy.flatMap({ ShareRow.rows(of: $0) }) {
      if parts[row.facet] == nil { order.append(row.facet) }
      parts[row.facet, default: Parts(row)].look(at: row)
    }
    for row in tables.lazy.flatMap({ ShareRow.rows(of: $0) }) { parts[row.facet]?.keep(row) }
    let answers = order.compactMap { facet in parts[facet].map { ShareAnswer(facet, $0, report) } }
    return report.inOrderOfSources(answers, by: \.facet.source)
  }

  /// What is gathered of one kind of figures: first which rows count, then those rows.
  private struct Parts {
    private(set) var period: ReportPeriod
    private(set) var main: ShareRow.Definition
    private(set) var newest: [ShareRow] = []
    private(set) var years: [ShareRow] = []
    private(set) var coverage = ReportingCoverage()

    init(_ row: ShareRow) {
      period = row.period
      main = row.definition
    }

    mutating func look(at row: ShareRow) {
      period = ReportPeriod.newest(of: [period, row.period]) ?? period
      // The first of equals stays, so that the table's order decides.
      if Self.rank(row) < Self.rank(main, alliance: row.facet.alliance) { main = row.definition }
    }

    mutating func keep(_ row: ShareRow) {
      if row.period == period { newest.append(row) }
      guard row.definition == main, row.period.year != nil else { return }
      coverage.add(row)
      years.append(row)
    }

    private static func rank(_ row: ShareRow) -> Int { rank(row.definition, alliance: row.facet.alliance) }

    private static func rank(_ definition: ShareRow.Definition, alliance: String) -> Int {
      (definition.group == alliance ? 0 : 2) + (definition.membership == "year-of-accession" ? 0 : 1)
    }
  }

  private init(_ facet: ShareRow.Facet, _ parts: Parts, _ report: RunReport) {
    self.facet = facet
    period = parts.period
    main = parts.main
    coverage = parts.coverage
    sourceTitle = report.title(of: facet.source)
    let source = report.sources.first { $0.id == facet.source }
    rowsIn = source?.rowsIn ?? 0
    refused = (source?.rowsRejected ?? 0) + (source?.emitRejects ?? 0)
    isComplete = report.sources.first { $0.id == facet.source }?.isComplete ?? false
    definitions = parts.newest.filter { $0.exporter == ShareRow.all }
    let main = main
    allies = parts.newest.filter { $0.exporter != ShareRow.all && $0.definition == main }.sorted { a, b in
      let (left, right) = (a.share ?? ShareRange(lo: -1, hi: -1), b.share ?? ShareRange(lo: -1, hi: -1))
      if left != right { return (left.lo, left.hi) > (right.lo, right.hi) }
      if a.total.lo != b.total.lo { return (a.total.lo ?? -1) > (b.total.lo ?? -1) }
      return a.exporter < b.exporter
    }
    series = Dictionary(grouping: parts.years, by: \.exporter)
      .mapValues { $0.sorted { ($0.period.year ?? 0) < ($1.period.year ?? 0) } }
    definitionsByExporter = Dictionary(
      grouping: parts.newest.filter { $0.definition.membership == main.membership }, by: \.exporter)
  }

  /// All members together under the main definition.
  var mainRow: ShareRow? { definitions.first { $0.definition == main } }

  /// The membership rules of the definitions, each once, in the table's order.
  var memberships: [String] {
    definitions.map(\.definition.membership).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The exporters that are due in the newest period and reported nothing, by code.
  var notReported: [String] { allies.filter { $0.status == "not-reported" }.map(\.exporter) }

  /// Who did not report in which years, by code.
  var silences: [(exporter: String, years: [Int])] {
    coverage.exporters.compactMap { exporter in
      let years = coverage.years(of: exporter, .notReported)
      return years.isEmpty ? nil : (exporter, years)
    }
  }

  /// The one exporter that the source is about at all in the newest period; nil where there are several.
  var onlyExporter: String? {
    let due = allies.filter { ($0.yearsDue ?? 1) > 0 }
    return due.count == 1 ? due[0].exporter : nil
  }

  /// An exporter's row of the newest period under the main definition; `ALL` stands for all members.
  func row(of exporter: String) -> ShareRow? {
    definitionsByExporter[exporter]?.first { $0.definition == main }
  }

  /// The keys of the row in which the figure of an exporter stands.
  func figure(of exporter: String) -> Evidence.Figure {
    Evidence.Figure(
      source: facet.source, basis: facet.basis, measure: facet.measure, unit: facet.unit, alliance: facet.alliance,
      group: main.group, membership: main.membership, exporter: exporter, period: period.text)
  }
}
