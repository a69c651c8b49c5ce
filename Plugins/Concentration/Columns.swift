import WaybillCore

extension Concentration {
  static let topTable = "concentration-top"

  private static let keys: [MetricTable.Column] = [
    .init("source", .text, isKey: true, help: "The id of the source."),
    .init("basis", .text, isKey: true, help: "The kind of reporting, such as licence or delivery."),
    .init("measure", .text, isKey: true, help: "What the figures count: money or tiv."),
    .init("unit", .text, isKey: true, help: "The unit of the amounts."),
    .init("of", .text, isKey: true, help: "What is concentrated: on destinations, or on exporters."),
    .init("exporter", .text, isKey: true, help: "The exporter's code; empty for all exporters together."),
    .init("period", .text, isKey: true, help: "A calendar year, or the first and the last year of a window."),
  ]

  static let columns =
    keys + [
      .init("hhi_lo", .amount, help: "The index, from 0 to 1, at least."),
      .init("hhi_hi", .amount, help: "The index, from 0 to 1, at most."),
      .init("effective_lo", .amount, help: "One over the index, at least."),
      .init("effective_hi", .amount, help: "One over the index, at most; empty where nothing bounds it."),
      .init("total_lo", .amount, help: "What is divided, at least."),
      .init("total_hi", .amount, help: "What is divided, at most; empty where nothing bounds it."),
      .init("holders", .integer, help: "The destinations or exporters that surely have a part."),
      .init("records", .integer, help: "The records in the total."),
      .init(
        "status", .text, help: "reported, partial, not-reported, no-value or negative, and whether it is provisional."),
    ]

  static let topColumns =
    keys + [
      .init("holder", .text, isKey: true, help: "The destination or the exporter."),
      .init("rank_best", .integer, help: "The best rank that it can have; equal values share a rank."),
      .init("rank_worst", .integer, help: "The worst rank that it can have."),
      .init("share_lo", .share, help: "Its part of the total, at least."),
      .init("share_hi", .share, help: "Its part of the total, at most."),
      .init("amount_lo", .amount, help: "What it has, at least."),
      .init("amount_hi", .amount, help: "What it has, at most; empty where nothing bounds it."),
      .init("own_records", .integer, help: "The records that are surely of it."),
      .init("records", .integer, help: "The records in the total."),
      .init("status", .text, help: "As in the table of indices."),
    ]
}
