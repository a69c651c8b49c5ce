import WaybillCore

/// The summary of a run that has more to tell than is read: the answers, then a line a source and a line a table.
struct ShortSummary {
  private let edition: Edition
  private let out: String
  private var report: RunReport { edition.report }

  init(_ edition: Edition, out: String) {
    self.edition = edition
    self.out = out
  }

  /// The lines, the answers first.
  var lines: [String] {
    let answers = edition.figures.answers
    let headline =
      answers.isEmpty
      ? report.furtherTables.first.map { FigureLines($0).lines } ?? [] : edition.title.wrapped(to: Self.width)
    let start = headline + [""] + answers.flatMap(lines(of:)) + (answers.isEmpty ? [] : [""]) + sources + [""]
    return start + tables(report.writtenTables(answers), room: TerminalSummary.screen - start.count)
  }

  private static let width = TerminalSummary.width

  /// What an answer is of, its range by the first definition, and where others say otherwise, the ends of all.
  private func lines(of answer: ShareAnswer) -> [String] {
    let title = Self.fitted(
      "\(answer.sourceTitle), \(answer.period.text): \(edition.counted(answer.facet))", to: Self.width)
    guard let main = answer.mainRow, main.share != nil else {
      return [title, "    no figure for all members together"]
    }
    var words = "outside \(edition.texts.group(main.definition.group)) \(edition.share(of: main))"
    if main.status == "partial" { words += " (partial)" }
    let ends = answer.definitions.compactMap(\.share)
    if ends.count > 1, let lo = ends.map(\.lo).min(), let hi = ends.map(\.hi).max() {
      words += "; by \(ends.count) definitions \(edition.digits.percent(ShareRange(lo: lo, hi: hi)))"
    }
    return [title, Self.fitted("    \(words)", to: Self.width)]
  }

  private var sources: [String] {
    let leftOut = LeftOut.all(in: report)
    var table = TextTable([.left, .right, .right, .right, .right])
    table.add(["source", "rows in", "rejected", "records", "in no share"])
    var troubled: [String] = []
    for source in report.sources {
      let failed = source.checks.count { !$0.passed }
      let troubles =
        (failed > 0 ? ["\(edition.digits.count(failed, "check")) failed"] : [])
        + (source.rowsUnaccounted != 0
          ? ["\(edition.digits.count(source.rowsUnaccounted, "row")) not accounted for"] : [])
      table.add([
        source.id, edition.digits.count(source.rowsIn), edition.digits.count(source.rowsRejected + source.emitRejects),
        edition.digits.count(source.records),
        edition.digits.count(leftOut.reduce(0) { $0 + ($1.source == source.id ? $1.records : 0) }),
      ])
      if !troubles.isEmpty {
        troubled += "\(source.id): \(troubles.joined(separator: ", "))".wrapped(to: Self.width, indent: 2)
      }
    }
    return table.lines(indent: 2).map { Self.fitted($0, to: Self.width) } + troubled
  }

  /// The files of the tables with their rows, each on a line where there is room, and else one after the other.
  private func tables(_ tables: [MetricTable], room: Int) -> [String] {
    var table = TextTable([.left, .right])
    for (written, file) in zip(tables, DataPackage.fileNames(for: tables)) {
      table.add([file, edition.digits.count(written.rows.count, "row")])
    }
    let whole = ["report  \(out)/index.html", "tables  \(out)/tables"]
    let lines = table.lines(indent: 2)
    if whole.count + lines.count <= room { return whole + lines }
    var packed: [String] = []
    for (written, file) in zip(tables, DataPackage.fileNames(for: tables)) {
      let item = "\(file) \(edition.digits.count(written.rows.count, "row"))"
      let next = packed.last.map { "\($0), \(item)" } ?? ""
      if packed.isEmpty || VisibleText.width(next) > Self.width {
        packed.append("  \(item)")
      } else {
        packed[packed.count - 1] = next
      }
    }
    return whole + packed
  }

  private static func fitted(_ text: String, to width: Int) -> String {
    let clean = VisibleText.clean(text)
    if VisibleText.width(clean) <= width { return clean }
    var cut = clean
    while VisibleText.width(cut) > width - 1 { cut.removeLast() }
    return cut + "…"
  }
}
