import WaybillCore
import WaybillMetrics

/// What is found in the records of the sources that a context names.
struct Examination {
  let reading: ExportReading
  let options: PlausibilityOptions
  let context: MetricContext

  /// The findings of one kind, in order.
  func findings(_ kind: FindingKind) -> [Finding] {
    reading.inOrder.flatMap { series -> [Finding] in
      guard let source = context.sources[series.source] else { return [] }
      let exporters = reading.exporters(of: series).compactMap { key, entries in key.map { ($0, entries) } }
        .sorted { $0.0 < $1.0 }
      return exporters.flatMap { exporter, entries -> [Finding] in
        let line = Line(series: series, source: source, exporter: exporter, entries: entries)
        switch kind {
        case .deliveriesAboveLicences: return deliveriesAboveLicences(line)
        case .jump: return jumps(line)
        case .repeated: return repeated(line)
        case .dominance: return dominance(line)
        case .count: return counts(line)
        case .countAboveValue: return countsAboveValue(line)
        }
      }
    }
  }

  /// One exporter's figures of one series.
  struct Line {
    let series: Series
    let source: SourceFacts
    let exporter: String
    let entries: [Cube.Entry]

    /// The figures of single years.
    var years: [Int: [Cube.Entry]] {
      Dictionary(grouping: entries.filter { $0.cell.year != nil }) { $0.cell.year ?? 0 }
    }

    var isValue: Bool { series.measure == .money || series.measure == .tiv }
    var level: Level? { entries.first?.cell.facet.level }
  }

  private func isReported(_ exporter: String, _ years: ClosedRange<Int>, _ series: Series, _ source: SourceFacts)
    -> Bool
  {
    years.allSatisfy { reading.isReported(ExporterYear(exporter: exporter, year: $0), in: series, of: source) }
  }

  /// Deliveries of some years that are surely more than the licences of the same years, both reported for all of them.
  private func deliveriesAboveLicences(_ line: Line) -> [Finding] {
    let licences = Series(source: line.series.source, basis: .licence, measure: .money, unit: line.series.unit)
    guard line.series.basis == .delivery, line.series.measure == .money,
      let licensed = reading.exporters(of: licences)[line.exporter], licensed.first?.cell.facet.level == line.level
    else { return [] }
    var windows = options.exports.periods
    windows.years = []
    return windows.periods(covered: line.source.years).compactMap { window in
      let delivered = IntervalSum(of: line.entries.lazy.filter { $0.cell.isHeld(by: window) })
      let licensed = IntervalSum(of: licensed.lazy.filter { $0.cell.isHeld(by: window) })
      // Where no licence is told for any of the years there is nothing to compare with.
      guard licensed.records > 0, let most = licensed.hi,
        delivered.lo * 1_000_000 > most * Int128(options.thresholds.deliveries.millionths),
        licensed.lo >= 0, isReported(line.exporter, window.years, line.series, line.source),
        isReported(line.exporter, window.years, licences, line.source)
      else { return nil }
      return Finding(
        kind: .deliveriesAboveLicences, series: line.series, exporter: line.exporter, period: window,
        against: Basis.licence.rawValue, figure: delivered.ends, compared: licensed.ends,
        records: delivered.records + licensed.records)
    }
  }

  /// A year's sum that is surely many times that of the year before, or that one of this.
  private func jumps(_ line: Line) -> [Finding] {
    let years = line.years.mapValues { IntervalSum(of: $0) }
    let times = Int128(options.thresholds.jump.millionths)
    func isJump(_ small: IntervalSum, _ large: IntervalSum) -> Bool {
      small.hi.map { $0 > 0 && small.lo >= 0 && large.lo * 1_000_000 > $0 * times } ?? false
    }
    return years.sorted { $0.key < $1.key }.compactMap { year, sum in
      guard options.isAsked(year), let before = years[year - 1], isJump(sum, before) || isJump(before, sum),
        isReported(line.exporter, (year - 1)...year, line.series, line.source)
      else { return nil }
      return Finding(
        kind: .jump, series: line.series, exporter: line.exporter, period: YearSpan(year...year),
        against: String(year - 1), figure: sum.ends, compared: before.ends, records: sum.records + before.records)
    }
  }

  /// One record that is surely a large part of its exporter's year.
  private func dominance(_ line: Line) -> [Finding] {
    if !line.isValue { return [] }
    return line.years.sorted { $0.key < $1.key }.filter { options.isAsked($0.key) }.flatMap {
      year, entries -> [Finding] in
      let total = IntervalSum(of: entries)
      guard total.records >= options.thresholds.dominanceRecords, let most = total.hi, total.lo >= 0 else { return [] }
      let large = entries.filter {
        Int128($0.total.largest) * 1_000_000 > most * Int128(options.thresholds.dominance.millionths)
      }
      // Of one destination and category, cells of several events are told as one: by the largest.
      let places = Dictionary(grouping: large) { [$0.cell.destinationInTables, $0.cell.categoryInTables] }
      return places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { place, cells in
        guard let cell = cells.max(by: { $0.total.largest < $1.total.largest }) else { return nil }
        let hi = cell.total.sum.records == 1 ? cell.total.sum.hi : nil
        return Finding(
          kind: .dominance, series: line.series, exporter: line.exporter, destination: place[0], category: place[1],
          period: YearSpan(year...year), figure: (Int128(cell.total.largest), hi), compared: total.ends,
          records: total.records)
      }
    }
  }
}

extension Cube.Cell {
  func isHeld(by span: YearSpan) -> Bool { years.map(span.holds) ?? false }
}
