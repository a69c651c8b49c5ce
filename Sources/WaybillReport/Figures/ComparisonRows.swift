import WaybillCore

/// One row of the table `claims`: what was said, beside a figure that it is about.
struct ClaimRow: Hashable {
  let claim, table, source, exporter, group, basis, judgement, why: String
  let period: String
  let claimed: ShareRange?
  /// The figure; its upper end is missing where nothing bounds it.
  let figureLo, figureHi: Int64?
  let url: String
  private let texts, speakers: [Language: String]

  /// The rows of a report.
  static func all(in report: RunReport) -> [ClaimRow] {
    report.tables.filter { $0.id == "claims" }.flatMap { CellReader.rows(of: $0).map(ClaimRow.init) }
  }

  private init(_ cells: CellReader) {
    claim = cells.text("claim")
    table = cells.text("table")
    source = cells.text("source")
    exporter = cells.text("exporter")
    group = cells.text("group")
    basis = cells.text("basis")
    period = cells.text("period")
    judgement = cells.text("judgement")
    why = cells.text("why_code")
    url = cells.text("url")
    texts = [.english: cells.text("text"), .dutch: cells.text("text_nl")].filter { !$0.value.isEmpty }
    speakers = [.english: cells.text("by"), .dutch: cells.text("by_nl")].filter { !$0.value.isEmpty }
    claimed =
      if let lo = cells.share("claim_lo"), let hi = cells.share("claim_hi") { ShareRange(lo: lo, hi: hi) } else { nil }
    figureLo = cells.share("figure_lo")
    figureHi = cells.share("figure_hi")
  }

  /// What was said and by whom, in a language or else in English.
  func said(in language: Language) -> (text: String, by: String, language: Language) {
    let told = texts[language] == nil ? Language.english : language
    return (texts[told] ?? "", speakers[told] ?? speakers[.english] ?? "", told)
  }
}

/// One row of the table `triangulation`: what one source says of an exporter in one period, and why others differ.
struct TriangulationRow: Hashable {
  let exporter, question, source, basis, unit, group, status: String
  let period: ReportPeriod
  let share: ShareRange?
  let yearsReported, yearsDue: Int?
  /// Why the figure is not that of another source, as codes with what belongs to them behind a colon.
  let reasons: [String]

  /// The rows of a report.
  static func all(in report: RunReport) -> [TriangulationRow] {
    report.tables.filter { $0.id == "triangulation" }.flatMap { CellReader.rows(of: $0).map(TriangulationRow.init) }
  }

  private init(_ cells: CellReader) {
    exporter = cells.text("exporter")
    question = cells.text("question")
    source = cells.text("source")
    basis = cells.text("basis")
    unit = cells.text("unit")
    group = cells.text("group")
    status = cells.text("status")
    period = ReportPeriod(cells.text("period"))
    share =
      if let lo = cells.share("share_lo"), let hi = cells.share("share_hi") { ShareRange(lo: lo, hi: hi) } else { nil }
    yearsReported = cells.integer("years_reported")
    yearsDue = cells.integer("years_due")
    reasons = cells.text("reason_codes").split(separator: ";").map(String.init)
  }
}
