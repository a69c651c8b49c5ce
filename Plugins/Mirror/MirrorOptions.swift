import WaybillCore
import WaybillMetrics

/// What a pipeline asks of the metric.
struct MirrorOptions: Hashable, Sendable {
  /// The source of the exporters' figures and that of the importers'; nil where each source is held against itself.
  var between: Sides?
  /// Figures that differ by less than this part of the larger one, and by fewer items than ``toleranceItems``, agree.
  var tolerance: Amount
  var toleranceItems: Amount
  var exports: ExportOptions

  /// Two sources by their ids.
  struct Sides: Hashable, Sendable {
    let exporters: String
    let importers: String
  }

  static let specs =
    [
      OptionSpec(
        "between", .list(.text, of: "two ids of sources"),
        help:
          "The source whose exporters and the source whose importers are compared; each source by itself when left out."
      ),
      OptionSpec(
        "tolerance", .number(.zeroToOne),
        help: "The part of the larger figure that two which agree may differ by; 0.25 when left out."),
      OptionSpec(
        "tolerance_items", .number(.aboveZero),
        help: "How many items two figures that agree may differ by; less than 5 when left out."),
    ] + ExportOptions.specs.filter { $0.name != "reported_at_least" }

  /// Reads the options.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ table: OptionTable) throws(Diagnostics) {
    var table = table
    table.check(Self.specs)
    if let sources = table.parsed(
      "between", { $0 }, otherwise: { .unknownValue($0, of: "between", known: [], at: $1) }),
      let place = table["between"]?.place
    {
      if sources.count == 2 {
        between = Sides(exporters: sources[0], importers: sources[1])
      } else if !sources.isEmpty {
        let found = sources.count == 1 ? "one" : "\(sources.count) sources"
        table.problem(.badOption("between", expected: "two ids of sources", found: found, at: place))
      }
    }
    tolerance = table.fraction("tolerance") ?? Amount(millionths: 250_000)
    toleranceItems = table.amount("tolerance_items") ?? Amount(millionths: 5_000_000)
    if toleranceItems <= .zero, let node = table["tolerance_items"] {
      table.problem(
        .badOption("tolerance_items", expected: "a number above 0", found: node.text ?? "", at: node.place))
    }
    exports = ExportOptions(&table)
    try table.finish()
  }
}
