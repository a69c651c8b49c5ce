import WaybillCore

/// The records behind an exporter's figures: the largest of each side of the division, with file and line.
enum EvidencePart {
  /// The section's contents; nothing where the run gathered no records.
  static func html(of exporter: String, _ answers: [ShareAnswer], _ edition: Edition) -> HTML {
    let parts = answers.map { part(exporter, $0, edition) }.filter { !$0.markup.isEmpty }
    return parts.isEmpty ? .nothing : HTML.lines(["<p>\(edition.texts.evidenceLede)</p>"] + parts)
  }

  private static func part(_ exporter: String, _ answer: ShareAnswer, _ edition: Edition) -> HTML {
    guard let evidence = edition.figures.evidence(of: exporter, in: answer) else { return .nothing }
    let texts = edition.texts
    let row = answer.row(of: exporter)
    return """
      <article id="\(AllyLink.anchor(of: answer, edition))">
      <h3>\(HTML.inEnglish(answer.sourceTitle, on: edition)): \(texts.basis(answer.facet.basis)), \(answer.period.text): \
      \(row.map(edition.share) ?? "")</h3>
      \(HTML.lines(evidence.buckets.map { bucket($0, of: exporter, answer, edition) }))
      <p>\(texts.allRecords)</p>
      <pre><code>\(evidence.command)</code></pre>
      </article>
      """
  }

  private static func bucket(
    _ bucket: Evidence.Bucket, of exporter: String, _ answer: ShareAnswer, _ edition: Edition
  ) -> HTML {
    let texts = edition.texts
    let row = answer.row(of: exporter)
    let amount: AmountRange? =
      switch bucket.kind {
      case .outside: row?.outside
      case .undetermined: row?.undetermined
      case .inside: row?.inside
      }
    let told = amount.map { edition.amount($0, in: answer.facet) } ?? ""
    return """
      <details>
      <summary>\(texts.bucketSummary(
        texts.bucket(bucket.kind), amount: told, unit: texts.unit(answer.facet.unit),
        records: edition.digits.count(bucket.records), count: bucket.records, shown: bucket.lines.count))</summary>
      \(HTML.table(
        caption: texts.evidenceCaption(texts.unit(answer.facet.unit)), style: "evidence",
        head: (exporter == ShareRow.all ? [.head(texts.exporter)] : []) + [
          .head(texts.destination), .head(texts.goods), .head(texts.year), .head(texts.amount, numeric: true),
          .head(texts.fileAndLine),
        ], rows: bucket.lines.map { line($0, naming: exporter == ShareRow.all, answer, edition) }))
      </details>
      """
  }

  private static func line(
    _ line: Evidence.Line, naming exporter: Bool, _ answer: ShareAnswer, _ edition: Edition
  ) -> HTML {
    var place = line.place
    place.file = ShownPath.text(place.file)
    let value = AmountRange(lo: Int128(line.value.lo.millionths), hi: line.value.hi.map { Int128($0.millionths) })
    let goods = [line.item, line.category].filter { !$0.isEmpty }.joined(separator: ", ")
    let who: HTML = exporter ? "<td>\(edition.name(of: line.exporter))</td>" : .nothing
    let said = line.flags.map(edition.texts.flag).joined(separator: ", ")
    let flags: HTML = said.isEmpty ? .nothing : "<br><small>\(said)</small>"
    return """
      <tr>\(who)<td>\(edition.name(of: line.destination))</td><td>\(goods)</td>\
      <td class="keep">\(years(line.period))</td><td class="n">\(edition.amount(value, in: answer.facet))\(flags)</td>\
      <td><code>\(place.description)</code></td></tr>
      """
  }

  private static func years(_ period: Period) -> String {
    let (first, last) = (period.years.lowerBound, period.years.upperBound)
    return first == last ? "\(first)" : "\(first)-\(last)"
  }
}
