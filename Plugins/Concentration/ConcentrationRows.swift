import WaybillCore
import WaybillMetrics

/// The rows of the metric's tables, in their order.
struct ConcentrationRows {
  private(set) var indices: [[MetricTable.Cell]] = []
  private(set) var largest: [[MetricTable.Cell]] = []
  private let options: ConcentrationOptions
  private let book: GroupBook

  /// Makes the rows of every source that the context names.
  init(_ reading: ExportReading, _ options: ConcentrationOptions, _ book: GroupBook, _ context: MetricContext) {
    self.options = options
    self.book = book
    for series in reading.inOrder {
      guard let source = context.sources[series.source] else { continue }
      let exporters = reading.exporters(of: series)
      let isReport = source.isReport(
        of: Set((reading.series[series] ?? []).compactMap { $0.cell.exporter?.countsAs }), book: book)
      let due = Dictionary(
        uniqueKeysWithValues: source.years.map { year in
          (year, isReport ? source.reporting.due(in: year, book: book) ?? [] : [])
        })
      for period in options.exports.periods.periods(covered: source.years) {
        let years = due.filter { period.years.contains($0.key) }
        func isTold(_ exporter: String) -> Bool {
          years.allSatisfy { year, due in
            !due.contains(exporter)
              || reading.isReported(ExporterYear(exporter: exporter, year: year), in: series, of: source)
          }
        }
        let told = exporters.mapValues { $0.filter { $0.cell.years.map(period.holds) ?? false } }
        let key = Key(series, period, source)
        if options.of.contains(.destinations) {
          let silent = years.values.reduce(into: Set()) { $0.formUnion($1) }
          for exporter in silent.union(told.filter { !$0.value.isEmpty }.keys.compactMap(\.self)).sorted() {
            let entries = told[exporter] ?? []
            add(key, .destinations, exporter, Holdings(destinationsOf: entries, book: book), isWhole: isTold(exporter))
          }
        }
        if options.of.contains(.exporters) {
          let entries = told.sorted { ($0.key ?? "") < ($1.key ?? "") }.flatMap(\.value)
          let isWhole = Set(years.values.joined()).allSatisfy(isTold)
          if !entries.isEmpty { add(key, .exporters, "", Holdings(exportersOf: entries), isWhole: isWhole) }
        }
      }
    }
  }

  /// What all rows of one source, series and period share.
  private struct Key {
    let cells: [String]
    let period: YearSpan
    let source: SourceFacts

    init(_ series: Series, _ period: YearSpan, _ source: SourceFacts) {
      cells = [series.source, series.basis.rawValue, series.measure.rawValue, series.unit.rawValue]
      self.period = period
      self.source = source
    }
  }

  private mutating func add(
    _ key: Key, _ subject: ConcentrationOptions.Subject, _ exporter: String, _ holdings: Holdings, isWhole: Bool
  ) {
    let texts = (key.cells + [subject.rawValue, exporter, key.period.description]).map(MetricTable.Cell.text)
    let index = Concentrated(holdings)
    let isSilent = holdings.total.records == 0
    let word =
      isSilent
      ? "not-reported"
      : holdings.isNegative ? "negative" : index == nil ? "no-value" : isWhole ? "reported" : "partial"
    let status = MetricTable.Cell.text(key.source.status(word, in: key.period))
    let figures = index.map { index -> [MetricTable.Cell] in
      let effective = index.effective
      return [
        .amount(Int128(index.lo)), .amount(Int128(index.hi)), .amount(effective.lo),
        effective.hi.map(MetricTable.Cell.amount) ?? .absent,
      ]
    }
    indices.append(
      texts + (figures ?? [MetricTable.Cell](repeating: .absent, count: 4))
        + (isSilent ? [.absent, .absent] : holdings.total.cells)
        + [.integer(holdings.known.count), .integer(holdings.total.records), status])
    if index == nil { return }
    for (holder, known) in Self.top(options.top, of: holdings) {
      let (rank, share, range) = (
        RankRange(of: holder, in: holdings), holdings.share(of: holder), holdings.range(of: holder)
      )
      largest.append(
        texts + [.text(holder), .integer(rank.best), .integer(rank.worst)]
          + [share?.lo, share?.hi].map { $0.map(MetricTable.Cell.share) ?? .absent }
          + [.amount(range.lo), range.hi.map(MetricTable.Cell.amount) ?? .absent]
          + [.integer(known.records), .integer(holdings.total.records), status])
    }
  }

  /// The holders of the largest sure values, the largest first, with all that tie with the last.
  private static func top(_ count: Int, of holdings: Holdings) -> [(key: String, value: IntervalSum)] {
    let sorted = holdings.known.sorted { ($1.value.lo, $0.key) < ($0.value.lo, $1.key) }
    guard count > 0, let last = sorted.prefix(count).last else { return [] }
    return sorted.filter { $0.value.lo >= last.value.lo }
  }
}
