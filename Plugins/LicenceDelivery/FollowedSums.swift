import WaybillCore
import WaybillMetrics

/// What was licensed and what was delivered of one slot in one follow-up, and the ratio of the two.
struct FollowedSums: Sendable {
  private(set) var licences = Reach()
  private(set) var deliveries = Reach()
  /// The exporter's records in the years, of whatever slot: by these it has reported.
  private(set) var exporterRecords = 0
  private var isNegative = false

  /// What is surely of a slot, and what may be of it.
  struct Reach: Sendable {
    var sure = IntervalSum()
    var possible = IntervalSum()

    var records: Int { sure.records + possible.records }
    /// The least of what is sure, and the most of what is possible.
    var cells: [MetricTable.Cell] {
      records == 0 ? [.absent, .absent] : [.amount(sure.lo), hi.map(MetricTable.Cell.amount) ?? .absent]
    }
    var hi: Int128? { if let a = sure.hi, let b = possible.hi { a + b } else { nil } }
  }

  /// Adds up what an exporter's cells have for a slot.
  init(of slot: Slot, in entries: [Cube.Entry], by dimensions: Set<LicenceDeliveryOptions.Dimension>) {
    for entry in entries {
      let (cell, total) = (entry.cell, entry.total)
      exporterRecords += total.sum.records
      if !slot.isFilled(by: cell, of: dimensions) { continue }
      isNegative = isNegative || total.isNegative
      let end = Slot(cell, by: dimensions) == slot ? \Reach.sure : \Reach.possible
      if cell.facet.basis == .licence { licences[keyPath: end].merge(total.sum) }
      if cell.facet.basis == .delivery { deliveries[keyPath: end].merge(total.sum) }
    }
  }

  /// The ratio, or why there is none.
  func outcome(isReported: Bool, isUndetermined: Bool) -> (ratio: QuotientBounds?, word: String) {
    if !isReported { return (nil, "not-reported") }
    if licences.records == 0 || deliveries.records == 0 { return (nil, "no-record") }
    if isUndetermined { return (nil, "undetermined") }
    if isNegative { return (nil, "negative") }
    let ratio = QuotientBounds(
      (deliveries.sure.lo, deliveries.hi), by: (licences.sure.lo, licences.hi))
    return (ratio, ratio == nil ? "no-value" : "reported")
  }
}
