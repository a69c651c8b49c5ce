public import WaybillCore
import WaybillMetrics

/// Which part of one sum another is, as a pipeline defines them: two conditions on records of one basis, measure,
/// unit and level, by the dimensions that it names.
///
/// A record of which it cannot be said whether it meets a condition widens the interval. State is one sum for each
/// combination of the values that are asked for, so that its size does not grow with the records.
public struct Ratio: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "ratio", title: "Part of one sum that another is, as a pipeline defines them",
    measures: Measure.allCases.filter { $0 != .share }, options: RatioOptions.specs)

  private let options: RatioOptions
  private let classifier: Classifier
  private var cube: Cube

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    let options = try RatioOptions(options, groups: groups)
    let facet = options.facet
    self.options = options
    classifier = Classifier(options, groups: groups)
    cube = Cube(by: options.dimensions, flags: options.flags) { $0 == facet }
  }

  /// Adds the records of a batch that are of the ratio's basis, measure, unit and level.
  public mutating func add(_ batch: borrowing RecordBatch) { cube.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { cube.merge(other.cube) }

  /// The part, the whole and the share for every source and every value of the dimensions.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let rows = Sums(cube, classifier).groups.flatMap { options.rows(of: $0.group, $0.sums) }
    return [.figures(id: options.table, title: options.title, rows: rows)]
  }

  /// Names the records that made a figure: those that are surely of it for a lower end, else all that may be.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    guard figure.table == options.table, let wanted = Wanted(figure) else { return }
    cube.select(in: batch, into: &rows) { cell in
      guard let (group, known) = classifier.place(of: cell), wanted.takes(known) else { return false }
      return options.keys(of: group).allSatisfy { figure.keys[$0] == $1 }
    }
  }

  /// Which records a figure is made of.
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

    func takes(_ known: Sums.Known) -> Bool {
      switch self {
      case .all: true
      case .whole: known.whole == .yes
      case .part: known.part != .no
      case .surePart: known.whole == .yes && known.part == .yes
      }
    }
  }
}
