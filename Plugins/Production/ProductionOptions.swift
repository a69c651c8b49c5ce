import WaybillCore
import WaybillMetrics

/// What a pipeline says of the two sums that are divided.
struct ProductionOptions: Hashable, Sendable {
  /// Which records of one side are read, and what they are of where they do not say it themselves.
  struct Side: Hashable, Sendable {
    /// The sources; all when nil.
    var sources: Set<String>?
    /// The currency; all, each by itself, when nil.
    var unit: MeasureUnit?
    /// The scope where records do not tell it.
    var scope: Flags = []

    func reads(_ series: Series) -> Bool {
      (sources?.contains(series.source) ?? true) && (unit.map { $0 == series.unit } ?? true)
    }
  }

  var exports: Side
  var turnover: Side
  /// What is asked of all metrics of exports.
  private let read: ExportOptions
  var periods: PeriodChoice { read.periods }
  var leaveOut: Set<Event> { read.leaveOut }
  var reportedAtLeast: Amount { read.reportedAtLeast }

  static let specs =
    [
      OptionSpec(
        "exports", .table(SideReader.exports),
        help: "Which deliveries are divided; those in money of all sources, each by itself, when left out."),
      OptionSpec(
        "turnover", .table(SideReader.turnover),
        help: "By which turnovers they are divided; those of all sources, each by itself, when left out."),
    ] + ExportOptions.specs

  /// Reads the options and notes every problem; the caller has checked the keys.
  init(_ table: inout OptionTable) {
    exports = SideReader.read("exports", of: .delivery, in: &table)
    turnover = SideReader.read("turnover", of: .turnover, in: &table)
    if let ours = exports.unit, let theirs = turnover.unit, ours != theirs {
      let place = table["exports"]?["unit"]?.place ?? table.place
      table.problem(.currenciesDiffer(ours, theirs, at: place))
    }
    read = ExportOptions(&table)
  }
}
