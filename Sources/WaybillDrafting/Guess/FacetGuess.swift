/// A column whose words say what the figures of a row are: a number of licences here, their value there.
struct FacetGuess {
  let column: Int
  /// Each word with what it may mean; nil for one that speaks of no figure.
  let entries: [(word: String, count: Int, guess: FigureGuess?)]

  /// Finds such a column: one with few different texts, of which two or more speak of a figure.
  static func find(_ columns: [ColumnProfile], _ kinds: [ColumnKind], context: HeaderWords) -> FacetGuess? {
    for column in columns where !column.isCut && (2...15).contains(column.distinctCount) && column.emptyCount == 0 {
      switch kinds[column.position] {
      case .words, .text: break
      default: continue
      }
      if column.values.allSatisfy({ Currency.code(of: $0.text) != nil }) { continue }
      let entries = column.values.map { value in
        let words = HeaderWords(value.text)
        let guess = FigureGuess(words, context: HeaderWords(""))
        return (word: value.text, count: value.count, guess: guess.isSaid && !words.has(noFigures) ? guess : nil)
      }
      if entries.count(where: { $0.guess != nil }) > 1 { return FacetGuess(column: column.position, entries: entries) }
    }
    return nil
  }

  private static let noFigures = ["refus", "criteria", "denial", "denied", "reject", "weiger", "ablehn"]
}
