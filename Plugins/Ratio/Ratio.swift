public import WaybillCore
import WaybillMetrics

/// Which part of one sum another is, as a pipeline defines them: two conditions on records of one basis, measure,
/// unit and level, by the dimensions that it names.
///
/// A record of which it cannot be said whether it meets a condition widens the interval. State is kept by figure, so
/// that its size does not grow with the records.
public struct Ratio: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "ratio", title: "Part of one sum that another is, as a pipeline defines them",
    measures: Measure.allCases.filter { $0 != .share }, options: RatioOptions.specs)

  let options: RatioOptions
  private(set) var sums: Sums

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    self.options = try RatioOptions(options, groups: groups)
    sums = Sums(Classifier(self.options, groups: groups))
  }

  /// Adds the records of a batch that are of the ratio's basis, measure, unit and level.
  public mutating func add(_ batch: borrowing RecordBatch) { sums.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { sums.merge(other.sums) }

  /// The part, the whole and the share for every source and every value of the dimensions.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let rows = sums.groups.flatMap { group, cells in options.rows(of: group, cells) }
    return [.figures(id: options.table, title: options.title, rows: rows)]
  }

  /// Names the records that made a figure: those that are surely of it for a lower end, else all that may be.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    guard figure.table == options.table, let wanted = Wanted(figure) else { return }
    let facets = batch.dictionaries.facets.values.map { $0 == options.facet }
    for row in 0..<batch.count where facets[Int(batch.facet[row])] {
      guard let (group, cell) = sums.classifier.place(of: batch, row), wanted.takes(cell) else { continue }
      if options.keys(of: group).allSatisfy({ figure.keys[$0] == $1 }) { rows.insert(row) }
    }
  }

  /// Which cells a figure is made of.
  private enum Wanted {
    case all, whole, part, surePart

    init?(_ figure: FigureKey) {
      let isLower = figure.column == "lo"
      guard isLower || figure.column == "hi" || figure.column == "records" else { return nil }
      switch figure.keys["name"] {
      case "share": self = .all
      case "whole": self = isLower ? .whole : .all
      case "part": self = isLower ? .surePart : .part
      default: return nil
      }
    }

    func takes(_ cell: Sums.Cell) -> Bool {
      switch self {
      case .all: true
      case .whole: cell.whole == .yes
      case .part: cell.part != .no
      case .surePart: cell.whole == .yes && cell.part == .yes
      }
    }
  }
}
