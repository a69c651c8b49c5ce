import WaybillCore
import WaybillMetrics

/// What a pipeline asks of the metric.
struct CoverageOptions: Hashable, Sendable {
  /// The day on which it is asked who has reported; nil where every year is long due.
  var asOf: Day?
  /// How many months after a year's end its report is due.
  var dueAfter: Int
  /// How far a total may lie from the sum of its parts, in its own unit.
  var tolerance: Amount
  var exports: ExportOptions

  static let specs =
    [
      OptionSpec(
        "as_of", .named("day", pattern: #"\d{4}-\d{2}-\d{2}"#),
        help: "The day of the source's edition: a report that is due later is not yet due. When left out, all are due."),
      OptionSpec(
        "due_after", .integer(from: 0, to: 120),
        help: "How many months after a year's end its report is due; 12 when left out."),
      OptionSpec(
        "tolerance", .number(),
        help: "How far a total may lie from the sum of its parts, in its unit; 1 when left out."),
    ] + ExportOptions.specs.filter { $0.name != "reported_at_least" }

  /// Reads the options.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ table: OptionTable) throws(Diagnostics) {
    var table = table
    table.check(Self.specs)
    if let text = table.text("as_of"), let place = table["as_of"]?.place {
      asOf = Day(text)
      if asOf == nil {
        table.problem(.badOption("as_of", expected: "a day such as 2024-04-13", found: text, at: place))
      }
    }
    dueAfter = table.integer("due_after", from: 0, to: 120) ?? 12
    tolerance = table.amount("tolerance") ?? Amount(millionths: 1_000_000)
    if tolerance < .zero, let node = table["tolerance"] {
      table.problem(
        .badOption("tolerance", expected: "a number from 0", found: node.text ?? "", at: node.place))
    }
    exports = ExportOptions(&table)
    try table.finish()
  }

  /// Whether the report of a year is not yet due.
  func isEarly(_ year: Int) -> Bool {
    guard let asOf, let due = Day(year: year + 1 + dueAfter / 12, month: 1 + dueAfter % 12, day: 1) else {
      return false
    }
    return asOf < due
  }
}
