/// The summary's part on one answer: its ranges by definition, who did not report, and the largest exporters.
struct AnswerLines {
  /// How many exporters are shown.
  private static let largest = 8

  private let answer: ShareAnswer
  private let edition: Edition
  private var words: any Texts { edition.texts }

  /// Makes the part of an answer.
  init(_ answer: ShareAnswer, _ edition: Edition) {
    self.answer = answer
    self.edition = edition
  }

  /// The lines, what they are of first.
  var lines: [String] {
    let facet = answer.facet
    let memberships = answer.memberships
    let rule = memberships.count == 1 ? " (members \(words.membership(memberships[0])))" : ""
    let act = words.act(facet.basis)
    var lines = "\(answer.sourceTitle), \(answer.period.text): \(edition.counted(facet))".wrapped(
      to: TerminalSummary.width)
    lines += "of what \(words.group(facet.alliance)) members \(act.did)\(rule), the part that \(act.went) outside:"
      .wrapped(to: TerminalSummary.width, indent: 2)
    lines += definitions(memberships)
    if let row = answer.mainRow, row.share != nil, row.undetermined != AmountRange(lo: 0, hi: 0) {
      let unit = words.unit(facet.unit)
      lines += "undetermined \(amount(row.undetermined)) of \(amount(row.total)) \(unit)"
        .wrapped(to: TerminalSummary.width, indent: 4)
    }
    if answer.refused > 0 {
      let refused = Digits.english.count(answer.refused, "row or value", "rows or values")
      lines += "in no figure: \(refused) of \(Digits.english.count(answer.rowsIn, "row")), refused"
        .wrapped(to: TerminalSummary.width, indent: 4)
    }
    return lines + silences + exporters
  }

  private func amount(_ range: AmountRange) -> String { edition.amount(range, in: answer.facet) }

  private func definitions(_ memberships: [String]) -> [String] {
    if answer.definitions.isEmpty { return ["    no figure for all members together"] }
    var table = TextTable([.left, .left, .right, .left])
    for row in answer.definitions {
      let membership = memberships.count == 1 ? "" : words.membership(row.definition.membership)
      table.add([words.group(row.definition.group), membership, edition.share(of: row), coverage(of: row)])
    }
    return table.lines(indent: 4)
  }

  private func coverage(of row: ShareRow) -> String {
    guard row.status == "partial" else { return "" }
    return edition.coverage(of: row).map { "partial: \($0)" } ?? "partial"
  }

  /// The exporter-years that were not reported, in one line: with their years where all fit, else counted by exporter.
  private var silences: [String] {
    let silences = edition.silences(of: answer)
    if silences.isEmpty { return [] }
    let all = silences.reduce(0) { $0 + $1.years.count }
    let start = "    not reported: \(Digits.english.count(all, "exporter-year"))"
    let inFull = silences.map { "\($0.name) \(words.years($0.years))" }.joined(separator: "; ")
    let counts = silences.sorted { ($0.years.count, $1.name) > ($1.years.count, $0.name) }
      .map { "\($0.name) \($0.years.count)" }
    let cut = counts.indices.dropLast().reversed().map { last in
      "\(counts[...last].joined(separator: ", ")) and \(counts.count - last - 1) more"
    }
    let fitting = ([inFull, counts.joined(separator: ", ")] + cut).lazy.map { "\(start): \(VisibleText.clean($0))" }
      .first { VisibleText.width($0) <= TerminalSummary.width }
    return [fitting ?? "\(start) of \(Digits.english.count(silences.count, "exporter"))"]
  }

  private var exporters: [String] {
    let shown = answer.allies.filter { $0.share != nil }
      .sorted { ($0.total.lo ?? 0, $1.exporter) > ($1.total.lo ?? 0, $0.exporter) }.prefix(Self.largest)
    if shown.isEmpty { return [] }
    var table = TextTable([.left, .right, .right])
    for row in shown { table.add([edition.name(of: row), edition.share(of: row), amount(row.total)]) }
    let heading =
      "largest exporters, outside \(words.group(answer.main.group)), of a total in \(words.unit(answer.facet.unit)):"
    return heading.wrapped(to: TerminalSummary.width, indent: 2) + table.lines(indent: 4)
  }
}
