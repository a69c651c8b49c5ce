import WaybillCore
import WaybillMetrics

/// The part of its turnover that an industry exports, as a publisher tells it.
struct ToldDependence {
  let industry: Industry
  let year: Int
  /// In millionths; nil where it was told more than once, since shares are never added.
  let share: QuotientBounds?
  let flags: Flags
  let records: Int

  var period: YearSpan { YearSpan(year...year) }

  /// The row in the table of dependences.
  var cells: [MetricTable.Cell] {
    let keys = [
      industry.exporter, period.description, "", "", "", industry.source, Basis.turnover.rawValue,
      industry.unit.rawValue, industry.item,
    ].map(MetricTable.Cell.text)
    let (status, why) =
      share == nil
      ? ("told-repeatedly", "several shares of one industry and year: which holds, nobody says")
      : ("told", "the publisher's own figure, not computed")
    return keys + [MetricTable.Cell](repeating: .absent, count: 4) + (share?.cells ?? [.absent, .absent])
      + [.text(""), .integer(records), .text(status), .text(why)]
  }
}

extension ProductionSums {
  /// The dependences that publishers tell, of the single years asked for.
  func told(_ context: MetricContext) -> [ToldDependence] {
    industries(.share, context).flatMap { industry, years in
      years.years.sorted { $0.key < $1.key }.compactMap { year, told in
        if let wanted = options.periods.years, !wanted.contains(year) { return nil }
        // The unit is a percent, whose millionths are a hundredth as much as those of a whole.
        let share =
          told.sum.records == 1
          ? QuotientBounds(
            lo: Int64(exactly: Decimals.divideHalfEven(told.sum.lo, by: 100)) ?? .max,
            hi: told.sum.hi.flatMap { Int64(exactly: Decimals.divideHalfEven($0, by: 100)) }) : nil
        return ToldDependence(
          industry: industry, year: year, share: share, flags: told.flags, records: told.sum.records)
      }
    }
  }
}
