import WaybillCore
import WaybillMetrics

/// How often a source's totals are not the sums of its own parts: the two levels meet to be compared, and are never added.
enum TotalsAndParts {
  /// A reporter's year in one series.
  private struct Line: Hashable, Comparable {
    let series: Series
    let reporter: String
    let year: Int

    static func < (a: Self, b: Self) -> Bool { (a.series, a.reporter, a.year) < (b.series, b.reporter, b.year) }
  }

  /// What a total shares with its parts, besides the line.
  private struct Destination: Hashable {
    let exporter: Party?
    let destination: PartySet?
    let event: Event?
    let perspective: Perspective?

    init(_ cell: Cube.Cell) {
      (exporter, destination) = (cell.exporter, cell.destination)
      (event, perspective) = (cell.event, cell.perspective)
    }
  }

  /// The two sums of one destination.
  private struct Sums {
    var total: IntervalSum?
    var parts: IntervalSum?

    mutating func add(_ sum: IntervalSum, at level: Level) {
      switch level {
      case .total: total = total.merged(with: sum)
      case .part: parts = parts.merged(with: sum)
      }
    }

    /// Whether the two surely lie further apart than the tolerance; nil where one of them is not told.
    func differ(_ tolerance: Amount) -> Bool? {
      guard let total, let parts else { return nil }
      let slack = Int128(tolerance.millionths)
      return (parts.hi.map { $0 + slack < total.lo } ?? false) || (total.hi.map { $0 + slack < parts.lo } ?? false)
    }
  }

  /// The rows of every source that the context names: one a reporter and year that has a total in the series.
  static func rows(_ cube: Cube, _ options: CoverageOptions, _ context: MetricContext) -> [[MetricTable.Cell]] {
    var lines: [Line: [Destination: Sums]] = [:]
    for entry in cube.unordered {
      let cell = entry.cell
      guard let year = cell.year, options.exports.periods.years?.contains(year) ?? true else { continue }
      let line = Line(series: cell.series, reporter: cell.reporterInTables, year: year)
      lines[line, default: [:]][Destination(cell), default: Sums()].add(entry.total.sum, at: cell.facet.level)
    }
    return lines.sorted { $0.key < $1.key }.compactMap { line, destinations in
      let sums = destinations.values
      guard let source = context.sources[line.series.source], sums.contains(where: { $0.total != nil }) else {
        return nil
      }
      let differences = sums.compactMap { $0.differ(options.tolerance) }
      let counts = [
        differences.count, differences.count(where: \.self), sums.count { $0.parts == nil },
        sums.count { $0.total == nil },
        sums.reduce(0) { $0 + ($1.total?.records ?? 0) + ($1.parts?.records ?? 0) },
      ]
      let word = counts[1] > 0 ? "differ" : counts[0] > 0 ? "agree" : "not-compared"
      return line.series.cells + [.text(line.reporter), .text(String(line.year))] + counts.map(MetricTable.Cell.integer)
        + [.text(source.status(word, in: YearSpan(line.year...line.year)))]
    }
  }
}

extension IntervalSum? {
  fileprivate func merged(with other: IntervalSum) -> IntervalSum {
    var sum = self ?? IntervalSum()
    sum.merge(other)
    return sum
  }
}
