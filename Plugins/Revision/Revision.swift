public import WaybillCore
import WaybillMetrics

/// What became of each figure of one source in another, most often an older and a newer edition: the same, changed,
/// added or removed.
///
/// Only figures of one basis, measure, unit and level are compared. State is one sum for each combination of values, so
/// that its size does not grow with the records.
public struct Revision: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "revision", title: "Figures of two sources or editions, key by key",
    measures: Measure.allCases.filter { $0 != .share }, options: RevisionOptions.specs)

  private let options: RevisionOptions
  private let sorter: Sorter
  private var cube: Cube

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    let options = try RevisionOptions(options, groups: groups)
    let facet = options.facet
    self.options = options
    sorter = Sorter(options, groups: groups)
    cube = Cube(by: options.dimensions, flags: options.flags) { $0 == facet }
  }

  /// Adds the records of a batch of either source.
  public mutating func add(_ batch: borrowing RecordBatch) {
    if batch.source == options.before.source || batch.source == options.after.source { cube.add(batch) }
  }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { cube.merge(other.cube) }

  /// A row for each key, the sums of what became of the keys, and why keys are on one side only.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let comparison = Comparison(cube, sorter)
    return [
      options.rows(of: comparison), options.summary(of: comparison), options.unmatched(in: comparison),
    ]
  }

  /// Names the records that made a figure.
  ///
  /// A sum of one key is made of one side's records; what became of a key is told by those of both.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    guard batch.source == options.before.source || batch.source == options.after.source else { return }
    let isWanted: (Sorter.Spot) -> Bool
    switch figure.table {
    case options.table:
      let key = Key(options.by.map { figure.keys[$0.rawValue] ?? "" })
      let side = Side.allCases.first { figure.column.hasPrefix("\($0.rawValue)_") }
      isWanted = { $0.isSure && $0.key == key && (side == nil || side == $0.side) }
    case options.summaryTable:
      let group = Key(options.summary.map { figure.keys[$0.rawValue] ?? "" })
      guard let line = SummaryLine(rawValue: figure.keys["word"] ?? "") else { return }
      let comparison = Comparison(cube, sorter)
      // A share is a part of all keys of its side.
      let needsAll = figure.column.hasPrefix("of_")
      isWanted = { [options] spot in
        guard options.group(of: spot.key) == group else { return false }
        if !spot.isSure || line == .unsure { return !spot.isSure && line == .unsure }
        return needsAll || (comparison.pairs[spot.key].map { line.takes($0.word) } ?? false)
      }
    case options.unmatchedTable:
      guard let word = Word(rawValue: figure.keys["word"] ?? "") else { return }
      let reasons = Reasons(of: Comparison(cube, sorter), ignoring: options.ignoring, of: options.by)
      let wanted = reasons.keys(of: word, figure.keys["ignoring"] ?? "")
      isWanted = { $0.isSure && wanted.contains($0.key) }
    default: return
    }
    cube.select(in: batch, into: &rows) { [sorter] cell in sorter.spot(of: cell).map(isWanted) ?? false }
  }
}
