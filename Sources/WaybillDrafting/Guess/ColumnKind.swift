import WaybillMapping

/// What a column holds, told by its cells.
enum ColumnKind {
  case empty
  case constant(String)
  case year
  case years
  case day(DayGuess)
  /// Months of years, such as `2023-05`.
  case months
  case number(NumberGuess)
  case share
  case party(PartyGuess)
  case category(CategoryGuess)
  /// Few different words, or 0 and 1.
  case words
  case text

  /// The fewest rows in which one content all over says something.
  private static let leastRows = 5

  init(_ column: ColumnProfile, _ names: PartyNames, _ schemes: CategorySchemes) {
    let header = HeaderWords(column.header)
    let (filled, shapes) = (column.filledCount, column.shapes)
    if filled == 0 {
      self = .empty
      return
    }
    let isNamed = header.has(HeaderWords.exporter + HeaderWords.destination + HeaderWords.origin + HeaderWords.reporter)
    if let party = PartyGuess(column, names, isNamed: isNamed) {
      self = .party(party)
      return
    }
    if let category = CategoryGuess.find(column, schemes) {
      self = .category(category)
      return
    }
    let years = shapes[.year]
    let lists = shapes[[.years, .yearsApart]]
    // Some publishers write 0 where there is no year.
    let none = column.isCut ? 0 : column.values.first { $0.text == "0" }?.count ?? 0
    let others = filled - shapes[.missing] - (none < years ? none : 0)
    if years + lists > 0, (years + lists) * 100 >= others * 95, !header.has(HeaderWords.money) {
      self = lists > 0 ? .years : .year
      return
    }
    if let day = DayGuess(shapes, filled: filled) {
      self = .day(day)
      return
    }
    if MonthText.areMonths(column, isPeriod: header.has(HeaderWords.year + ["month"])) {
      self = .months
      return
    }
    if WordsGuess.isStatus(column, header: header) {
      self = .words
      return
    }
    let isOne = column.distinctCount == 1 && column.emptyCount == 0 && !column.isCut && filled >= Self.leastRows
    if isOne, let only = column.values.first {
      self = .constant(only.text)
      return
    }
    if shapes[.percent] * 10 >= filled * 8 {
      self = .share
      return
    }
    if !column.isCut, column.distinctCount <= 2, column.values.allSatisfy({ $0.text == "0" || $0.text == "1" }),
      filled >= Self.leastRows,
      !header.has(HeaderWords.money)
    {
      self = .words
      return
    }
    if let number = NumberGuess(shapes, filled: filled) {
      self = .number(number)
      return
    }
    let isFew =
      column.distinctCount * 4 <= filled || column.distinctCount <= 3 && column.rowCount > column.distinctCount
    self = !column.isCut && column.distinctCount <= 20 && isFew ? .words : .text
  }

  /// What the column holds, in a few words.
  func words(_ column: ColumnProfile) -> String {
    let more = column.isCut ? "more than " : ""
    let different = "\(more)\(counted(column.distinctCount, "different text"))"
    let empty = column.emptyCount > 0 ? ", \(counted(column.emptyCount, "empty cell"))" : ""
    switch self {
    case .empty: return "always empty"
    case .constant(let text): return "always \(YAMLScalar.shown(text))"
    case .year: return "years\(empty)"
    case .years: return "years, some cells with several\(empty)"
    case .day(let day): return "days, \(day.format)\(empty)"
    case .months:
      let sample = column.values.first.map { ", such as \(YAMLScalar.shown($0.text, most: 30))" } ?? ""
      return "months\(sample)\(empty)"
    case .number(let number): return "\(number.isInteger ? "whole numbers" : "numbers")\(empty)"
    case .share: return "percentages\(empty)"
    case .party(let party):
      return "\(party.isCodes ? "codes of parties" : "parties"), \(counted(party.distinct, "different text"))\(empty)"
    case .category(let category): return "categories of '\(category.scheme)', \(different)\(empty)"
    case .words:
      let shown = column.values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
      let list = shown.prefix(6).map { "\(YAMLScalar.shown($0.text, most: 24)) \(counted($0.count, "time"))" }
      return "\(list.joined(separator: ", "))\(shown.count > 6 ? ", and \(shown.count - 6) more" : "")\(empty)"
    case .text:
      let sample = column.values.first.map { ", such as \(YAMLScalar.shown($0.text, most: 30))" } ?? ""
      return "\(different)\(sample)\(empty)"
    }
  }
}
