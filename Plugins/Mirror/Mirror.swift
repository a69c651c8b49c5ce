public import WaybillCore
import WaybillMetrics

/// What exporters and importers say of the same transfers, and how far they lie apart.
///
/// Items only, of one basis and level: a number of tanks is compared with a number of tanks. Within one source, or between two
/// that a pipeline names.
public struct Mirror: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "mirror", title: "What exporters and importers say of the same transfers", measures: [.items],
    options: MirrorOptions.specs)

  let options: MirrorOptions
  private var cube = Cube(by: [.exporter, .destination, .category, .years, .event, .perspective]) {
    $0.measure == .items
  }

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) { self.options = try MirrorOptions(options) }

  /// Adds the records of a batch that count items.
  public mutating func add(_ batch: borrowing RecordBatch) { cube.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { cube.merge(other.cube) }

  /// The table of transfers, the table of how many there are of each class, and the table of what cannot be compared.
  ///
  /// Sources that the context does not name have no rows.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let reflections = Reflections(cube, options)
    let rows = MirrorRows(reflections, options, context)
    return [
      MetricTable(id: Self.descriptor.id, title: Self.descriptor.title, columns: Self.columns, rows: rows.transfers),
      MetricTable(
        id: Self.classesTable, title: "How many figures agree", columns: Self.classesColumns, rows: rows.classes),
      .leftOut(
        of: Self.descriptor.id, title: "Records that are compared with none", reflections.leftOut, context),
    ]
  }

  /// Names the records that made a figure: those of the exporter's, of the importer's, or of both.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    let keys = figure.keys
    guard figure.table == Self.descriptor.id, let period = keys["period"].flatMap({ YearSpan($0) }) else { return }
    let reflections = Reflections(cube, options)
    let (reader, names) = (SideReader(options: options), Self.columns.prefix(7).map(\.name))
    let wanted = names.map { MetricTable.Cell.text(keys[$0] ?? "") }
    let side: Side? =
      figure.column.hasPrefix("exporter_") ? .exporter : figure.column.hasPrefix("importer_") ? .importer : nil
    cube.select(in: batch, into: &rows) { cell in
      guard case .success(let place) = reader.place(of: cell), place.transfer.cells == wanted,
        reflections.levels[Reflections.Kind(place.transfer)] == cell.facet.level
      else { return false }
      return (side == nil || place.side == side) && cell.years.map(period.holds) ?? false
    }
  }
}
