public import WaybillCore
import WaybillMetrics

/// How much of what was licensed was delivered: deliveries in the years of the licences and some years after, divided by the
/// licences.
///
/// The one metric that divides figures of two bases, since that is what it asks. It does so within one source, one currency
/// and one level, for each exporter; of several exporters it gives quartiles and never one ratio.
public struct LicenceDelivery: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "licence-to-delivery", title: "Deliveries divided by the licences of some years before", measures: [.money],
    options: LicenceDeliveryOptions.specs)

  let options: LicenceDeliveryOptions
  private var cube: Cube

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups: GroupBook) throws(Diagnostics) {
    self.options = try LicenceDeliveryOptions(options)
    var dimensions: Cube.Dimensions = [.exporter, .years, .event, .perspective]
    if self.options.by.contains(.destination) { dimensions.insert(.destination) }
    if self.options.by.contains(.category) { dimensions.insert(.category) }
    cube = Cube(by: dimensions) { $0.measure == .money && [.licence, .delivery].contains($0.basis) }
  }

  /// Adds the records of a batch that are of money, licensed or delivered.
  public mutating func add(_ batch: borrowing RecordBatch) { cube.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { cube.merge(other.cube) }

  /// The table of ratios, the table of their quartiles, and the table of what is in neither.
  ///
  /// Sources that the context does not name have no rows.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let rows = RatioRows(Pair.all(cube, options), options, context)
    let reading = ExportReading(cube, leavingOut: options.exports.leaveOut, needsExporter: true)
    return [
      MetricTable(id: Self.descriptor.id, title: Self.descriptor.title, columns: Self.columns, rows: rows.ratios),
      MetricTable(
        id: Self.quartileTable, title: "Quartiles of the exporters' ratios", columns: Self.quartileColumns,
        rows: rows.quartiles),
      .leftOut(
        of: Self.descriptor.id,
        title: "Records left out of the ratios by their event, their reporter or an unknown exporter",
        reading.leftOut, context),
    ]
  }

  /// Names the records that made a figure: those of its sum, and where destinations or categories are told apart those of the
  /// other sum that are surely of the row; for a ratio and for the records of the exporter, all by which the
  /// exporter has reported; for quartiles, those of all exporters.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    let keys = figure.keys
    guard [Self.descriptor.id, Self.quartileTable].contains(figure.table), keys["source"] == batch.source,
      let period = keys["period"].flatMap({ YearSpan($0) }), let within = keys["within"].flatMap({ Int($0) }),
      let pair = Pair.all(cube, options).first(where: {
        $0.licences.source == keys["source"] && $0.licences.unit.rawValue == keys["unit"]
      })
    else { return }
    let followUp = FollowUp(period: period, within: within)
    let basis: Basis? =
      switch figure.column {
      case "licences_lo", "licences_hi", "licence_records": .licence
      case "deliveries_lo", "deliveries_hi", "delivery_records": .delivery
      default: nil
      }
    let slot = pair.exporters[keys["exporter"] ?? ""]?.lazy.map { Slot($0.cell, by: options.by) }.first {
      $0.destination == keys["destination"] && $0.category == keys["category"]
    }
    cube.select(in: batch, into: &rows) { cell in
      guard pair.counts(cell, leavingOut: options.exports.leaveOut), followUp.holds(cell) else { return false }
      if figure.table == Self.quartileTable { return true }
      guard cell.exporter?.countsAs == keys["exporter"] else { return false }
      guard let basis, let slot else { return true }
      if basis == cell.facet.basis { return slot.isFilled(by: cell, of: options.by) }
      // What may be of a destination makes no row of it: that takes a record which is.
      return !options.by.isEmpty && Slot(cell, by: options.by) == slot
    }
  }
}
