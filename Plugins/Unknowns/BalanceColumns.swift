import WaybillCore

extension BalanceSheet {
  /// Stands for the exporter in the rows of all members together.
  static let allExporters = "ALL"
  static let silentTable = "\(descriptor.id)-silent"

  private static let series: [MetricTable.Column] = [
    .init("source", .text, isKey: true, help: "The id of the source."),
    .init("basis", .text, isKey: true, help: "The kind of reporting, such as licence or delivery."),
    .init("measure", .text, isKey: true, help: "What the figures count: money or tiv."),
    .init("unit", .text, isKey: true, help: "The unit of the amounts."),
    .init("alliance", .text, isKey: true, help: "The group whose members' exports are counted."),
  ]
  private static let group = MetricTable.Column(
    "group", .text, isKey: true, help: "The group that counts as inside.")
  private static let line: [MetricTable.Column] = [
    .init("membership", .text, isKey: true, help: "The rule by which a state is a member in a year."),
    .init("exporter", .text, isKey: true, help: "ISO 3166-1 alpha-3, or ALL for all members of the alliance."),
    .init("period", .text, isKey: true, help: "A calendar year, or the first and the last year of a window."),
    .init("cause", .text, isKey: true, help: "Why it is not known."),
  ]

  static let columns =
    series + [group] + line + [
      .init("rank", .integer, help: "The place of the cause by what it is worth to settle it, from 1."),
      .init("undetermined_lo", .amount, help: "Value that may be inside and may be outside, at least."),
      .init("undetermined_hi", .amount, help: "Value that may be either, at most; empty when unbounded."),
      .init("known_lo", .amount, help: "Value whose destination is known and whose size is not, at least."),
      .init("known_hi", .amount, help: "Value whose destination is known, at most; empty when unbounded."),
      .init("records", .integer, help: "The records of the cause."),
      .init("width", .share, help: "How far apart the bounds of the share are, rounded up."),
      .init(
        "remaining_lo", .share, help: "How far apart they can be, at least, when the cause is settled; rounded down."),
      .init("remaining_hi", .share, help: "How far apart they can be, at most, when the cause is settled; rounded up."),
      .init("information", .share, help: "By how much they are surely nearer then: the value of the information."),
      .init("settled_by", .text, help: "What a report would have to tell."),
    ]

  static let silentColumns =
    series + line + [
      .init("exporter_years", .integer, help: "How many years of exporters are not told."),
      .init("years", .text, help: "Which years; of all exporters together, which exporters."),
      .init(
        "proxy_lo", .amount, help: "The last reported years in their place, at least; empty unless that is assumed."),
      .init("proxy_hi", .amount, help: "The last reported years in their place, at most."),
      .init("proxy", .text, help: "Which years stand in; empty unless that is assumed."),
    ]
}
