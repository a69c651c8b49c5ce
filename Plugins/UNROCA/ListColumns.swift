import WaybillCore
import WaybillFormats

/// Where the columns of a list are, and how its rows become rows of single figures.
struct ListColumns {
  private var partner = -1
  private var year = -1
  private var amount = -1
  private var classified = -1
  private var category = -1
  /// The columns of a matrix that hold figures.
  private var figures: [(column: Int, category: String, side: String)] = []

  /// - Throws: ``SourceError`` when the list has a key that is not known, or lacks one that it must have.
  init(_ list: RegisterList, _ layout: Layout, file: String) throws(SourceError) {
    var isEmpty = true
    for (index, name) in layout.columns.enumerated() {
      if layout.captureColumns[name] == index {
        category = index
        continue
      }
      isEmpty = false
      switch (list.kind, name) {
      case (.reports, "year"), (.series, "year"): year = index
      case (.series, "amount"): amount = index
      case (.series, "contains_classified"): classified = index
      case (.matrix, "countryname_slug"): partner = index
      case (.matrix, "country"), (.matrix, "acro"): break
      default:
        guard list.kind == .matrix, let (category, side) = RegisterList.cell(of: name) else {
          throw SourceError(
            .unknownKey(name, in: list.key, expected: Self.expected(list.kind), at: layout.columnPlaces[index]))
        }
        figures.append((index, category, side))
      }
    }
    // A list without rows has no keys.
    if isEmpty { return }
    let needed =
      switch list.kind {
      case .reports: [("year", year)]
      case .matrix: [("countryname_slug", partner)]
      case .series: [("year", year), ("amount", amount)]
      }
    if let (name, _) = needed.first(where: { $0.1 < 0 }) {
      throw SourceError(.missingKey(name, in: list.key, at: layout.columnPlaces.first ?? Place(file: file)))
    }
  }

  private static func expected(_ kind: RegisterList.Kind) -> String {
    switch kind {
    case .reports: "'year'"
    case .matrix: "'country', 'countryname_slug', 'acro' or a category with _1 or _2"
    case .series: "'year', 'amount' or 'contains_classified'"
    }
  }

  /// Appends the figures of a row of the list.
  func append(
    _ row: Int, of batch: borrowing RowBatch, _ list: RegisterList, state: String, years: String,
    to target: inout RowBatch
  ) {
    func cell(_ column: Int) -> ArraySlice<UInt8> {
      if column < 0 { return [] }
      let cell = batch.cells[row * batch.columnCount + column]
      return batch.bytes[Int(cell.start)..<Int(cell.end)]
    }
    /// Begins the row of a figure, up to who reports it.
    func begin(at column: Int, side: String) {
      let place = batch.place(row: row, column: column)
      let partner = Array(cell(partner))
      let (exporter, importer) = list.isImport ? (partner, Array(state.utf8)) : (Array(state.utf8), partner)
      target.beginRow(line: place.line, column: place.column)
      for word in [list.word, list.direction, side, state] { target.appendCell(word.utf8) }
      target.appendCell(side.isEmpty ? [] : exporter)
      target.appendCell(side.isEmpty ? [] : importer)
      target.appendCell(side == "own" ? Array(state.utf8) : side.isEmpty ? [] : partner)
    }
    switch list.kind {
    case .reports:
      begin(at: year, side: "")
      target.appendCell([])
      target.appendCell(cell(year))
      for _ in 0..<2 { target.appendCell([]) }
      target.endRow()
    case .series(let side):
      if cell(amount).isEmpty {
        target.emptyRows += 1
        return
      }
      begin(at: amount, side: side)
      for column in [category, year, amount, classified] { target.appendCell(cell(column)) }
      target.endRow()
    case .matrix:
      for figure in figures where !cell(figure.column).isEmpty {
        begin(at: figure.column, side: figure.side)
        target.appendCell(figure.category.utf8)
        target.appendCell(years.utf8)
        target.appendCell(cell(figure.column))
        target.appendCell([])
        target.endRow()
        target.notes[RegisterMessage.withoutYear, default: 0] += 1
      }
    }
  }
}
