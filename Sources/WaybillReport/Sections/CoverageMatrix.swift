/// A source's coverage as a table of exporters by years, to be read without colour: a sign with its word in each cell.
enum CoverageMatrix {
  /// The table, with what was reported of what was due for each exporter and each year.
  static func html(_ answer: ShareAnswer, _ edition: Edition) -> HTML {
    let coverage = answer.coverage
    let years = coverage.years
    let caption =
      edition.texts.matrixCaption(
        answer.sourceTitle, basis: edition.texts.basis(answer.facet.basis), legend: legend(coverage, years, edition))
    let rows = edition.inOrderOfNames(coverage.exporters).map { exporter -> HTML in
      """
      <tr><th scope="row">\(edition.name(of: exporter))</th>\
      \(joined: years.map { cell(coverage.status(of: exporter, in: $0), edition) })\
      <td class="n">\(of(coverage.count(of: exporter), edition))</td></tr>
      """
    }
    return .table(
      caption: caption, style: "matrix",
      head: [.head(edition.texts.exporter)] + years.map { .head(String($0)) }
        + [.head(edition.texts.reportedOfDue, numeric: true)],
      rows: rows + [total(coverage, years, edition)])
  }

  private static func total(_ coverage: ReportingCoverage, _ years: [Int], _ edition: Edition) -> HTML {
    """
    <tr class="all"><th scope="row">\(edition.texts.all)</th>\
    \(joined: years.map { "<td>\(of(coverage.count(in: $0), edition))</td>" })\
    <td class="n">\(of(coverage.count, edition))</td></tr>
    """
  }

  private static func of(_ count: ReportingCoverage.Count, _ edition: Edition) -> String {
    "\(edition.digits.count(count.reported))/\(edition.digits.count(count.due))"
  }

  private static func cell(_ status: ReportingCoverage.Status, _ edition: Edition) -> HTML {
    let word = edition.texts.coverage(status)
    return """
      <td class="\(status.rawValue)"><span role="img" aria-label="\(word)" title="\(word)">\(sign(status))</span></td>
      """
  }

  /// The signs that the table uses, with their words.
  private static func legend(_ coverage: ReportingCoverage, _ years: [Int], _ edition: Edition) -> String {
    let used = Set(
      coverage.exporters.flatMap { exporter in
        years.map { coverage.status(of: exporter, in: $0) }
      })
    return ReportingCoverage.Status.allCases.filter(used.contains)
      .map { "\(sign($0)) \(edition.texts.coverage($0))" }.joined(separator: ", ")
  }

  private static func sign(_ status: ReportingCoverage.Status) -> String {
    switch status {
    case .reported: "●"
    case .notReported: "×"
    case .reportedNotDue: "+"
    case .notDue: "·"
    }
  }
}
