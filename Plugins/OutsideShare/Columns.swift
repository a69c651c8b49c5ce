import WaybillCore
import WaybillMetrics

extension OutsideShare {
  /// Stands for the exporter in the rows of all members together.
  static let allExporters = "ALL"

  static let columns: [MetricTable.Column] = [
    .init("source", .text, isKey: true, help: "the mapping that made the records"),
    .init("basis", .text, isKey: true, help: "the kind of reporting, such as licence or delivery"),
    .init("measure", .text, isKey: true, help: "what the figures count: money or tiv"),
    .init("unit", .text, isKey: true, help: "the unit of the amounts"),
    .init("alliance", .text, isKey: true, help: "the group whose members' exports are counted"),
    .init("group", .text, isKey: true, help: "the group that counts as inside"),
    .init("membership", .text, isKey: true, help: "the rule by which a state is a member in a year"),
    .init("exporter", .text, isKey: true, help: "ISO 3166-1 alpha-3, or ALL for all members of the alliance"),
    .init("period", .text, isKey: true, help: "a calendar year, or the first and the last year of a window"),
    .init("outside_lo", .amount, help: "value to destinations outside the group, at least"),
    .init("outside_hi", .amount, help: "value to destinations outside the group, at most; empty when unbounded"),
    .init("inside_lo", .amount, help: "value to destinations inside the group, at least"),
    .init("inside_hi", .amount, help: "value to destinations inside the group, at most; empty when unbounded"),
    .init("undetermined_lo", .amount, help: "value that may be inside and may be outside, at least"),
    .init("undetermined_hi", .amount, help: "value that may be inside and may be outside, at most"),
    .init("total_lo", .amount, help: "value to all destinations, at least"),
    .init("total_hi", .amount, help: "value to all destinations, at most; empty when unbounded"),
    .init("share_lo", .share, help: "the least part that can have gone outside"),
    .init("share_hi", .share, help: "the largest part that can have gone outside"),
    .init("records", .integer, help: "the records in the total"),
    .init("years_reported", .integer, help: "of the years due, those with a value"),
    .init("years_due", .integer, help: "the years in which the exporter was a member and due to report"),
    .init("status", .text, help: "reported, partial, not-reported or no-value"),
  ]
}
