import WaybillCore

extension LicenceDelivery {
  static let quartileTable = "licence-to-delivery-quartiles"

  private static let sourceKeys: [MetricTable.Column] = [
    .init("source", .text, isKey: true, help: "The id of the source."),
    .init("unit", .text, isKey: true, help: "The currency of both sums."),
  ]

  private static let years: [MetricTable.Column] = [
    .init("period", .text, isKey: true, help: "The years of the licences."),
    .init("within", .text, isKey: true, help: "How many years after them deliveries are counted too."),
  ]

  static let columns =
    sourceKeys + [
      .init("exporter", .text, isKey: true, help: "The exporter's code."),
      .init("destination", .text, isKey: true, help: "The destination; empty where destinations are not told apart."),
      .init("category", .text, isKey: true, help: "The category; empty where categories are not told apart."),
    ] + years + [
      .init("licences_lo", .amount, help: "The value licensed in the period, at least; empty without a record."),
      .init("licences_hi", .amount, help: "The value licensed in the period, at most; empty where nothing bounds it."),
      .init("deliveries_lo", .amount, help: "The value delivered in the period and after it, at least."),
      .init("deliveries_hi", .amount, help: "The value delivered in the period and after it, at most."),
      .init("ratio_lo", .amount, help: "Deliveries divided by licences, at least."),
      .init("ratio_hi", .amount, help: "Deliveries divided by licences, at most; empty where nothing bounds it."),
      .init("licence_records", .integer, help: "The records of licences that are of the row or may be."),
      .init("delivery_records", .integer, help: "The records of deliveries that are of the row or may be."),
      .init("exporter_records", .integer, help: "All records of the exporter in the years, by which it has reported."),
      .init("level", .text, help: "Whether totals or parts are read, of both."),
      .init(
        "status", .text,
        help: "reported, not-reported, no-record, undetermined, no-value or negative, and whether it is provisional."),
    ]

  static let quartileColumns =
    sourceKeys + years + [
      .init("exporters", .integer, help: "How many exporters have a ratio."),
      .init("q1_lo", .amount, help: "The first quartile of their ratios, at least."),
      .init("q1_hi", .amount, help: "The first quartile of their ratios, at most; empty where nothing bounds it."),
      .init("median_lo", .amount, help: "The median of their ratios, at least."),
      .init("median_hi", .amount, help: "The median of their ratios, at most; empty where nothing bounds it."),
      .init("q3_lo", .amount, help: "The third quartile of their ratios, at least."),
      .init("q3_hi", .amount, help: "The third quartile of their ratios, at most; empty where nothing bounds it."),
      .init("status", .text, help: "reported, partial where an exporter has no ratio, or too-few; and provisional."),
    ]
}
