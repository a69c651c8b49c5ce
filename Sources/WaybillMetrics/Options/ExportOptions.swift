public import WaybillCore

/// What most metrics of exports are asked for: the periods, and the records that do not count.
public struct ExportOptions: Sendable, Hashable {
  /// The years and windows that figures are computed for.
  public var periods: PeriodChoice
  /// The events whose records would count a value twice, or were never a transfer.
  public var leaveOut: Set<Event>
  /// The part of its licensed value below which an exporter-year's delivered value is a stray, in millionths.
  public var reportedAtLeast: Amount

  /// The keys `periods`, `leave_out` and `reported_at_least`.
  public static let specs = [
    OptionSpec(
      "periods", .table(.periods),
      help: "The calendar years and the windows of several years; all years and no window when left out."),
    .leaveOut,
    OptionSpec(
      "reported_at_least", .number(.zeroToOne),
      help: "The part of its licensed value that an exporter-year's delivered value must reach to count as reported; "
        + "0.001 when left out."),
  ]

  /// Reads the keys from a table whose problems are thrown by its owner.
  public init(_ table: inout OptionTable) {
    periods = table.periods("periods") ?? PeriodChoice()
    leaveOut = table.leftOutEvents()
    reportedAtLeast = table.fraction("reported_at_least") ?? Amount(millionths: 1000)
  }
}
