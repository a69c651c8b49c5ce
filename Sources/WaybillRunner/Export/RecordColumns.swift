import WaybillCore

/// The columns of exported records: those of the ledger's view `records_named` without the ledger's own numbers.
enum RecordColumns {
  static let table = "records"
  static let title = "The records, one reported figure each"

  static let all: [MetricTable.Column] = [
    .init("source", .text, help: "the mapping that made the record"),
    .init("vintage", .text, help: "the date that the publisher, the fetch or the pipeline gives the file"),
    .init("snapshot", .text, help: "the file, as the pipeline names it"),
    .init("part", .text, help: "the sheet or member of the file; empty where the file is one text"),
    .init("line", .integer, help: "the line, or the row of the sheet, from 1"),
    .init("row", .integer, help: "the row of data in its part, from 0; of rows tried again, among these"),
    .init("emit", .integer, help: "which emit of the mapping made the record, from 0"),
    .init("col", .integer, help: "the column that was made a row, from 1; 0 where none was"),
    .init("reporter", .text, help: "who reports, where it is not the exporter of the record"),
    .init("perspective", .text, help: "as what the reporter speaks: exporter, importer or third-party"),
    .init("basis", .text, help: "the kind of reporting, such as licence or delivery; bases are never added together"),
    .init("measure", .text, help: "what the figure counts, such as money or tiv"),
    .init("unit", .text, help: "the unit of the amounts, such as EUR"),
    .init("level", .text, help: "total, where the figure contains others of its source, or part"),
    .init("event", .text, help: "what happened, such as new, extension or transit"),
    .init("exporter", .text, help: "the party that exports: of states ISO 3166-1 alpha-3; empty where nobody is named"),
    .init("origin", .text, help: "where the goods were made, where it is told and another"),
    .init("destination", .text, help: "the final destination, which may be one of several; empty where none is named"),
    .init("via", .text, help: "the first destination, where it is another"),
    .init("from_date", .text, help: "the first day"),
    .init("until_date", .text, help: "the day after the last"),
    .init("scheme", .text, help: "the scheme of the category, such as ml"),
    .init("category", .text, help: "the code in the scheme"),
    .init("item", .text, help: "the publisher's own words for the goods"),
    .init("lo", .amount, help: "the lower end of the value, exact"),
    .init("hi", .amount, help: "the upper end of the value, exact; empty where nothing bounds it"),
    .init("flags", .text, help: "what the publisher says of the figure's certainty or kind, with ';' between"),
  ]

  /// The columns whose texts are days.
  static let types = ["from_date": "date", "until_date": "date"]
}
