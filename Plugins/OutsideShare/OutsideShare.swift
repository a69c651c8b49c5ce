public import WaybillCore
public import WaybillMetrics

/// Which part of what the members of an alliance export lands outside a group, as an interval.
///
/// A destination that may be inside and may be outside widens the interval; no assumption is made about it. Figures
/// of different source, basis, measure, unit or level never meet. A metric's value holds sums by exporter, years and
/// kind of destination: its size does not grow with the records.
public struct OutsideShare: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "outside-share", title: "Share of the alliance's exports that lands outside the group",
    measures: [.money, .tiv], options: OutsideShareOptions.specs)

  let options: OutsideShareOptions
  private(set) var flows: ExportFlows

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    self.options = try OutsideShareOptions(options, groups: groups)
    flows = ExportFlows(
      MembershipJudge(
        alliance: self.options.alliance, groups: self.options.groups, rules: self.options.membership, book: groups,
        assumptions: self.options.ofDestinations.map(\.judged)),
      leaveOut: self.options.leaveOut)
  }

  /// Adds the records of a batch that are of money or TIV, and not of a turnover or an expenditure.
  public mutating func add(_ batch: borrowing RecordBatch) { flows.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { flows.merge(other.flows) }

  /// The table of shares, one row an exporter and one for all, a period, a group and a membership rule; the table of
  /// what is in no share, or not in all of its years'; and that of what assumptions would do, where the pipeline makes any.
  ///
  /// Sources that the context does not name have no rows.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let rows = ResultRows(flows, options, context)
    let shares = MetricTable(
      id: Self.descriptor.id, title: Self.descriptor.title, columns: Self.columns, rows: rows.all)
    return [shares, leftOut(context)] + (options.assumptions.isEmpty ? [] : [assumed(rows.assumed)])
  }

  /// Names the records that made a figure: those of its bucket, all of its total, or those of which an assumption is.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    var selector = self.selector(of: figure)
    selector?.select(in: batch, into: &rows)
  }

  /// Names the records of one figure in batch after batch.
  public func selector(of figure: FigureKey) -> (any RowSelector)? { Selection(figure, flows, options) }

  /// The records that are in no figure, by source, facet and reason: how many there are, and what they come to.
  public var setAside: [(source: String, facet: Facet, reason: SetAside, sum: IntervalSum)] { flows.setAside }
}
