import WaybillCore

/// What every source says of the same exporters, side by side: interval, coverage, and why the figures are not one.
struct Triangulation: Comparison {
  static let word = "triangulation"

  let exporters: [String]
  let groups: [String]
  let membership: String
  /// The periods that are shown; all when empty.
  let periods: [String]

  /// The tables whose shares are shown, in the order in which they answer the question.
  private static let questions = ["outside-share", "outside-share-of-production", "export-dependence"]

  func table(from tables: [MetricTable], sources: [SourceMakeup]) -> MetricTable {
    var rows: [[MetricTable.Cell]] = []
    for exporter in exporters {
      var told = Set<String>()
      for question in Self.questions {
        for table in tables where table.id == question {
          for row in NamedRow.all(of: table) where isShown(row, of: exporter) {
            told.formUnion(Self.sources(of: row))
            rows.append(Self.cells(row, question: question, exporter: exporter))
          }
        }
      }
      rows += sources.filter { !told.contains($0.id) }.map { Self.silent($0, exporter: exporter) }
    }
    let keys = Self.columns.indices.filter { Self.columns[$0].isKey }
    rows.sort { a, b in keys.map { a[$0].text }.lexicographicallyPrecedes(keys.map { b[$0].text }) }
    return MetricTable(
      id: Self.word, title: "What the sources say of the same exporter, side by side", columns: Self.columns, rows: rows
    )
  }

  private func isShown(_ row: NamedRow, of exporter: String) -> Bool {
    let (group, rule, name) = (row.text("group"), row.text("membership"), row.text("name"))
    return row.text("exporter") == exporter && (group.isEmpty || groups.contains(group))
      && (rule.isEmpty || rule == membership) && (periods.isEmpty || periods.contains(row.text("period")))
      && (name.isEmpty || name == "share" || name == "ratio")
  }

  /// The source of a row, or the sources of what it divides.
  private static func sources(of row: NamedRow) -> [String] {
    ["source", "exports_source", "turnover_source"].map { row.text($0) }.filter { !$0.isEmpty }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func cells(_ row: NamedRow, question: String, exporter: String) -> [MetricTable.Cell] {
    let (lo, hi) = row.shareColumns
    let keys = [exporter, row.text("period"), question, sources(of: row).joined(separator: "+")]
    let kind = ["basis", "measure", "unit", "group", "membership"].map { row.text($0) }
    return (keys + kind).map { .text($0) } + [row[lo], row[hi], row["years_reported"], row["years_due"]]
      + [.text(row.text("status"))] + cells(Reasons.of(row))
  }

  private static func silent(_ source: SourceMakeup, exporter: String) -> [MetricTable.Cell] {
    ([exporter, "", "", source.id] + ["", "", "", "", ""]).map { .text($0) } + [.absent, .absent, .absent, .absent]
      + [.text("no-share")] + cells([Reasons.ofSilence(source)])
  }

  private static func cells(_ reasons: [Reason]) -> [MetricTable.Cell] {
    [.text(reasons.map(\.words).joined(separator: "; ")), .text(reasons.map(\.code).joined(separator: ";"))]
  }

  private static let columns: [MetricTable.Column] = [
    .init("exporter", .text, isKey: true, help: "Whose exports the figures are about."),
    .init("period", .text, isKey: true, help: "The year or the years; empty for a source without a share."),
    .init(
      "question", .text, isKey: true, help: "The table that the figure stands in; empty for a source without a share."),
    .init(
      "source", .text, isKey: true,
      help: "The id of the source; of several where a figure is made of them, joined by `+`."),
    .init("basis", .text, isKey: true, help: "The kind of reporting."),
    .init("measure", .text, isKey: true, help: "What the figures count."),
    .init("unit", .text, isKey: true, help: "The unit of the amounts."),
    .init("group", .text, isKey: true, help: "What counts as inside."),
    .init("membership", .text, isKey: true, help: "When a state counts as a member."),
    .init("share_lo", .share, help: "The least that the share can be."),
    .init("share_hi", .share, help: "The most that the share can be."),
    .init("years_reported", .integer, help: "The years of the period that were reported."),
    .init("years_due", .integer, help: "The years of the period that were due."),
    .init("status", .text, help: "What is to be known of the figure; no-share for a source that gives none."),
    .init("reasons", .text, help: "Why the figure is not that of another source, and why it is no point."),
    .init("reason_codes", .text, help: "The same as words for programs, joined by `;`."),
  ]
}

extension Triangulation {
  static let keys = [
    OptionSpec(
      "exporter", .oneOrMany(.partyCode, of: "party codes"), required: true,
      help: "Whose exports are looked at, such as `NLD`."),
    OptionSpec(
      "groups", .oneOrMany(.named("group or union of groups"), of: "groups or unions"),
      help: "What counts as inside, as the tables have it; `nato` when left out."),
    OptionSpec(
      "membership", .named("membership rule"),
      help: "When a state counts as a member, as the tables have it; `year-of-accession` when left out."),
    OptionSpec(
      "periods", .oneOrMany(.named("year or span of years", pattern: #"\d{4}(-\d{4})?"#), of: "periods"),
      help: "The years and windows that are shown; all that the tables have when left out."),
  ]
  static let section = OptionSection(
    "metric-triangulation", title: "Metric `triangulation`",
    help: "What every source says of the same exporters, side by side. It is made of the tables of other metrics.",
    keys: keys)

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ options: OptionTable) throws(Diagnostics) {
    var table = options
    table.check(Self.keys)
    exporters = table.texts("exporter")?.map(\.text) ?? []
    groups = table.texts("groups")?.map(\.text) ?? ["nato"]
    membership = table.text("membership") ?? "year-of-accession"
    periods = table.texts("periods")?.map(\.text) ?? []
    try table.finish()
  }
}
