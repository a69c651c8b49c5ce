public import WaybillCore
import WaybillMetrics

/// What is not known of where an alliance's exports went, by cause, with what it would be worth to know it.
///
/// The values of all causes add up to what the outside share calls undetermined, to the last digit.
public struct BalanceSheet: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "balance-sheet", title: "What is not known of where the alliance's exports went, by cause",
    measures: [.money, .tiv], options: BalanceOptions.specs)

  let options: BalanceOptions
  private(set) var flows: ExportFlows

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    self.options = try BalanceOptions(options, groups: groups)
    flows = ExportFlows(
      MembershipJudge(
        alliance: self.options.alliance, groups: self.options.groups, rules: self.options.membership, book: groups),
      leaveOut: self.options.leaveOut, tellsRanges: true)
  }

  /// Adds the records of a batch that are of money or TIV, and not of a turnover or an expenditure.
  public mutating func add(_ batch: borrowing RecordBatch) { flows.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { flows.merge(other.flows) }

  /// The table of causes, one row a cause of an exporter and of all, a period, a group and a membership rule; and the
  /// table of those who did not report.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let rows = BalanceRows(flows, options, context)
    return [
      MetricTable(id: Self.descriptor.id, title: Self.descriptor.title, columns: Self.columns, rows: rows.causes),
      MetricTable(
        id: Self.silentTable, title: "Members of the alliance of whom a source tells nothing: without an amount",
        columns: Self.silentColumns, rows: rows.silent),
    ]
  }

  /// Names the records of a cause, for the amounts; of a width, which all records of the line make, it names none.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    var selector = self.selector(of: figure)
    selector?.select(in: batch, into: &rows)
  }

  /// Names the records of one figure in batch after batch.
  public func selector(of figure: FigureKey) -> (any RowSelector)? { CauseSelection(figure, flows, options) }
}

/// Which records made one figure of a cause.
private struct CauseSelection: RowSelector {
  private var flows: FlowSelection
  private let cause: Cause
  /// Whether the figure is of what is undetermined, or of what is known; nil for both.
  private let isUndetermined: Bool?

  /// Reads a figure's key; nil when the table has no such figure.
  init?(_ figure: FigureKey, _ flows: ExportFlows, _ options: BalanceOptions) {
    let keys = figure.keys
    let named = [
      "undetermined_lo": true, "undetermined_hi": true, "known_lo": false, "known_hi": false,
    ]
    guard figure.table == BalanceSheet.descriptor.id, named[figure.column] != nil || figure.column == "records",
      let cause = keys["cause"].flatMap(Cause.init(rawValue:)), keys["alliance"] == options.alliance.description,
      let selection = FlowSelection(
        figure, of: flows, reportedAtLeast: options.reportedAtLeast, allExporters: BalanceSheet.allExporters)
    else { return nil }
    self.flows = selection
    self.cause = cause
    isUndetermined = named[figure.column]
  }

  mutating func select(in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    let (cause, isUndetermined) = (cause, isUndetermined)
    flows.select(in: batch, into: &rows) { row in
      if let isUndetermined, (row.standing == .undetermined) != isUndetermined { return false }
      return cause
        == Cause(
          naming: DestinationNaming(row.destination), precision: row.precision, member: row.member,
          standing: row.standing)
    }
  }
}
