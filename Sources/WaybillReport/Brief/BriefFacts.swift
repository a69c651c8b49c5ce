import WaybillCore

/// What the brief says, in words and numbers of one language, for the page and for the text alike.
struct BriefFacts {
  /// How many allies stand in the brief, the largest exporters of its first source.
  private static let allies = 8
  /// How many causes stand in the brief.
  private static let causes = 3

  let title: String
  /// One row for each source: its title, what is counted, period, share and coverage.
  let answers: [[String]]
  let reasons: [String]
  /// What can be said of production, which the question is about.
  let production: String
  /// The names of the columns of the allies: each source with its period.
  let columns: [String]
  /// One row for each ally: its name and the share of each source.
  let allyRows: [[String]]
  let alliesLeft: Int
  /// What is not known, by cause: the cause, the amount, the source, and what a report would have to tell.
  let unknowns: [[String]]
  /// The reports that would settle most.
  let settled: [String]
  /// One for each source: publisher, title, files with their hashes.
  let sources: [String]

  init(_ edition: Edition) {
    let (texts, digits, figures) = (edition.texts, edition.digits, edition.figures)
    title = edition.title
    answers = figures.answers.map { answer in
      let share = answer.mainRow.map(edition.share) ?? texts.noFigureForAll
      let coverage =
        answer.isComplete ? texts.completeSource : answer.mainRow.flatMap { edition.coverage(of: $0) } ?? ""
      return [answer.sourceTitle, edition.counted(answer.facet), answer.period.text, share, coverage]
    }
    reasons = texts.whyNoPointShort(RangeCauses(figures))
    production = Self.production(edition)
    columns = figures.answers.map { "\($0.sourceTitle), \(texts.basis($0.facet.basis)), \($0.period.text)" }
    let largest = Self.largest(figures)
    allyRows = largest.prefix(Self.allies).map { exporter in
      [edition.name(of: exporter)]
        + figures.answers.map { answer in answer.row(of: exporter).map(edition.share) ?? "–" }
    }
    alliesLeft = max(0, largest.count - Self.allies)
    let causes = figures.answers.flatMap { answer in
      figures.unknowns(of: ShareRow.all, in: answer).map { (answer, $0) }
    }.sorted { ($0.1.information ?? 0) > ($1.1.information ?? 0) }.prefix(Self.causes)
    unknowns = causes.map { answer, row in
      [
        texts.cause(row.cause),
        "\(digits.rough(row.amount, of: answer.facet.measure)) \(texts.unit(answer.facet.unit))",
        answer.sourceTitle, texts.settles(row.cause),
      ]
    }
    let silent = figures.answers.filter { !$0.isComplete }.compactMap { answer -> String? in
      let missing = answer.coverage.count.due - answer.coverage.count.reported
      return missing > 0
        ? texts.silentReports(
          digits.count(missing), missing, source: "\(answer.sourceTitle), \(texts.basis(answer.facet.basis))") : nil
    }
    settled =
      causes.compactMap { answer, row in
        row.information.map {
          "\(texts.settles(row.cause)) (\(answer.sourceTitle)): \(texts.settlesBy(digits.points($0)))"
        }
      } + silent
    sources = edition.report.sources.map { source in
      let files = source.files.map { file in
        let vintage = file.captures.first { $0.name == "vintage" }.map { ", \($0.value)" } ?? ""
        return "\(ShownPath.text(file.name))\(vintage), SHA-256 \(file.sha256.prefix(16))…"
      }
      return ([source.publisher, source.title].filter { !$0.isEmpty } + files).joined(separator: ", ")
    }
  }

  private static func production(_ edition: Edition) -> String {
    let told = ProductionRow.dependence(in: edition.report).compactMap { row -> String? in
      guard let lo = row.lo, let hi = row.hi else { return nil }
      return "\(edition.name(of: row.exporter)) \(row.period): \(edition.digits.percent(ShareRange(lo: lo, hi: hi)))"
    }
    let sentence = ProductionRow.outside(in: edition.report).isEmpty ? edition.texts.noShareOfProduction(0) : ""
    let dependence =
      told.isEmpty ? "" : "\(edition.texts.question("export-dependence")): \(told.joined(separator: "; "))."
    return [sentence, dependence].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The exporters by what the first source has of them, falling; then those that only others have.
  private static func largest(_ figures: ReportFigures) -> [String] {
    var seen = Set<String>()
    return figures.answers.flatMap { answer in
      answer.allies.sorted { ($0.total.lo ?? -1, $1.exporter) > ($1.total.lo ?? -1, $0.exporter) }.map(\.exporter)
    }.filter { seen.insert($0).inserted }
  }
}
