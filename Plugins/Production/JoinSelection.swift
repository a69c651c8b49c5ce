import WaybillCore
import WaybillMetrics

/// Which records made a figure of two sides: those of its exports, and those of its turnover.
struct JoinSelection {
  private let exports: (book: FacetBook, strays: Set<ExporterYear>)?
  private let turnover: (book: FacetBook, item: String)?
  private let exporter: String
  private let period: YearSpan
  private let leftOut: [Bool]
  /// Whether an exporter counts in the period, where that is asked.
  private let isMember: (@Sendable (Party, Period) -> Bool)?

  /// Reads a figure's key; nil when no table whose id begins with `id` has such a figure.
  init?(
    _ figure: FigureKey, _ sums: ProductionSums, id: String, isMember: (@Sendable (Party, Period) -> Bool)? = nil
  ) {
    let keys = figure.keys
    guard figure.table == id || figure.table.hasPrefix("\(id)-"), figure.table != "\(id)-left-out",
      let exporter = keys["exporter"], let period = keys["period"].flatMap({ YearSpan($0) }),
      let source = keys["exports_source"], let ours = keys["exports_unit"],
      let producer = keys["turnover_source"], let theirs = keys["turnover_unit"], let item = keys["industry"]
    else { return nil }
    self.exporter = exporter
    self.period = period
    self.isMember = isMember
    leftOut = Event.allCases.map(sums.options.leaveOut.contains)
    if source.isEmpty {
      exports = nil
    } else {
      guard let basis = keys["exports_basis"].flatMap(Basis.init(rawValue:)) else { return nil }
      let series = Series(source: source, basis: basis, measure: .money, unit: MeasureUnit(rawValue: ours))
      guard let reading = SeriesReading(series, of: sums.flows, reportedAtLeast: sums.options.reportedAtLeast) else {
        return nil
      }
      exports = (series.book(reading.level), reading.strays)
    }
    let isTold = theirs == "percent"
    turnover =
      producer.isEmpty
      ? nil
      : (
        FacetBook(
          source: producer,
          facet: Facet(
            basis: .turnover, measure: isTold ? .share : .money, unit: MeasureUnit(rawValue: theirs),
            level: isTold ? .part : .total)), item
      )
  }

  /// Adds the batch's records that made the figure.
  func select(in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    let facets = batch.dictionaries.facets.values
    func id(_ book: FacetBook?) -> UInt32? {
      book.flatMap { $0.source == batch.source ? facets.firstIndex(of: $0.facet).map { UInt32($0) } : nil }
    }
    let (sold, made) = (id(exports?.book), id(turnover?.book))
    if sold == nil, made == nil { return }
    for row in 0..<batch.count where batch.exporter[row] != RecordBatch.absent {
      let isWanted =
        batch.facet[row] == sold ? isExport(batch, row) : batch.facet[row] == made ? isTurnover(batch, row) : false
      if isWanted { rows.insert(row) }
    }
  }

  private func isExport(_ batch: borrowing RecordBatch, _ row: Int) -> Bool {
    guard let years = years(of: batch, row), batch.perspective[row] != Perspective.importer.code,
      !leftOut[Int(batch.event[row])], let strays = exports?.strays
    else { return false }
    if years.count == 1, strays.contains(ExporterYear(exporter: exporter, year: years.lowerBound)) { return false }
    guard let isMember, let period = Period(from: Day(number: batch.from[row]), until: Day(number: batch.until[row]))
    else { return isMember == nil }
    return isMember(batch.dictionaries.parties[batch.exporter[row]], period)
  }

  private func isTurnover(_ batch: borrowing RecordBatch, _ row: Int) -> Bool {
    guard let years = years(of: batch, row), years.count == 1 else { return false }
    let item = batch.item[row]
    return (item == RecordBatch.absent ? "" : batch.dictionaries.texts[item]) == turnover?.item
  }

  /// The years of a record of the exporter that lies within the period.
  private func years(of batch: borrowing RecordBatch, _ row: Int) -> ClosedRange<Int>? {
    guard batch.dictionaries.parties[batch.exporter[row]].countsAs == exporter,
      let own = Period(from: Day(number: batch.from[row]), until: Day(number: batch.until[row]))?.years,
      period.years.contains(own.lowerBound), period.years.contains(own.upperBound)
    else { return nil }
    return own
  }
}
