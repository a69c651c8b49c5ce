/// A source's coverage as a table of exporters by years, to be read without colour: a sign with its word in each cell.
enum CoverageMatrix {
  /// The table, with what was reported of what was due for each exporter and each year.
  static func html(_ answer: ShareAnswer) -> HTML {
    let coverage = answer.coverage
    let years = coverage.years
    let caption =
      "\(answer.sourceTitle), \(Words.basis(answer.facet.basis)): exporters by year. \(legend(coverage, years))"
    let rows = answer.exporters.map { exporter -> HTML in
      """
      <tr><th scope="row">\(exporter.name)</th>\
      \(joined: years.map { cell(coverage.status(of: exporter.code, in: $0)) })\
      <td class="n">\(of(coverage.count(of: exporter.code)))</td></tr>
      """
    }
    return .table(
      caption: caption, style: "matrix",
      head: [.head("Exporter")] + years.map { .head(String($0)) } + [.head("Reported of due", numeric: true)],
      rows: rows + [total(coverage, years)])
  }

  private static func total(_ coverage: ReportingCoverage, _ years: [Int]) -> HTML {
    """
    <tr class="all"><th scope="row">All</th>\
    \(joined: years.map { "<td>\(of(coverage.count(in: $0)))</td>" })\
    <td class="n">\(of(coverage.count))</td></tr>
    """
  }

  private static func of(_ count: ReportingCoverage.Count) -> String {
    "\(Digits.count(count.reported))/\(Digits.count(count.due))"
  }

  private static func cell(_ status: ReportingCoverage.Status) -> HTML {
    let word = Words.coverage(status)
    return """
      <td class="\(status.rawValue)"><span role="img" aria-label="\(word)" title="\(word)">\(sign(status))</span></td>
      """
  }

  /// The signs that the table uses, with their words.
  private static func legend(_ coverage: ReportingCoverage, _ years: [Int]) -> String {
    let used = Set(
      coverage.exporters.flatMap { exporter in
        years.map { coverage.status(of: exporter, in: $0) }
      })
    return ReportingCoverage.Status.allCases.filter(used.contains)
      .map { "\(sign($0)) \(Words.coverage($0))" }.joined(separator: ", ")
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
