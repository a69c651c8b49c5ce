import WaybillCore
import WaybillMetrics

/// What a pipeline asks of the metric.
struct LicenceDeliveryOptions: Hashable, Sendable {
  /// What ratios are told apart by, besides their exporter.
  enum Dimension: String, Hashable, Sendable, CaseIterable {
    case destination, category
  }

  /// How many years after the licences deliveries are counted, rising.
  var within: [Int]
  var by: Set<Dimension>
  var exports: ExportOptions

  static let specs =
    [
      OptionSpec(
        "within", .oneOrMany(.integer(from: 0, to: 50), of: "whole numbers"),
        help:
          "How many years after the licences deliveries are counted, besides the years of the licences; `[1, 3, 5]` when "
          + "left out."),
      OptionSpec(
        "by", .oneOrMany(.words(of: Dimension.self), of: "dimensions"),
        help: "What ratios are told apart by, besides their exporter; nothing when left out."),
    ] + ExportOptions.specs

  /// Reads the options.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ table: OptionTable) throws(Diagnostics) {
    var table = table
    table.check(Self.specs)
    let within = table.parsed("within", { Int($0).flatMap { (0...50).contains($0) ? $0 : nil } }) {
      .badOption("within", expected: "whole numbers from 0 to 50", found: $0, at: $1)
    }
    self.within = (within ?? [1, 3, 5]).sorted()
    let by = table.parsed("by", { Dimension(rawValue: $0) }, allowsNone: true) {
      .unknownValue($0, of: "by", known: Dimension.allCases.map(\.rawValue), at: $1)
    }
    self.by = Set(by ?? [])
    exports = ExportOptions(&table)
    try table.finish()
  }
}
