public import WaybillCore
import WaybillMetrics

/// Which part of what an industry turns over is delivered abroad: deliveries ÷ turnover, of one exporter and period.
///
/// It joins two bases, which is allowed by name alone: see ``QuotientBounds``. A dependence that a publisher tells itself
/// stands beside the computed ones. Licences ÷ turnover is a check in a table of its own.
public struct ExportDependence: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "export-dependence", title: "Part of an industry's turnover that is exported: deliveries divided by turnover",
    measures: [.money, .share], options: ProductionOptions.specs)

  private(set) var sums: ProductionSums

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    var table = options
    table.check(Self.descriptor.options)
    let options = ProductionOptions(&table)
    try table.finish()
    // No group is asked for: exports are summed by exporter and year alone.
    guard let nobody = GroupUnion("none") else { throw Diagnostics([.missingKey("alliance", at: table.place)]) }
    sums = ProductionSums(options, MembershipJudge(alliance: nobody, groups: [], rules: [], book: groups))
  }

  /// Adds the records of a batch that are deliveries or licences in money, or of a turnover.
  public mutating func add(_ batch: borrowing RecordBatch) { sums.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { sums.merge(other.sums) }

  /// The table of dependences with what keeps others from being computed, the check of licences beside turnovers, and
  /// the table of what is in neither.
  public func result(_ context: MetricContext) -> [MetricTable] {
    [dependences(context), plausibility(context), leftOut(context)]
  }

  /// Names the records that made a figure: those of its exports and those of its turnover.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    guard let selection = JoinSelection(figure, sums, id: Self.descriptor.id) else { return }
    selection.select(in: batch, into: &rows)
  }
}
