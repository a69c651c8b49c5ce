import WaybillFormats

/// A sheet of a workbook as it looks before its table is read, and what its figures seem to be.
struct SheetShape {
  let name: WorkbookTables.SheetName
  let shape: TextShape
  let header: HeaderGuess
  /// What the words above the table and the name of the sheet say of its figures.
  let figure: FigureGuess
  /// The first text above the table, with the line.
  let title: (line: Int, text: String)?
  /// The headers, those that are years as one.
  private let headers: Set<String>
  /// All headers, in order.
  private let all: [String]
  /// Whether a column without a header has cells.
  private let hasNameless: Bool

  init(_ name: WorkbookTables.SheetName, _ shape: TextShape) {
    (self.name, self.shape) = (name, shape)
    header = HeaderGuess(shape)
    let words = shape.head[..<header.first].flatMap(\.cells).joined(separator: "\n")
    title =
      shape.head[..<header.first].lazy.compactMap { record in
        record.cells.first { !$0.trimmed.isEmpty }.map { (record.line, $0.trimmed) }
      }.first
    let around = HeaderWords("\(words)\n\(name.name)")
    figure = FigureGuess(HeaderWords(name.name), context: around)
    let all = LinedTable.headerTexts(shape, header)
    self.all = all
    headers = Set(all.filter { !$0.isEmpty }.map { WideGuess.yearParts($0) == nil ? $0 : "\u{0}" })
    let count = header.lineCount
    let below = header.index.map { shape.head[($0 + count)...] } ?? []
    hasNameless = all.indices.contains { column in
      all[column].isEmpty && below.contains { column < $0.cells.count && !$0.cells[column].trimmed.isEmpty }
    }
  }

  /// How large the table is; 0 where there is none.
  var size: Int { shape.width < 2 ? 0 : shape.regularCount * shape.width }

  /// Whether one mapping can read this sheet and another: they have the same headers, and figures of one kind.
  func isAlike(_ other: SheetShape) -> Bool { hasHeaders(of: other) && isOfKind(other) }

  private func hasHeaders(of other: SheetShape) -> Bool {
    // Years alone stand above tables of all kinds, and without a header a column has its place alone.
    guard size > 0, header.index != nil, headers.contains(where: { $0 != "\u{0}" }) else { return false }
    return hasNameless || other.hasNameless ? all == other.all : headers == other.headers
  }

  private func isOfKind(_ other: SheetShape) -> Bool {
    (figure.basis, figure.measure, figure.scale ?? 1) == (
      other.figure.basis, other.figure.measure, other.figure.scale ?? 1
    )
  }

  /// Why the sheet is not read together with another.
  func reason(beside chosen: SheetShape) -> String {
    if size == 0 { return "without a table" }
    let rows = counted(shape.regularCount, "row")
    if !hasHeaders(of: chosen) { return "\(rows) under other headers" }
    if isOfKind(chosen) { return rows }
    let scale = figure.scale.map { $0 == 1000 ? " in thousands" : " in millions" }
    let basis = figure.basis == chosen.figure.basis ? "" : "\(figure.basis), "
    let measure =
      basis + figure.measure + (scale ?? (figure.measure == chosen.figure.measure ? " in single units" : ""))
    return "\(rows) under the same headers, but of another kind: \(measure)"
  }
}

/// A table among several of one file that one mapping reads, by its name.
struct NamedTable {
  let name: String
  let figure: FigureGuess
  /// The first text above the table.
  var title = ""

  /// The title without what tells tables of one kind apart: figures, and the table's own name.
  var kind: String {
    title.replacing(name, with: "").lowercased().filter { !$0.isNumber }.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// The year of the name, where it has just one.
  var year: Substring? {
    let years = name.split { !$0.isNumber }.filter { $0.count == 4 && CellShape(String($0)).isYear }
    return years.count == 1 ? years[0] : nil
  }
}
