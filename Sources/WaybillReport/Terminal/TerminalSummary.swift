import WaybillCore

/// What a run prints when it is done: what was read, what was refused, and the answer, in 80 columns.
///
/// Where further tables make that more than a screen the answers come first, in two lines each, then a line for each source,
/// and the tables with their rows: the report has the rest.
public struct TerminalSummary: Sendable {
  static let width = 80
  /// The lines of a screen.
  static let screen = 40
  /// The lines that are still read from top to bottom; a summary that is longer is told in short.
  static let longest = 60

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
    let edition = Edition(report, ReportFigures(report), in: .english)
    let full = full(edition)
    let isShort = full.count > Self.longest && !report.furtherTables.isEmpty
    return (isShort ? ShortSummary(edition, out: out).lines : full).joined(separator: "\n") + "\n"
  }

  private func full(_ edition: Edition) -> [String] {
    var lines: [String] = []
    let leftOut = LeftOut.all(in: report)
    for source in report.sources {
      let leftOut = leftOut.filter { $0.source == source.id }
      lines += SourceLines(source, leftOut: leftOut, renderer: renderer).lines + [""]
    }
    let answers = edition.figures.answers
    let further = report.furtherTables
    if !answers.isEmpty || further.isEmpty { lines += edition.title.wrapped(to: Self.width) }
    if answers.isEmpty && further.isEmpty { lines += ["", "  no outside share was computed in this run"] }
    for answer in answers { lines += [""] + AnswerLines(answer, edition).lines }
    for table in further { lines += (lines.isEmpty || lines.last == "" ? [] : [""]) + FigureLines(table).lines }
    // A part may hold lines of its own, such as a reject with the line it stands on.
    return (lines + [""] + written(report.writtenTables(answers))).flatMap {
      $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Where the report lies. Its path stands whole, so that it can be opened, however long it is.
  private func written(_ tables: [MetricTable]) -> [String] {
    if tables.isEmpty { return ["report  \(out)/index.html"] }
    let names = DataPackage.fileNames(for: tables).joined(separator: ", ").wrapped(to: Self.width, indent: 8)
    return ["report  \(out)/index.html", "tables  \(out)/tables"] + names
  }
}
