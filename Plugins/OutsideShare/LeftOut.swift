import WaybillCore
import WaybillMetrics

extension OutsideShare {
  /// The table of the records that are in no share, by source, kind of figure and reason.
  func leftOut(_ context: MetricContext) -> MetricTable {
    .leftOut(
      of: Self.descriptor.id, title: "Records left out by their event, their reporter or an unknown exporter",
      setAside.map { LeftOutSum(source: $0.source, facet: $0.facet, reason: $0.reason.words, sum: $0.sum) }, context)
  }
}
