import WaybillCore
import WaybillMetrics

/// Who reported in which year, who was silent, and whose report is not yet due.
struct Reports {
  /// A reporter's year of one source.
  struct Key: Hashable, Comparable {
    let source, reporter: String
    let year: Int

    static func < (a: Self, b: Self) -> Bool { (a.source, a.year, a.reporter) < (b.source, b.year, b.reporter) }
  }

  private(set) var presences: [Key: Presence] = [:]
  /// Those who are due and have no record.
  private(set) var silent: [Key: String] = [:]
  private(set) var due: Set<Key> = []
  private let context: MetricContext
  private let years: [Int]?

  /// Counts the records of every source that the context names.
  init(
    _ routes: Cube, _ categories: Cube, _ options: CoverageOptions, _ book: GroupBook, _ context: MetricContext
  ) {
    self.context = context
    years = options.exports.periods.years
    add(routes, categories: false)
    add(categories, categories: true)
    let told = Dictionary(grouping: presences.keys, by: \.source).mapValues { Set($0.map(\.reporter)) }
    for (id, source) in context.sources where source.isReport(of: told[id] ?? [], book: book) {
      for year in source.years {
        for reporter in source.reporting.due(in: year, book: book) ?? [] {
          let key = Key(source: id, reporter: reporter, year: year)
          due.insert(key)
          if presences[key] == nil { silent[key] = options.isEarly(year) ? "not-yet-due" : "not-reported" }
        }
      }
    }
  }

  private mutating func add(_ cube: Cube, categories: Bool) {
    for entry in cube.unordered where context.sources[entry.cell.source] != nil {
      for year in entry.cell.years ?? 0...0 {
        let key = Key(source: entry.cell.source, reporter: entry.cell.reporterInTables, year: year)
        presences[key, default: Presence()].add(entry, categories: categories)
      }
    }
  }

  /// One row a reporter and year: those that have a record, and those that were due.
  var reporterRows: [[MetricTable.Cell]] {
    Set(presences.keys).union(due).sorted().filter { years?.contains($0.year) ?? true }.compactMap { key in
      guard let source = context.sources[key.source] else { return nil }
      let word = presences[key].map { $0.isNil ? "nil" : "reported" } ?? silent[key] ?? "not-reported"
      return [.text(key.source), .text(key.reporter), .text(String(key.year))] + (presences[key] ?? Presence()).cells
        + [.text(source.status(word, in: YearSpan(key.year...key.year)))]
    }
  }

  /// One row a source and period, and one for all its years together.
  func totalRows(_ choice: PeriodChoice) -> [[MetricTable.Cell]] {
    context.sources.values.sorted { $0.id < $1.id }.flatMap { source -> [[MetricTable.Cell]] in
      var periods = choice.periods(covered: source.years)
      if let first = source.years.min(), let last = source.years.max() {
        let all = YearSpan(first...last)
        if !periods.contains(all) { periods.append(all) }
      }
      return periods.map { totals(source, $0) }
    }
  }

  private func totals(_ source: SourceFacts, _ period: YearSpan) -> [MetricTable.Cell] {
    func isIn(_ key: Key) -> Bool { key.source == source.id && period.years.contains(key.year) }
    let due = due.filter(isIn)
    let told = presences.filter { isIn($0.key) }
    let silent = silent.filter { isIn($0.key) }
    let counts = [
      Set(due.map(\.reporter)).count, Set(told.keys.map(\.reporter)).count, due.count, told.count,
      told.values.count(where: \.isNil), silent.values.count { $0 == "not-reported" },
      silent.values.count { $0 == "not-yet-due" }, told.keys.count { !due.contains($0) },
    ]
    let word = silent.isEmpty ? "reported" : "partial"
    return [.text(source.id), .text(period.description)] + counts.map(MetricTable.Cell.integer)
      + [.text(source.status(word, in: period))]
  }
}
