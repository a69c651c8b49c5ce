import WaybillCore

extension Coverage {
  static let reportsTable = "coverage-reports"
  static let totalsTable = "coverage-totals"
  static let destinationsTable = "coverage-destinations"
  static let sumsTable = "coverage-sums"

  private static let source = MetricTable.Column("source", .text, isKey: true, help: "The id of the source.")
  private static let reporter = MetricTable.Column(
    "reporter", .text, isKey: true, help: "Who says it; a state's code, or an organisation.")
  private static let year = MetricTable.Column("period", .text, isKey: true, help: "The calendar year.")
  private static let period = MetricTable.Column(
    "period", .text, isKey: true, help: "A calendar year, or the first and the last year of a window.")
  private static let series: [MetricTable.Column] = [
    source,
    .init("basis", .text, isKey: true, help: "The kind of reporting, such as licence or delivery."),
    .init("measure", .text, isKey: true, help: "What the figures count."),
    .init("unit", .text, isKey: true, help: "The unit of the figures."), reporter,
  ]

  static let columns =
    [source, reporter, year] + [
      .init("records", .integer, help: "The records of the year."),
      .init("licence_records", .integer, help: "Those of licences."),
      .init("delivery_records", .integer, help: "Those of deliveries."),
      .init("category_records", .integer, help: "Those with a category."),
      .init(
        "destination_records", .integer, help: "Those whose destination is known, though perhaps as one of several."),
      .init("quantity_records", .integer, help: "Those that count items."),
      .init("licences", .text, help: "Whether there is any of a licence."),
      .init("deliveries", .text, help: "Whether there is any of a delivery."),
      .init("categories", .text, help: "Whether there is any with a category."),
      .init("destinations", .text, help: "Whether there is any with a destination."),
      .init("quantities", .text, help: "Whether there is any that counts items."),
      .init("status", .text, help: "reported, nil, not-reported or not-yet-due, and whether it is provisional."),
    ]

  static let totalsColumns =
    [source, period] + [
      .init("reporters_due", .integer, help: "Who was due to report in the period at all."),
      .init("reporters", .integer, help: "Who reported in the period at all."),
      .init("reports_due", .integer, help: "The years of reporters that were due."),
      .init("reports", .integer, help: "The years of reporters that have a record."),
      .init("nil_reports", .integer, help: "Those of them that say that there was nothing."),
      .init("not_reported", .integer, help: "The years of reporters that were due and have no record."),
      .init("not_yet_due", .integer, help: "The years of reporters that have no record and are not yet due."),
      .init("beyond_roster", .integer, help: "The years of reporters that have a record and were not due."),
      .init("status", .text, help: "reported, or partial where somebody who was due is silent; and provisional."),
    ]

  static let destinationsColumns =
    series + [
      period,
      .init("exact_lo", .amount, help: "The value with one exact destination, at least."),
      .init("exact_hi", .amount, help: "The value with one exact destination, at most; empty where nothing bounds it."),
      .init("total_lo", .amount, help: "The value to all destinations, at least."),
      .init("total_hi", .amount, help: "The value to all destinations, at most; empty where nothing bounds it."),
      .init("share_lo", .share, help: "The part with one exact destination, at least."),
      .init("share_hi", .share, help: "The part with one exact destination, at most."),
      .init("exact_records", .integer, help: "The records with one exact destination."),
      .init("records", .integer, help: "The records in the total."),
      .init("status", .text, help: "reported, no-value or negative, and whether it is provisional."),
    ]

  static let sumsColumns =
    series + [
      year,
      .init("compared", .integer, help: "Destinations with a total and parts."),
      .init("differ", .integer, help: "Those whose total is surely not the sum of its parts."),
      .init("without_parts", .integer, help: "Destinations with a total alone."),
      .init("without_total", .integer, help: "Destinations with parts alone."),
      .init("records", .integer, help: "The records of both levels."),
      .init("status", .text, help: "agree, differ, or not-compared where no destination has both; and provisional."),
    ]
}
