import WaybillCore
import WaybillMetrics

extension OutsideShare {
  /// The table of the records that are in no share, or not in all that they touch, by source, kind of figure and reason.
  func leftOut(_ context: MetricContext) -> MetricTable {
    let aside = setAside.map {
      LeftOutSum(source: $0.source, facet: $0.facet, reason: $0.reason.words, sum: $0.sum)
    }
    let all = (aside + longer(context)).enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      let books = [first, second].map { FacetBook(source: $0.source, facet: $0.facet) }
      return books[0] == books[1] ? a.offset < b.offset : books[0] < books[1]
    }
    return .leftOut(
      of: Self.descriptor.id,
      title: "Records left out by their event, their reporter, an unknown exporter or a period of several years",
      all.map(\.element), context)
  }

  /// Why a record of several years together is not in every share that speaks of one of them.
  private enum Longer: String, CaseIterable {
    case inNone = "several years together: in no period that was asked for"
    case inSome = "several years together: not in each period that has some of them"
  }

  /// What is told for several years together and not all of which lie in a period; each record is counted once.
  private func longer(_ context: MetricContext) -> [LeftOutSum] {
    flows.series.flatMap { series -> [LeftOutSum] in
      guard let source = context.sources[series.source],
        let reading = SeriesReading(series, of: flows, reportedAtLeast: options.reportedAtLeast)
      else { return [] }
      let periods = options.periods.periods(covered: source.years)
      var sums: [Longer: IntervalSum] = [:]
      for entry in reading.entries where entry.account.years.count > 1 {
        // Whose exporter is no member has no row, whatever its period.
        if entry.account.standings.allSatisfy({ $0 == .outside }) { continue }
        let touched = periods.filter { $0.years.overlaps(entry.account.years) }
        let held = touched.count { $0.holds(entry.account.years) }
        if held == touched.count { continue }
        sums[held == 0 ? .inNone : .inSome, default: IntervalSum()].merge(entry.sum)
      }
      let facet = series.book(reading.level).facet
      return Longer.allCases.compactMap { reason in
        sums[reason].map { LeftOutSum(source: series.source, facet: facet, reason: reason.rawValue, sum: $0) }
      }
    }
  }
}
