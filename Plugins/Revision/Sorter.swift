import WaybillCore
import WaybillMetrics

/// One of the two that are compared.
enum Side: String, Sendable, CaseIterable {
  case before, after
}

/// The values that tell one figure from others, in the order of `by`.
struct Key: Hashable, Sendable, Comparable {
  let texts: [String]

  init(_ texts: [String]) { self.texts = texts }

  static func < (a: Self, b: Self) -> Bool { a.texts.lexicographicallyPrecedes(b.texts) }

  /// The same without one of the values.
  func without(_ place: Int) -> Key {
    var texts = texts
    texts.remove(at: place)
    return Key(texts)
  }
}

/// Says of a cell on which side and under which key it counts.
struct Sorter: Sendable {
  /// Where a cell counts.
  struct Spot {
    let side: Side
    let key: Key
    /// Whether the conditions are surely met.
    let isSure: Bool
  }

  private let options: RevisionOptions
  private let judge: ConditionJudge

  init(_ options: RevisionOptions, groups: GroupBook) {
    self.options = options
    judge = ConditionJudge(book: groups, rule: options.membership)
  }

  /// Nil for a cell that surely does not count.
  func spot(of cell: Cube.Cell) -> Spot? {
    let isBefore = cell.source == options.before.source
    let own = isBefore ? options.before : options.after
    if options.leaveOut.contains(cell.event ?? .new) { return nil }
    let answer = min(own.condition.answer(cell, judge), options.condition.answer(cell, judge))
    if answer == .no { return nil }
    return Spot(
      side: isBefore ? .before : .after, key: Key(options.by.map { $0.text(of: cell) }), isSure: answer == .yes)
  }
}

extension RevisionOptions.Dimension {
  /// The value of a cell; `unknown` where the record says nothing.
  fileprivate func text(of cell: Cube.Cell) -> String {
    let text: String? =
      switch self {
      case .exporter: cell.exporter?.code
      case .destination: cell.destination?.description
      case .category: cell.category?.code
      case .item: cell.item
      case .year: cell.years.map { YearSpan($0).description }
      case .period: cell.period.map { "\($0.from)/\($0.until)" }
      }
    return text ?? "unknown"
  }
}
