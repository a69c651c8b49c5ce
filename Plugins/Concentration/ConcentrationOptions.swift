import WaybillCore
import WaybillMetrics

/// What a pipeline asks of the metric.
struct ConcentrationOptions: Hashable, Sendable {
  /// What is concentrated: each exporter's exports on destinations, or all exports on exporters.
  enum Subject: String, Hashable, Sendable, CaseIterable {
    case destinations, exporters
  }

  var of: [Subject]
  /// How many of the largest have a row each.
  var top: Int
  var exports: ExportOptions

  static let specs =
    [
      OptionSpec(
        "of", .oneOrMany(.words(of: Subject.self), of: "subjects"),
        help:
          "What is concentrated: each exporter's exports on `destinations`, or all exports on `exporters`; both when "
          + "left out."),
      OptionSpec(
        "top", .integer(from: 0, to: 1000),
        help:
          "How many of the largest destinations and exporters have a row each, and all that tie with the last; 5 when "
          + "left out."),
    ] + ExportOptions.specs

  /// Reads the options.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ table: OptionTable) throws(Diagnostics) {
    var table = table
    table.check(Self.specs)
    of =
      table.parsed("of", { Subject(rawValue: $0) }) {
        .unknownValue($0, of: "of", known: Subject.allCases.map(\.rawValue), at: $1)
      } ?? Subject.allCases
    top = table.integer("top", from: 0, to: 1000) ?? 5
    exports = ExportOptions(&table)
    try table.finish()
  }
}
