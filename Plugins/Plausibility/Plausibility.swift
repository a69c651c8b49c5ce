public import WaybillCore
import WaybillMetrics

/// Figures that may be wrong: findings, each with the figure, what it is compared with, and the threshold.
///
/// A finding is a reason to look and never a correction. Values are intervals, and what is found is so for every value within
/// them.
public struct Plausibility: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "plausibility", title: "Figures that may be wrong", measures: [.money, .tiv, .licences],
    options: PlausibilityOptions.specs)

  let options: PlausibilityOptions
  private var cube = Cube(by: [.exporter, .destination, .category, .years, .event, .perspective], reads: Self.reads)

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    self.options = try PlausibilityOptions(options)
  }

  private static func reads(_ facet: Facet) -> Bool { facet.measure == .licences || ExportFlows.areExports(facet) }

  /// Adds the records of a batch that are exports in money or TIV, or count licences.
  public mutating func add(_ batch: borrowing RecordBatch) { cube.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { cube.merge(other.cube) }

  /// The table of findings, the table of thresholds with the number of findings of each, and the table of what is not looked
  /// at.
  ///
  /// Sources that the context does not name have no rows.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let reading = reading
    let examination = Examination(reading: reading, options: options, context: context)
    let found = options.kinds.map { ($0, examination.findings($0)) }
    let rows = found.flatMap { _, findings in
      findings.compactMap { finding in
        context.sources[finding.series.source].map { finding.row(options.thresholds, $0) }
      }
    }
    let thresholds = found.flatMap { kind, findings in
      options.thresholds.values(of: kind).map { option, value -> [MetricTable.Cell] in
        [.text(kind.rawValue), .text(option), .amount(value), .integer(findings.count)]
      }
    }
    return [
      MetricTable(id: Self.descriptor.id, title: Self.descriptor.title, columns: Self.columns, rows: rows),
      MetricTable(
        id: Self.thresholdsTable, title: "Thresholds, and how much was found by them", columns: Self.thresholdsColumns,
        rows: thresholds),
      .leftOut(
        of: Self.descriptor.id, title: "Records not looked at for their event, their reporter or an unknown exporter",
        reading.leftOut, context),
    ]
  }

  /// Names the records of a finding: those of its figure and of what it is compared with.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    guard figure.table == Self.descriptor.id, let place = FindingPlace(figure.keys), place.source == batch.source else {
      return
    }
    let reading = reading
    let levels = reading.series.mapValues { $0.first?.cell.facet.level }
    let entries = reading.series[place.series].map { $0.filter { $0.cell.exporter?.countsAs == place.exporter } } ?? []
    let repeated = place.otherYear.map {
      Repetition(entries, digits: options.thresholds.repeatedDigits).sums(in: place.period.years.upperBound, and: $0)
    }
    cube.select(in: batch, into: &rows) { cell in
      levels[cell.series] == cell.facet.level && !(reading.strays[cell.series]?.contains(cell) ?? false)
        && cell.reasonToSetAside(options.exports.leaveOut, needsExporter: true) == nil
        && place.holds(cell, repeated)
    }
  }

  private var reading: ExportReading {
    ExportReading(
      cube, leavingOut: options.exports.leaveOut, needsExporter: true,
      reportedAtLeast: options.exports.reportedAtLeast)
  }
}
