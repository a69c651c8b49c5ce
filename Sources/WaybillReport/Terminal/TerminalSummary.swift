/// What a run prints when it is done: what was read, what was refused, and the answer, in 80 columns.
public struct TerminalSummary: Sendable {
  static let width = 80
  /// How many exporters are shown.
  private static let largest = 8

  private let report: RunReport
  private let out: String
  private let renderer: DiagnosticRenderer

  /// Makes the summary of a run whose report lies in the folder `out`; rejects are shown with their lines of `files`.
  public init(_ report: RunReport, out: String, files: FileLines = FileLines(), colour: Bool = false) {
    self.report = report
    self.out = out
    renderer = DiagnosticRenderer(files: files, colour: colour)
  }

  /// The summary, with a line's end behind it.
  public var text: String {
    var lines: [String] = []
    for source in report.sources { lines += SourceLines(source, renderer: renderer).lines + [""] }
    lines += report.question.wrapped(to: Self.width)
    let answers = ShareAnswer.all(in: report)
    if answers.isEmpty { lines += ["", "  no outside share was computed in this run"] }
    for answer in answers { lines += [""] + self.lines(of: answer) }
    lines += ["", "report  \(out)/index.html"]
    lines += DataPackage.fileNames(for: report.tables).map { "table   \(out)/tables/\($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of answer: ShareAnswer) -> [String] {
    let facet = answer.facet
    let unit = Words.unit(facet.unit)
    var lines = "\(answer.sourceTitle), \(answer.period.text): \(Words.basis(facet.basis)), \(unit)"
      .wrapped(to: Self.width)
    let memberships = answer.memberships
    let rule = memberships.count == 1 ? " (members \(Words.membership(memberships[0])))" : ""
    let act = Words.act(facet.basis)
    lines += "of what \(Words.group(facet.alliance)) members \(act.did)\(rule), the part that \(act.went) outside:"
      .wrapped(to: Self.width, indent: 2)
    if answer.definitions.isEmpty { lines.append("    no figure for all members together") }
    var table = TextTable([.left, .left, .right, .left])
    for row in answer.definitions {
      let coverage = row.status == "partial" ? coverage(of: row) : ""
      let membership = memberships.count == 1 ? "" : Words.membership(row.definition.membership)
      table.add([Words.group(row.definition.group), membership, answer.share(of: row), coverage])
    }
    lines += table.lines(indent: 4)
    if let row = answer.mainRow, row.share != nil, row.undetermined != AmountRange(lo: 0, hi: 0) {
      lines += "undetermined \(answer.amount(row.undetermined)) of \(answer.amount(row.total)) \(unit)"
        .wrapped(to: Self.width, indent: 4)
    }
    if !answer.notReported.isEmpty {
      lines += "not reported: \(answer.notReported.joined(separator: ", "))".wrapped(to: Self.width, indent: 4)
    }
    return lines + allies(of: answer)
  }

  private func allies(of answer: ShareAnswer) -> [String] {
    let shown = answer.allies.filter { $0.share != nil }
      .sorted { ($0.total.lo ?? 0, $1.exporter) > ($1.total.lo ?? 0, $0.exporter) }.prefix(Self.largest)
    if shown.isEmpty { return [] }
    var table = TextTable([.left, .right, .right])
    for row in shown { table.add([answer.name(of: row), answer.share(of: row), answer.amount(row.total)]) }
    let heading =
      "largest exporters, outside \(Words.group(answer.main.group)), of a total in \(Words.unit(answer.facet.unit)):"
    return heading.wrapped(to: Self.width, indent: 2) + table.lines(indent: 4)
  }

  private func coverage(of row: ShareRow) -> String {
    guard let reported = row.yearsReported, let due = row.yearsDue else { return "partial" }
    return "partial: \(Digits.count(reported)) of \(Digits.count(due)) member-years"
  }
}
