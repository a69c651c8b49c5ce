import WaybillCore
import WaybillMetrics

/// What a pipeline asks of the metric.
struct PlausibilityOptions: Hashable, Sendable {
  var kinds: [FindingKind]
  var thresholds: Thresholds
  var exports: ExportOptions

  static let specs =
    [
      OptionSpec(
        "findings", .oneOrMany(.words(of: FindingKind.self), of: "kinds of findings"),
        help: "What is looked for; everything when left out.")
    ] + Thresholds.specs + ExportOptions.specs

  /// Reads the options.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ table: OptionTable) throws(Diagnostics) {
    var table = table
    table.check(Self.specs)
    kinds =
      table.parsed("findings", { FindingKind(rawValue: $0) }) {
        .unknownValue($0, of: "findings", known: FindingKind.allCases.map(\.rawValue), at: $1)
      } ?? FindingKind.allCases
    thresholds = Thresholds(&table)
    exports = ExportOptions(&table)
    // Deliveries are compared with licences over five years unless a pipeline says otherwise.
    if exports.periods.rolling == nil, exports.periods.windows.isEmpty { exports.periods.rolling = 5 }
    try table.finish()
  }

  /// Whether a year is one of those that findings are asked for.
  func isAsked(_ year: Int) -> Bool { exports.periods.years?.contains(year) ?? true }
}
