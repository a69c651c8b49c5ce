import WaybillCore
import WaybillMetrics

/// The figures of both sides, by transfer and by the years that they speak of.
struct Reflections {
  /// What the figures of both sides share.
  struct Kind: Hashable {
    let sources: MirrorOptions.Sides
    let basis: Basis
    let unit: MeasureUnit

    init(_ transfer: Transfer) {
      sources = transfer.sources
      basis = transfer.basis
      unit = transfer.unit
    }
  }

  /// The figures of one transfer.
  typealias Figures = [Side: [ClosedRange<Int>: IntervalSum]]

  private(set) var transfers: [Transfer: Figures] = [:]
  private(set) var leftOut: [LeftOutSum] = []
  /// The level at which both sides are read: totals where both have them, else what both have.
  private(set) var levels: [Kind: Level] = [:]
  /// The years in which a party told anything from its side.
  private var told: [Side: [MirrorOptions.Sides: [String: Set<Int>]]] = [:]

  init(_ cube: Cube, _ options: MirrorOptions) {
    let reader = SideReader(options: options)
    var found: [Kind: [Level: Set<Side>]] = [:]
    var aside: [FacetBook: [String: IntervalSum]] = [:]
    let places = cube.cells.compactMap { entry -> (Transfer, Side, Cube.Entry)? in
      switch reader.place(of: entry.cell) {
      case .success(let place):
        found[Kind(place.transfer), default: [:]][entry.cell.facet.level, default: []].insert(place.side)
        return (place.transfer, place.side, entry)
      case .failure(let reason):
        let book = entry.cell.book
        aside[book, default: [:]][reason.words, default: IntervalSum()].merge(entry.total.sum)
        return nil
      }
    }
    levels = found.compactMapValues { levels in
      let order: [Level] = [.total, .part]
      return order.first { levels[$0]?.count == 2 } ?? order.first { levels[$0] != nil }
    }
    for (transfer, side, entry) in places {
      guard let years = entry.cell.years, let level = levels[Kind(transfer)] else { continue }
      if level != entry.cell.facet.level {
        // Parts of totals that are read are in them; without totals of its own the side is not read at all.
        if found[Kind(transfer)]?[level]?.contains(side) ?? false { continue }
        let book = entry.cell.book
        aside[book, default: [:]]["not at the level of the other side", default: IntervalSum()].merge(entry.total.sum)
        continue
      }
      transfers[transfer, default: [:]][side, default: [:]][years, default: IntervalSum()].merge(entry.total.sum)
      let teller = side == .exporter ? transfer.exporter : transfer.destination
      told[side, default: [:]][transfer.sources, default: [:]][teller, default: []].formUnion(years)
    }
    leftOut = aside.sorted { $0.key < $1.key }.flatMap { book, sums in
      sums.sorted { $0.key < $1.key }.map {
        LeftOutSum(source: book.source, facet: book.facet, reason: $0.key, sum: $0.value)
      }
    }
  }

  /// Whether a party told nothing at all from its side in the years of a period.
  func isSilent(_ side: Side, of transfer: Transfer, in period: YearSpan) -> Bool {
    let teller = side == .exporter ? transfer.exporter : transfer.destination
    return told[side]?[transfer.sources]?[teller]?.isDisjoint(with: period.years) ?? true
  }
}

extension Reflections.Figures {
  /// What one side says of a period; nil where it says nothing.
  func sum(_ side: Side, in period: YearSpan) -> IntervalSum? {
    let sums = (self[side] ?? [:]).filter { period.holds($0.key) }.values
    if sums.isEmpty { return nil }
    return sums.reduce(into: IntervalSum()) { $0.merge($1) }
  }
}
