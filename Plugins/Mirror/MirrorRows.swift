import WaybillCore
import WaybillMetrics

/// The rows of the metric's tables, in their order.
struct MirrorRows {
  private(set) var transfers: [[MetricTable.Cell]] = []
  private(set) var classes: [[MetricTable.Cell]] = []
  private let options: MirrorOptions

  /// Makes the rows of all transfers whose sources the context names.
  init(_ reflections: Reflections, _ options: MirrorOptions, _ context: MetricContext) {
    self.options = options
    var counts: [[String]: [Comparison.Kind: Int]] = [:]
    var statuses: [[String]: String] = [:]
    for (transfer, figures) in reflections.transfers.sorted(by: { $0.key < $1.key }) {
      guard let exporters = context.sources[transfer.sources.exporters],
        let importers = context.sources[transfer.sources.importers]
      else { continue }
      let years = Array(Set(exporters.years).union(importers.years)).sorted()
      for period in options.exports.periods.periods(covered: years) {
        let (x, m) = (figures.sum(.exporter, in: period), figures.sum(.importer, in: period))
        if x == nil, m == nil { continue }
        let comparison = Comparison(x, m, options)
        let silent: [Side] = Side.allCases.filter { side in
          figures.sum(side, in: period) == nil && reflections.isSilent(side, of: transfer, in: period)
        }
        // Provisional where either source's newest year is in the period.
        let status = [exporters, importers].map { $0.status("compared", in: period) }.max() ?? ""
        transfers.append(
          transfer.cells + [.text(period.description)] + Self.cells(x) + Self.cells(m)
            + Self.cells(comparison.size) + Self.cells(comparison.signed)
            + [.integer(x?.records ?? 0), .integer(m?.records ?? 0), .text(comparison.kind.rawValue)]
            + [Side.exporter, .importer].map { .text(nearby($0, figures, period, comparison.kind)) }
            + [.text(silent.first.map { $0 == .exporter ? "exporter" : "importer" } ?? ""), .text(status)])
        let key = transfer.cells.prefix(4).map(\.text) + [period.description]
        counts[key, default: [:]][comparison.kind, default: 0] += 1
        statuses[key] = status
      }
    }
    classes = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, counts in
      key.map { .text($0) } + Comparison.Kind.allCases.map { .integer(counts[$0] ?? 0) }
        + [.text(statuses[key] ?? "")]
    }
  }

  /// The year beside a single one in which the other side says what a side says here, where that figure has no partner there;
  /// empty when there is none.
  private func nearby(_ side: Side, _ figures: Reflections.Figures, _ period: YearSpan, _ kind: Comparison.Kind)
    -> String
  {
    guard period.years.count == 1, kind != .equal, kind != .agree, let own = figures.sum(side, in: period) else {
      return ""
    }
    let year = period.years.lowerBound
    let (other, agreement): (Side, Agreement) = (side == .exporter ? .importer : .exporter, Agreement(options))
    let match = [year - 1, year + 1].first { near in
      let span = YearSpan(near...near)
      guard let theirs = figures.sum(other, in: span), agreement.isSure(own, theirs) else { return false }
      return figures.sum(side, in: span).map { !agreement.isSure($0, theirs) } ?? true
    }
    return match.map(String.init) ?? ""
  }

  private static func cells(_ sum: IntervalSum?) -> [MetricTable.Cell] { sum?.cells ?? [.absent, .absent] }

  private static func cells(_ ends: (lo: Int64, hi: Int64)?) -> [MetricTable.Cell] {
    [ends?.lo, ends?.hi].map { $0.map { .amount(Int128($0)) } ?? .absent }
  }
}
