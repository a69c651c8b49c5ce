import WaybillCore

/// What the tables say on one source's figures of one kind, for its newest window: the answer as the report tells it.
struct ShareAnswer {
  let facet: ShareRow.Facet
  let sourceTitle: String
  let period: ReportPeriod
  /// All members of the alliance together, one row a definition, in the table's order.
  let definitions: [ShareRow]
  /// The definition of the chart and of the rows by ally: the alliance itself, by the year of accession.
  let main: ShareRow.Definition
  /// The exporters under the main definition, by falling share and total; those without a share last, by name.
  let allies: [ShareRow]
  private let names: [String: String]

  /// The answers of a report, in the order of its tables; never two kinds of figures in one.
  static func all(in report: RunReport) -> [ShareAnswer] {
    let tables = report.tables.filter { $0.id == "outside-share" }
    // A table may have tens of thousands of rows; only those of the newest period are kept.
    var order: [ShareRow.Facet] = []
    var newest: [ShareRow.Facet: ReportPeriod] = [:]
    for row in tables.lazy.flatMap({ ShareRow.rows(of: $0) }) {
      if newest[row.facet] == nil { order.append(row.facet) }
      newest[row.facet] = ReportPeriod.newest(of: [newest[row.facet] ?? row.period, row.period])
    }
    var rows: [ShareRow.Facet: [ShareRow]] = [:]
    for row in tables.lazy.flatMap({ ShareRow.rows(of: $0) }) where row.period == newest[row.facet] {
      rows[row.facet, default: []].append(row)
    }
    return order.compactMap { facet in
      newest[facet].flatMap { ShareAnswer(facet: facet, period: $0, rows: rows[facet] ?? [], report: report) }
    }
  }

  private init?(facet: ShareRow.Facet, period: ReportPeriod, rows: [ShareRow], report: RunReport) {
    guard let main = Self.main(of: rows, alliance: facet.alliance) else { return nil }
    self.facet = facet
    self.period = period
    self.main = main
    names = report.partyNames
    sourceTitle = report.sources.first { $0.id == facet.source }?.title ?? facet.source
    definitions = rows.filter { $0.exporter == ShareRow.all }
    let names = names
    allies = rows.filter { $0.exporter != ShareRow.all && $0.definition == main }.sorted { a, b in
      let (left, right) = (a.share ?? ShareRange(lo: -1, hi: -1), b.share ?? ShareRange(lo: -1, hi: -1))
      if left != right { return (left.lo, left.hi) > (right.lo, right.hi) }
      if a.total.lo != b.total.lo { return (a.total.lo ?? -1) > (b.total.lo ?? -1) }
      return (names[a.exporter] ?? a.exporter, a.exporter) < (names[b.exporter] ?? b.exporter, b.exporter)
    }
  }

  private static func main(of rows: [ShareRow], alliance: String) -> ShareRow.Definition? {
    func rank(_ definition: ShareRow.Definition) -> Int {
      (definition.group == alliance ? 0 : 2) + (definition.membership == "year-of-accession" ? 0 : 1)
    }
    // The minimum is the first of equals, so that the table's order decides.
    return rows.lazy.map(\.definition).min { rank($0) < rank($1) }
  }

  /// All members together under the main definition.
  var mainRow: ShareRow? { definitions.first { $0.definition == main } }

  /// The membership rules of the definitions, each once, in the table's order.
  var memberships: [String] {
    definitions.map(\.definition.membership).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The exporters that are due and reported nothing, in words.
  var notReported: [String] { allies.filter { $0.status == "not-reported" }.map(name) }

  /// An exporter's name in words.
  func name(of row: ShareRow) -> String {
    row.exporter == ShareRow.all ? "All \(Words.group(facet.alliance)) members" : names[row.exporter] ?? row.exporter
  }

  /// The share, or in words why there is none.
  func share(of row: ShareRow) -> String { row.share.map(Percent.text) ?? Words.status(row.status) }

  /// An amount in the unit of the answer; empty where there is none to show.
  func amount(_ range: AmountRange) -> String { Digits.amount(range, places: facet.measure == "money" ? 0 : 2) }
}
