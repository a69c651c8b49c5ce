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
  var periods: PeriodChoice
  var leaveOut: Set<Event>
  var reportedAtLeast: Amount

  static let specs = [
    OptionSpec(
      "exports", .table(SideReader.exports),
      help: "Which deliveries are divided; those in money of all sources, each by itself, when left out."),
    OptionSpec(
      "turnover", .table(SideReader.turnover),
      help: "By which turnovers they are divided; those of all sources, each by itself, when left out."),
    OptionSpec(
      "periods", .table(.periods),
      help: "The calendar years and the windows of several years; all years and no window when left out."),
    OptionSpec(
      "leave_out", .oneOrMany(.words(of: Event.self), of: "events"),
      help: "The events that are not counted; `extension`, `replacement`, `temporary` and `denial` when left out."),
    OptionSpec(
      "reported_at_least", .number(.zeroToOne),
      help: "The part of its licensed value that an exporter-year's delivered value must reach to count as reported; "
        + "0.001 when left out."),
  ]

  /// Reads the options and notes every problem; the caller has checked the keys.
  init(_ table: inout OptionTable) {
    exports = SideReader.read("exports", of: .delivery, in: &table)
    turnover = SideReader.read("turnover", of: .turnover, in: &table)
    if let ours = exports.unit, let theirs = turnover.unit, ours != theirs {
      let place = table["exports"]?["unit"]?.place ?? table.place
      table.problem(.currenciesDiffer(ours, theirs, at: place))
    }
    periods = table.periods("periods") ?? PeriodChoice()
    leaveOut = table.events("leave_out") ?? [.extension, .replacement, .temporary, .denial]
    reportedAtLeast = table.fraction("reported_at_least") ?? Amount(millionths: 1000)
  }
}
