import WaybillCore
import WaybillMetrics

/// What a ratio is of, besides its exporter: a destination, a category, both, or everything.
struct Slot: Hashable, Sendable, Comparable {
  var destination = ""
  var category = ""
  /// Whether the destination is not one party, or no category is told: then the slot's records may be of others.
  var isUndetermined = false

  /// The slot of a cell.
  init(_ cell: Cube.Cell, by dimensions: Set<LicenceDeliveryOptions.Dimension>) {
    if dimensions.contains(.destination) {
      let single = cell.destination?.single
      destination = single?.inTables ?? cell.destination?.description ?? PartySet.Unknown.unknown.rawValue
      isUndetermined = single == nil
    }
    if dimensions.contains(.category) {
      category = cell.category?.code ?? ""
      isUndetermined = isUndetermined || cell.category == nil
    }
  }

  /// Whether a cell's records are in the sums of this slot: they are of it, or may be.
  func isFilled(by cell: Cube.Cell, of dimensions: Set<LicenceDeliveryOptions.Dimension>) -> Bool {
    let own = Slot(cell, by: dimensions)
    if own == self { return true }
    return own.isUndetermined && !isUndetermined && mayHold(cell, by: dimensions)
  }

  /// Whether a cell's records may be of this slot, which is of one party and one category.
  private func mayHold(_ cell: Cube.Cell, by dimensions: Set<LicenceDeliveryOptions.Dimension>) -> Bool {
    if dimensions.contains(.destination), let set = cell.destination, set.unknown == nil, set.groups.isEmpty,
      !set.parties.contains(where: { $0.inTables == destination })
    {
      return false
    }
    return !dimensions.contains(.category) || cell.category == nil || cell.category?.code == category
  }

  static func < (a: Self, b: Self) -> Bool { (a.destination, a.category) < (b.destination, b.category) }
}

/// The years of licences, and how long after them deliveries are counted.
struct FollowUp: Hashable, Sendable {
  let period: YearSpan
  let within: Int

  /// The years in which deliveries are counted: those of the licences, and those after.
  var deliveryYears: YearSpan { YearSpan(period.years.lowerBound...period.years.upperBound + within) }

  /// Whether what speaks of some years counts among licences, or among deliveries.
  func holds(_ cell: Cube.Cell) -> Bool {
    guard let years = cell.years else { return false }
    return (cell.facet.basis == .licence ? period : deliveryYears).holds(years)
  }
}
