import WaybillCore

extension Plausibility {
  static let thresholdsTable = "plausibility-thresholds"

  static let columns: [MetricTable.Column] = [
    .init("finding", .text, isKey: true, help: "What was found."),
    .init("source", .text, isKey: true, help: "The id of the source."),
    .init("basis", .text, isKey: true, help: "The kind of reporting of the figure."),
    .init("measure", .text, isKey: true, help: "What the figure counts."),
    .init("unit", .text, isKey: true, help: "The unit of the figure."),
    .init("exporter", .text, isKey: true, help: "The exporter's code."),
    .init("destination", .text, isKey: true, help: "The destination; empty for a sum over destinations."),
    .init(
      "category", .text, isKey: true, help: "The category; empty for a sum over categories, or where none is told."),
    .init("period", .text, isKey: true, help: "The year, or the years."),
    .init(
      "against", .text, isKey: true, help: "What it is compared with: the other year, the licences, or their number."),
    .init("figure_lo", .amount, help: "The figure, at least."),
    .init("figure_hi", .amount, help: "The figure, at most; empty where nothing bounds it, or it is not known."),
    .init(
      "compared_lo", .amount, help: "What it is compared with, at least; empty where it is compared with a threshold."),
    .init("compared_hi", .amount, help: "What it is compared with, at most."),
    .init("ratio_lo", .amount, help: "The figure divided by what it is compared with, at least."),
    .init("ratio_hi", .amount, help: "The figure divided by what it is compared with, at most."),
    .init("threshold", .amount, help: "Where it begins to be a finding: the first of its thresholds."),
    .init("cases", .integer, help: "How many figures are the same, where figures are repeated."),
    .init("records", .integer, help: "The records of the figure and of what it is compared with."),
    .init("status", .text, help: "found, and whether the period holds the source's newest year."),
  ]

  static let thresholdsColumns: [MetricTable.Column] = [
    .init("finding", .text, isKey: true, help: "What is looked for."),
    .init("option", .text, isKey: true, help: "The option that sets the threshold."),
    .init("value", .amount, help: "The threshold."),
    .init("findings", .integer, help: "How much was found."),
  ]
}
