/// Titles of sections that stand alone in their rows, in a column that is empty beside most figures.
struct SectionGuess {
  let column: Int
  let titles: [ColumnProfile.Value]

  /// Finds the column with titles; nil where there are fewer than two, or rows stand above the first.
  static func find(_ columns: [ColumnProfile], _ profile: TableProfile) -> SectionGuess? {
    guard
      let firstRow = columns.filter({ WideGuess.yearParts($0.header) != nil }).compactMap({ $0.values.first?.line })
        .min()
    else { return nil }
    for column in columns where !column.isCut && column.filledCount * 2 < column.rowCount {
      let alone = profile.alone[column.position] ?? [:]
      let titles = column.values.filter { $0.count == 1 && alone[$0.text] == 1 && CellShape($0.text) == .text }
      guard titles.count > 1, titles.count <= 20, let first = titles.first, first.line < firstRow else { continue }
      return SectionGuess(column: column.position, titles: titles)
    }
    return nil
  }
}
