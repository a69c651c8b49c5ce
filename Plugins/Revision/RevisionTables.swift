import WaybillCore
import WaybillMetrics

/// A line of the summary: what became of keys, or several such words together.
enum SummaryLine: String, CaseIterable {
  case same, changed, perhaps, added, removed
  /// Those that both sides have.
  case matched
  case all
  /// What is in no key, because nobody can say whether it meets the conditions.
  case unsure

  func takes(_ word: Word) -> Bool {
    switch self {
    case .same, .changed, .perhaps, .added, .removed: rawValue == word.rawValue
    case .matched: word.isMatched
    case .all: true
    case .unsure: false
    }
  }

  /// Whether a part of a side's keys is in the line.
  func isPart(of side: Side) -> Bool {
    switch self {
    case .same, .changed, .perhaps, .matched: true
    case .added: side == .after
    case .removed: side == .before
    case .all, .unsure: false
    }
  }
}

extension RevisionOptions {
  /// A row for each key.
  func rows(of comparison: Comparison) -> MetricTable {
    let rows = comparison.pairs.sorted { $0.key < $1.key }.map { key, pair in
      key.texts.map { MetricTable.Cell.text($0) } + [.text(pair.word.rawValue)] + Self.cells(of: pair)
    }
    return MetricTable(
      id: table, title: title,
      columns: keyColumns(by) + [.init("word", .text, help: "What became of it.")] + Self.sumColumns, rows: rows)
  }

  /// The sums of what became of the keys.
  func summary(of comparison: Comparison) -> MetricTable {
    var groups: [Key: [Word: (keys: Int, pair: Pair)]] = [:]
    var unsure: [Key: Pair] = [:]
    for (key, pair) in comparison.pairs {
      groups[group(of: key), default: [:]][pair.word, default: (0, Pair())].keys += 1
      groups[group(of: key), default: [:]][pair.word, default: (0, Pair())].pair.merge(pair)
    }
    for (key, pair) in comparison.unsure {
      unsure[group(of: key), default: Pair()].merge(pair)
      groups[group(of: key), default: [:]][.same, default: (0, Pair())].keys += 0
    }
    // Without a key there is still an answer: nothing became of nothing.
    if groups.isEmpty, summary.isEmpty { groups[Key([])] = [:] }
    let rows = groups.sorted { $0.key < $1.key }.flatMap { group, words in
      SummaryLine.allCases.map { line in
        var (keys, pair) = (0, line == .unsure ? unsure[group] ?? Pair() : Pair())
        for (word, sums) in words where line.takes(word) {
          keys += sums.keys
          pair.merge(sums.pair)
        }
        func part(of side: Side) -> MetricTable.Cell {
          let other: Word = side == .before ? .added : .removed
          let all = words.filter { $0.key != other }.reduce(0) { $0 + $1.value.keys }
          guard line.isPart(of: side), all > 0 else { return .absent }
          return .share(Int64(Decimals.divideHalfEven(Int128(keys) * 1_000_000, by: Int128(all))))
        }
        return facts + group.texts.map { MetricTable.Cell.text($0) }
          + [.text(line.rawValue), .integer(keys), part(of: .before), part(of: .after)] + Self.cells(of: pair)
      }
    }
    return MetricTable(
      id: summaryTable, title: "\(title): what became of the figures",
      columns: Self.factColumns + keyColumns(summary) + [
        .init(
          "word", .text, isKey: true, help: "What became of the keys; `matched` and `all` are sums of other lines."),
        .init("keys", .integer, help: "How many keys."),
        .init("of_before", .share, help: "Which part of all keys before they are."),
        .init("of_after", .share, help: "Which part of all keys after they are."),
      ] + Self.sumColumns, rows: rows)
  }

  /// Why keys are on one side only, as far as it can be told.
  func unmatched(in comparison: Comparison) -> MetricTable {
    let reasons = Reasons(of: comparison, ignoring: ignoring, of: by)
    let rows = [Word.removed, .added].flatMap { word in
      (ignoring.map(\.rawValue) + [Reasons.none]).map { reason -> [MetricTable.Cell] in
        let keys = reasons.own(word, reason)
        var pair = Pair()
        for key in keys { pair.merge(comparison.pairs[key] ?? Pair()) }
        let sum = word == .removed ? pair.before : pair.after
        return facts + [
          .text(word.rawValue), .text(reason), .integer(keys.count), .amount(sum.lo), Self.amount(sum.hi),
          .integer(sum.records),
        ]
      }
    }
    return MetricTable(
      id: unmatchedTable, title: "\(title): figures of one side only",
      columns: Self.factColumns + [
        .init(
          "word", .text, isKey: true, help: "Whether the keys are before only (`removed`) or after only (`added`)."),
        .init(
          "ignoring", .text, isKey: true,
          help: "The value in which they differ from a key of the other side only; `none` where there is no such key."),
        .init("keys", .integer, help: "How many keys."),
        .init("lo", .amount, help: "The sum of the lower ends."),
        .init("hi", .amount, help: "The sum of the upper ends; empty where nothing bounds it."),
        .init("records", .integer, help: "How many records."),
      ], rows: rows)
  }

  /// What all rows of the sums share.
  private var facts: [MetricTable.Cell] {
    [before.source, after.source, facet.basis.rawValue, facet.measure.rawValue, facet.unit.rawValue].map { .text($0) }
  }

  private static let factColumns: [MetricTable.Column] = [
    .init("before", .text, isKey: true, help: "The older source."),
    .init("after", .text, isKey: true, help: "The newer source."),
    .init("basis", .text, isKey: true, help: "The kind of reporting."),
    .init("measure", .text, isKey: true, help: "What is counted."),
    .init("unit", .text, isKey: true, help: "The unit of the amounts."),
  ]

  private func keyColumns(_ dimensions: [Dimension]) -> [MetricTable.Column] {
    dimensions.map { .init($0.rawValue, .text, isKey: true, help: $0.help) }
  }

  private static let sumColumns: [MetricTable.Column] = [
    .init("before_lo", .amount, help: "The lower end before; empty where there is no record."),
    .init("before_hi", .amount, help: "The upper end before; empty where nothing bounds it."),
    .init("after_lo", .amount, help: "The lower end after; empty where there is no record."),
    .init("after_hi", .amount, help: "The upper end after; empty where nothing bounds it."),
    .init("difference_lo", .amount, help: "The least that came to it; no record counts as 0."),
    .init("difference_hi", .amount, help: "The most that came to it; no record counts as 0."),
    .init("before_records", .integer, help: "How many records before."),
    .init("after_records", .integer, help: "How many records after."),
  ]

  private static func cells(of pair: Pair) -> [MetricTable.Cell] {
    let ends = [pair.before, pair.after].flatMap { sum in
      sum.records == 0 ? [.absent, .absent] : [.amount(sum.lo), amount(sum.hi)]
    }
    let (lo, hi) = pair.difference
    return ends + [amount(lo), amount(hi), .integer(pair.before.records), .integer(pair.after.records)]
  }

  private static func amount(_ sum: Int128?) -> MetricTable.Cell { sum.map { .amount($0) } ?? .absent }
}

extension RevisionOptions.Dimension {
  fileprivate var help: String {
    switch self {
    case .exporter: "The exporter's code; `unknown` where the source says nothing."
    case .destination: "The destination; `unknown` where the source says nothing."
    case .category: "The category; `unknown` where the source says nothing."
    case .item: "The item, as the mapping has it; `unknown` where the source says nothing."
    case .year: "The year or years."
    case .period: "The first day, and the day after the last."
    }
  }
}
