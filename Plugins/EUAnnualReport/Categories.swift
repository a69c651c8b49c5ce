import WaybillCore
import WaybillFormats

/// The heading of a table: which category each of its columns is of.
struct Categories {
  /// The columns before the first category: the exporter and the letter.
  static let before = 2
  /// The category of each column behind these.
  let names: [String]

  /// How many columns the table has.
  var width: Int { names.count + Self.before }

  /// The heading that a row is; nil when no cell of it is a category of the list, and it does not consist of totals.
  ///
  /// - Throws: ``SourceError`` when some of its cells are, and others are something else.
  init?(_ row: ArraySlice<HTMLCell>, of pieces: HTMLPieces, file: String) throws(SourceError) {
    guard row.contains(where: { Self.mayBegin($0, of: pieces) }) else { return nil }
    let texts = row.map { pieces.text($0.text) }
    let isTotals =
      texts.count > Self.before && texts.prefix(Self.before).allSatisfy(\.isEmpty)
      && texts.dropFirst(Self.before).allSatisfy { Self.name(of: $0) != nil }
    guard isTotals || texts.contains(where: { Self.number(of: $0) != nil }) else { return nil }
    let first = texts.firstIndex { Self.name(of: $0) != nil } ?? 0
    func fail(_ cell: Int, _ rule: (Place) -> Diagnostic) -> SourceError {
      let found = row[row.startIndex + cell]
      return SourceError(rule(Place(file: file, line: found.line, column: found.column)))
    }
    if first != Self.before { throw fail(first) { .columnsBeforeCategories(first, at: $0) } }
    var names: [String] = []
    for (index, cell) in zip(texts.indices, row).dropFirst(first) {
      guard let name = Self.name(of: texts[index]) else { throw fail(index) { .noCategory(texts[index], at: $0) } }
      if cell.part != .whole { throw fail(index) { .wideCategory(name, at: $0) } }
      if names.contains(name) { throw fail(index) { .repeatedCategory(name, at: $0) } }
      names.append(name)
    }
    self.names = names
  }

  /// Whether a cell begins as the name of a category or a total does, which few others do.
  private static func mayBegin(_ cell: HTMLCell, of pieces: HTMLPieces) -> Bool {
    guard !cell.text.isEmpty else { return false }
    let first = pieces.bytes[cell.text.lowerBound] | 0x20
    return first == UInt8(ascii: "m") || first == UInt8(ascii: "t")
  }

  /// The number of a category of the Common Military List, such as 10 for 'ML 10'.
  private static func number(of text: String) -> Int? {
    let text = text.filter { $0 != " " }.uppercased()
    guard text.hasPrefix("ML"), text.utf8.count <= 4, let number = Int(text.dropFirst(2)), 1...22 ~= number
    else { return nil }
    return number
  }

  /// What a column is called: `ML1` to `ML22`, `Miscellaneous`, or `Total` for the sum of the others.
  private static func name(of text: String) -> String? {
    if let number = number(of: text) { return "ML\(number)" }
    let word = text.lowercased()
    if word == "total" || word.hasPrefix("total ") { return "Total" }
    return word == "misc" || word == "misc." || word == "miscellaneous" ? "Miscellaneous" : nil
  }
}
