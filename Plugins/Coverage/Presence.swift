import WaybillCore
import WaybillMetrics

/// What a reporter's records of one year hold.
struct Presence: Sendable {
  private(set) var counts = [Int](repeating: 0, count: Self.columns.count)
  /// Whether no record says anything but nothing.
  private(set) var isNil = true

  /// What is counted, by the names of its columns.
  static let columns = [
    "records", "licence_records", "delivery_records", "category_records", "destination_records", "quantity_records",
  ]

  /// Whether a cell's records are counted in a column.
  static func counts(_ cell: Cube.Cell, in column: String) -> Bool {
    switch column {
    case "licence_records": cell.facet.basis == .licence
    case "delivery_records": cell.facet.basis == .delivery
    case "category_records": cell.category != nil
    case "destination_records": cell.destination.map { $0.unknown == nil } ?? false
    case "quantity_records": cell.facet.measure == .items
    default: true
    }
  }

  /// Adds what the cells of one cube have; categories are in a cube of their own.
  mutating func add(_ entry: Cube.Entry, categories: Bool) {
    for (place, column) in Self.columns.enumerated() where (column == "category_records") == categories {
      if Self.counts(entry.cell, in: column) { counts[place] += entry.total.sum.records }
    }
    if entry.total.sum.hi != 0 || entry.total.isNegative { isNil = false }
  }

  /// Each count, and for all but the first whether it is anything.
  var cells: [MetricTable.Cell] {
    counts.map(MetricTable.Cell.integer) + counts.dropFirst().map { .text($0 > 0 ? "yes" : "no") }
  }
}

extension Cube.Cell {
  /// Who says it: the reporter, or where none is named the exporter that speaks for itself; `unknown` otherwise.
  var reporterInTables: String {
    reporter?.inTables ?? (perspective == .exporter ? exporter?.inTables : nil) ?? PartySet.Unknown.unknown.rawValue
  }

  /// Whether the cell's records speak of a year of the period.
  func touches(_ period: YearSpan) -> Bool { years.map(period.years.overlaps) ?? false }
}

extension Series {
  /// Whether the key of a figure names the series.
  func isNamed(by keys: [String: String]) -> Bool {
    keys["source"] == source && keys["basis"] == basis.rawValue && keys["measure"] == measure.rawValue
      && keys["unit"] == unit.rawValue
  }

  /// The cells of the series in the key of a row.
  var cells: [MetricTable.Cell] { [source, basis.rawValue, measure.rawValue, unit.rawValue].map { .text($0) } }
}
