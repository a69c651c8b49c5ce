import WaybillCore
import WaybillMetrics

/// The rows of the metric's tables, in their order.
struct RatioRows {
  private(set) var ratios: [[MetricTable.Cell]] = []
  private(set) var quartiles: [[MetricTable.Cell]] = []
  private let options: LicenceDeliveryOptions

  /// Makes the rows of every source that the context names.
  ///
  /// A follow-up with a year that the source does not cover has no row.
  init(_ pairs: [Pair], _ options: LicenceDeliveryOptions, _ context: MetricContext) {
    self.options = options
    for pair in pairs {
      guard let source = context.sources[pair.licences.source] else { continue }
      let exporters = pair.exporters.sorted { $0.key < $1.key }
      let covered = Set(source.years)
      for period in options.exports.periods.periods(covered: source.years) {
        for within in options.within {
          let followUp = FollowUp(period: period, within: within)
          if followUp.deliveryYears.years.allSatisfy(covered.contains) { add(pair, source, exporters, followUp) }
        }
      }
    }
  }

  private mutating func add(
    _ pair: Pair, _ source: SourceFacts, _ exporters: [(key: String, value: [Cube.Entry])], _ followUp: FollowUp
  ) {
    var found: [QuotientBounds] = []
    var (seen, isPartial) = (false, false)
    let key = [pair.licences.source, pair.licences.unit.rawValue]
    let years = [followUp.period.description, String(followUp.within)]
    for (exporter, all) in exporters {
      let entries = all.filter { followUp.holds($0.cell) }
      let isReported = pair.isReported(exporter, followUp, of: source)
      for slot in Set(entries.map { Slot($0.cell, by: options.by) }).sorted() {
        let sums = FollowedSums(of: slot, in: entries, by: options.by)
        let (ratio, word) = sums.outcome(isReported: isReported, isUndetermined: slot.isUndetermined)
        (seen, isPartial) = (true, isPartial || ratio == nil)
        if let ratio { found.append(ratio) }
        ratios.append(
          (key + [exporter, slot.destination, slot.category] + years).map(MetricTable.Cell.text)
            + sums.licences.cells + sums.deliveries.cells + Self.cells(ratio?.lo, ratio?.hi)
            + [sums.licences.records, sums.deliveries.records, sums.exporterRecords].map(MetricTable.Cell.integer)
            + [.text(pair.level.rawValue), .text(source.status(word, in: followUp.deliveryYears))])
      }
    }
    // Ratios of destinations and categories are not those of exporters.
    if !options.by.isEmpty || !seen { return }
    let quartiles = Quartiles(found)
    let word = quartiles == nil ? "too-few" : isPartial ? "partial" : "reported"
    self.quartiles.append(
      (key + years).map(MetricTable.Cell.text) + [.integer(found.count)]
        + (quartiles.map { $0.ends.flatMap { Self.cells($0.lo, $0.hi) } }
          ?? [MetricTable.Cell](repeating: .absent, count: 6))
        + [.text(source.status(word, in: followUp.deliveryYears))])
  }

  private static func cells(_ lo: Int64?, _ hi: Int64?) -> [MetricTable.Cell] {
    [lo, hi].map { $0.map { .amount(Int128($0)) } ?? .absent }
  }
}
