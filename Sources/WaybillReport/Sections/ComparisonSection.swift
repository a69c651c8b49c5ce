/// What was said in public, and what the sources say of one exporter: beside each other, with why they differ.
enum ComparisonSection {
  /// Everything that the run compares; nothing where it compares nothing.
  static func html(_ edition: Edition) -> HTML {
    let exporters = edition.inOrderOfNames(Set(edition.figures.triangulation.map(\.exporter)))
    return HTML.lines(
      [claims(edition.figures.claims, edition)] + exporters.map { triangulation($0, edition) })
  }

  /// What the run compares of one exporter.
  static func html(of exporter: String, _ edition: Edition) -> HTML {
    HTML.lines([
      claims(edition.figures.claims.filter { $0.exporter == exporter }, edition), triangulation(exporter, edition),
    ])
  }

  private static func claims(_ rows: [ClaimRow], _ edition: Edition) -> HTML {
    if rows.isEmpty { return .nothing }
    let texts = edition.texts
    return """
      <h3>\(texts.claims)</h3>
      <p>\(texts.claimsLede)</p>
      \(HTML.table(
        caption: texts.claimsCaption,
        head: [
          .head(texts.claim), .head(texts.claimed, numeric: true), .head(texts.beside),
          .head(texts.figure, numeric: true), .head(texts.judgementHead),
        ], rows: rows.map { claim($0, edition) }))
      """
  }

  private static func claim(_ row: ClaimRow, _ edition: Edition) -> HTML {
    let said = row.said(in: edition.language)
    let tag: HTML = said.language == edition.language ? .nothing : " lang=\"\(said.language.rawValue)\""
    let texts = edition.texts
    let source = row.source.isEmpty ? "" : edition.report.title(of: row.source)
    let beside = [source, row.basis.isEmpty ? "" : texts.basis(row.basis), row.period].filter { !$0.isEmpty }
    let why = texts.claimReason(row.why)
    return """
      <tr><th scope="row"\(tag)>\(said.text)<br><span class="soft">\(said.by)</span></th>\
      <td class="n">\(row.claimed.map(edition.digits.percent) ?? "")</td>\
      <td>\(beside.joined(separator: ", "))</td><td class="n">\(figure(row, edition))</td>\
      <td><strong>\(texts.judgement(row.judgement))</strong>\(why.isEmpty ? "" : ": \(why)")</td></tr>
      """
  }

  private static func figure(_ row: ClaimRow, _ edition: Edition) -> String {
    guard let lo = row.figureLo else { return "" }
    guard let hi = row.figureHi else { return edition.texts.atLeast(edition.digits.percent(lo)) }
    return edition.digits.percent(ShareRange(lo: lo, hi: hi))
  }

  private static func triangulation(_ exporter: String, _ edition: Edition) -> HTML {
    let all = edition.figures.triangulation.filter { $0.exporter == exporter }
    // Single years fill pages; windows and the newest year of each source are what readers compare.
    let rows = all.filter { row in
      row.share == nil
        ? !all.contains { $0.source == row.source && $0.share != nil }
        : row.period.year == nil
          || row.period
            == ReportPeriod.newest(
              of: all.filter { ($0.source, $0.question, $0.basis) == (row.source, row.question, row.basis) }
                .filter { $0.share != nil && $0.period.year != nil }.map(\.period))
    }
    if rows.isEmpty { return .nothing }
    let texts = edition.texts
    return """
      <h3>\(texts.everySource(edition.name(of: exporter)))</h3>
      \(HTML.table(
        caption: texts.triangulationCaption, style: "sortable",
        head: [
          .head(texts.source), .head(texts.period), .head(texts.whatItSays), .head(texts.basisHead),
          .head(texts.part, numeric: true), .head(texts.yearsReportedOfDue, numeric: true), .head(texts.whyItDiffers),
        ], rows: rows.map { row($0, edition) }))
      """
  }

  /// The titles of a row's sources.
  private static func source(of row: TriangulationRow, _ edition: Edition) -> String {
    let titles = row.source.split(separator: "+").map { edition.report.title(of: String($0)) }
    return titles.isEmpty ? edition.texts.noSource : titles.joined(separator: " + ")
  }

  private static func row(_ row: TriangulationRow, _ edition: Edition) -> HTML {
    let texts = edition.texts
    let years = row.yearsReported.flatMap { reported in
      row.yearsDue.map { texts.of(edition.digits.count(reported), edition.digits.count($0)) }
    }
    return """
      <tr><th scope="row">\(source(of: row, edition))</th><td class="keep">\(row.period.text)</td>\
      <td>\(texts.question(row.question))\(row.group.isEmpty ? "" : " (\(texts.group(row.group)))")</td><td>\(row.basis.isEmpty ? "" : texts.basis(row.basis))</td>\
      <td class="n">\(row.share.map(edition.digits.percent) ?? texts.status(row.status))</td>\
      <td class="n">\(years ?? "")</td><td>\(row.reasons.map(texts.reason).joined(separator: "; "))</td></tr>
      """
  }
}
