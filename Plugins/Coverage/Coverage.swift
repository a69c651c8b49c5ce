public import WaybillCore
import WaybillMetrics

/// Who reported what: for each reporter and year whether there is a report, and what can be read in it.
///
/// It counts records of all measures, and adds values of none but one facet. Besides it gives the part of the value that has
/// one exact destination, and how often a source's totals are not the sums of its own parts.
public struct Coverage: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "coverage", title: "Who reported, and what the reports hold", measures: Measure.allCases,
    options: CoverageOptions.specs)

  let options: CoverageOptions
  let groups: GroupBook
  private var routes = Cube(by: [.reporter, .exporter, .destination, .years, .event, .perspective]) { _ in true }
  private var categories = Cube(by: [.reporter, .exporter, .category, .years, .perspective]) { _ in true }

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    self.options = try CoverageOptions(options)
    self.groups = groups
  }

  /// Adds the records of a batch, all of them.
  public mutating func add(_ batch: borrowing RecordBatch) {
    routes.add(batch)
    categories.add(batch)
  }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) {
    routes.merge(other.routes)
    categories.merge(other.categories)
  }

  /// The tables of reporters' years, of all reporters together, of exact destinations, of totals and their parts, and of what
  /// the two last leave out.
  ///
  /// Sources that the context does not name have no rows.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let reports = Reports(routes, categories, options, groups, context)
    let reading = reading
    return [
      MetricTable(
        id: Self.reportsTable, title: Self.descriptor.title, columns: Self.columns, rows: reports.reporterRows),
      MetricTable(
        id: Self.totalsTable, title: "How many reported", columns: Self.totalsColumns,
        rows: reports.totalRows(options.exports.periods)),
      MetricTable(
        id: Self.destinationsTable, title: "The part of the value that has one exact destination",
        columns: Self.destinationsColumns, rows: ExactDestinations.rows(reading, options.exports.periods, context)),
      MetricTable(
        id: Self.sumsTable, title: "Totals and the sums of their parts", columns: Self.sumsColumns,
        rows: TotalsAndParts.rows(routes, options, context)),
      .leftOut(
        of: Self.descriptor.id, title: "Records left out of the parts of the value by their event or their reporter",
        reading.leftOut, context),
    ]
  }

  /// Names the records that made a figure: those that are counted, or those of its sum.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    let keys = figure.keys
    guard keys["source"] == batch.source, let period = keys["period"].flatMap({ YearSpan($0) }) else { return }
    let reporter = keys["reporter"]
    switch figure.table {
    case Self.reportsTable:
      let cube = figure.column == "category_records" ? categories : routes
      cube.select(in: batch, into: &rows) { cell in
        cell.touches(period) && cell.reporterInTables == reporter && Presence.counts(cell, in: figure.column)
      }
    case Self.totalsTable:
      routes.select(in: batch, into: &rows) { $0.touches(period) }
    case Self.destinationsTable:
      let levels = reading.series.mapValues { $0.first?.cell.facet.level }
      routes.select(in: batch, into: &rows) { cell in
        cell.series.isNamed(by: keys) && levels[cell.series] == cell.facet.level && cell.reporterInTables == reporter
          && cell.years.map(period.holds) ?? false && cell.reasonToSetAside(options.exports.leaveOut) == nil
          && (!figure.column.hasPrefix("exact") || cell.destination?.single != nil)
      }
    case Self.sumsTable:
      routes.select(in: batch, into: &rows) { cell in
        cell.series.isNamed(by: keys) && cell.reporterInTables == reporter && cell.years == period.years
      }
    default: return
    }
  }

  private var reading: ExportReading {
    // A share of a value is one of money or volume; the records of other facets are counted only.
    ExportReading(routes, leavingOut: options.exports.leaveOut, reads: ExportFlows.areExports)
  }
}
