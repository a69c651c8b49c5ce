import WaybillCore

/// Reads the rows of a table by the names of its columns; an absent column reads as absent cells.
struct CellReader {
  private let places: [String: Int]
  private let cells: [MetricTable.Cell]

  /// One reader a row of a table, each made when it is asked for: a table may have tens of thousands of rows.
  static func rows(of table: MetricTable) -> some Sequence<CellReader> {
    let places = Dictionary(table.columns.enumerated().map { ($1.name, $0) }) { first, _ in first }
    return table.rows.lazy.map { CellReader(places: places, cells: $0) }
  }

  private func cell(_ name: String) -> MetricTable.Cell { places[name].map { cells[$0] } ?? .absent }

  func text(_ name: String) -> String { cell(name).text }

  func integer(_ name: String) -> Int? { if case .integer(let number) = cell(name) { number } else { nil } }

  func share(_ name: String) -> Int64? { if case .share(let share) = cell(name) { share } else { nil } }

  /// The amounts of the columns `name_lo` and `name_hi`.
  func range(_ name: String) -> AmountRange { AmountRange(lo: amount("\(name)_lo"), hi: amount("\(name)_hi")) }

  func amount(_ name: String) -> Int128? {
    if case .amount(let amount) = cell(name) { amount } else { nil }
  }
}
