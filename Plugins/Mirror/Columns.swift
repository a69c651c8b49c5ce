import WaybillCore

extension Mirror {
  static let classesTable = "mirror-classes"

  private static let keys: [MetricTable.Column] = [
    .init("source", .text, isKey: true, help: "The source of the exporters' figures."),
    .init("against", .text, isKey: true, help: "The source of the importers' figures."),
    .init("basis", .text, isKey: true, help: "The kind of reporting, the same of both."),
    .init("unit", .text, isKey: true, help: "The unit of both figures."),
  ]

  private static let period = MetricTable.Column(
    "period", .text, isKey: true, help: "A calendar year, or the first and the last year of a window.")

  static let columns =
    keys + [
      .init("exporter", .text, isKey: true, help: "The exporter."),
      .init("destination", .text, isKey: true, help: "The importer."),
      .init("category", .text, isKey: true, help: "The category; empty where none is told."),
      period,
      .init("exporter_lo", .amount, help: "What the exporter says, at least; empty where it says nothing."),
      .init("exporter_hi", .amount, help: "What the exporter says, at most; empty where nothing bounds it."),
      .init("importer_lo", .amount, help: "What the importer says, at least; empty where it says nothing."),
      .init("importer_hi", .amount, help: "What the importer says, at most; empty where nothing bounds it."),
      .init("size_lo", .amount, help: "Their difference divided by their sum, from 0 to 1, at least."),
      .init("size_hi", .amount, help: "Their difference divided by their sum, from 0 to 1, at most."),
      .init("signed_lo", .amount, help: "The same with its sign, at least: below 0 where the importer says more."),
      .init("signed_hi", .amount, help: "The same with its sign, at most."),
      .init("exporter_records", .integer, help: "The records of the exporter's figure."),
      .init("importer_records", .integer, help: "The records of the importer's figure."),
      .init("class", .text, help: "equal, agree, differ, undetermined, only-exporter or only-importer."),
      .init(
        "exporter_match", .text, help: "The year next to this in which the importer says what the exporter says here."),
      .init(
        "importer_match", .text, help: "The year next to this in which the exporter says what the importer says here."),
      .init("silent", .text, help: "The side that says nothing of any transfer in the period, if one does."),
      .init("status", .text, help: "compared, and whether it is provisional."),
    ]

  static let classesColumns =
    keys + [period]
    + Comparison.Kind.allCases.map {
      .init(
        $0.rawValue.replacing("-", with: "_"), .integer,
        help: "How many exporters, destinations and categories are of the class \($0.rawValue).")
    } + [.init("status", .text, help: "compared, and whether it is provisional.")]
}
