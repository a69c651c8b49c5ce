import WaybillCore

/// The figures that a report's pages show, read once from its tables and the same in every language.
struct ReportFigures {
  /// The answers of sources that have a share of anybody; all where none has.
  let answers: [ShareAnswer]
  let unknowns: [UnknownRow]
  let claims: [ClaimRow]
  let triangulation: [TriangulationRow]
  let holders: [HolderRow]
  private let evidence: [Evidence.Figure: Evidence]

  init(_ report: RunReport) {
    let all = ShareAnswer.all(in: report)
    let told = all.filter { answer in (answer.definitions + answer.allies).contains { $0.share != nil } }
    answers = told.isEmpty ? all : told
    unknowns = UnknownRow.all(in: report)
    claims = ClaimRow.all(in: report)
    triangulation = TriangulationRow.all(in: report)
    holders = HolderRow.all(in: report)
    evidence = Dictionary(report.evidence.map { ($0.figure, $0) }) { first, _ in first }
  }

  /// The exporters that have a page of their own, by code.
  var exporters: [String] { Set(answers.flatMap { $0.allies.map(\.exporter) }).sorted() }

  /// The records behind an exporter's share in an answer; nil where the run gathered none.
  func evidence(of exporter: String, in answer: ShareAnswer) -> Evidence? { evidence[answer.figure(of: exporter)] }

  /// The causes of what is not known about an exporter's share in an answer, what is worth most first.
  func unknowns(of exporter: String, in answer: ShareAnswer) -> [UnknownRow] {
    let figure = answer.figure(of: exporter)
    return unknowns.filter { $0.figure == figure }.sorted { ($0.rank, $0.cause) < ($1.rank, $1.cause) }
  }

  /// The largest destinations of an exporter, of the newest period that the table has of them.
  func holders(of exporter: String, in facet: ShareRow.Facet) -> [HolderRow] {
    let rows = holders.filter {
      $0.exporter == exporter && $0.source == facet.source && $0.basis == facet.basis && $0.unit == facet.unit
    }
    guard let newest = ReportPeriod.newest(of: rows.map(\.period)) else { return [] }
    return rows.filter { $0.period == newest }
  }
}

extension RunReport {
  /// The rows of the shares that pages show with their records: of every exporter and of all members together.
  package var figuresShown: [Evidence.Figure] {
    ShareAnswer.all(in: self).flatMap { answer in
      answer.definitionsByExporter.keys.sorted().filter { answer.row(of: $0)?.share != nil }
        .map { answer.figure(of: $0) }
    }
  }
}
