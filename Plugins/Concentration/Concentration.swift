public import WaybillCore
import WaybillMetrics

/// How concentrated exports are: each exporter's on destinations, and all exports on exporters.
///
/// The Herfindahl-Hirschman index as an interval, and the largest with the ranks that they can have. Unknown destinations
/// and values that are intervals widen both. Figures of different source, basis, measure, unit or level never meet.
public struct Concentration: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "concentration", title: "Concentration of exports on destinations and on exporters", measures: [.money, .tiv],
    options: ConcentrationOptions.specs)

  let options: ConcentrationOptions
  let groups: GroupBook
  private var cube = Cube(by: [.exporter, .destination, .years, .event, .perspective], reads: ExportFlows.areExports)

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    self.options = try ConcentrationOptions(options)
    self.groups = groups
  }

  /// Adds the records of a batch that are of money or TIV, and not of a turnover or an expenditure.
  public mutating func add(_ batch: borrowing RecordBatch) { cube.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { cube.merge(other.cube) }

  /// The table of indices, the table of the largest, and the table of what is in neither.
  ///
  /// Sources that the context does not name have no rows.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let reading = reading
    let rows = ConcentrationRows(reading, options, groups, context)
    return [
      MetricTable(id: Self.descriptor.id, title: Self.descriptor.title, columns: Self.columns, rows: rows.indices),
      MetricTable(
        id: Self.topTable, title: "The largest destinations and exporters", columns: Self.topColumns, rows: rows.largest
      ),
      .leftOut(
        of: Self.descriptor.id, title: "Records left out of the concentration by their event or their reporter",
        reading.leftOut, context),
    ]
  }

  /// Names the records that made a figure: all those that are divided in its row's index.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    let keys = figure.keys
    guard [Self.descriptor.id, Self.topTable].contains(figure.table), keys["source"] == batch.source,
      let period = keys["period"].flatMap({ YearSpan($0) }), let exporter = keys["exporter"]
    else { return }
    let reading = reading
    let series = reading.inOrder.first {
      $0.source == keys["source"] && $0.basis.rawValue == keys["basis"] && $0.measure.rawValue == keys["measure"]
        && $0.unit.rawValue == keys["unit"]
    }
    guard let series, let level = reading.series[series]?.first?.cell.facet.level else { return }
    let strays = reading.strays[series] ?? []
    let isOfExporters = keys["of"] == ConcentrationOptions.Subject.exporters.rawValue
    cube.select(in: batch, into: &rows) { cell in
      cell.series == series && cell.facet.level == level && cell.reasonToSetAside(options.exports.leaveOut) == nil
        && (cell.years.map(period.holds) ?? false) && !strays.contains(cell)
        && (isOfExporters || cell.exporter?.countsAs == exporter)
    }
  }

  private var reading: ExportReading {
    ExportReading(cube, leavingOut: options.exports.leaveOut, reportedAtLeast: options.exports.reportedAtLeast)
  }
}
