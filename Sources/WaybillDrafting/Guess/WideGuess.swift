import WaybillFormats
import WaybillMapping

/// Columns side by side that are one figure each of a year, of a month, or of a category.
struct WideGuess {
  /// What the headers are.
  enum Meaning: String { case years, months, categories }

  let meaning: Meaning
  /// Whether the headers say of which year a figure is.
  var hasYears: Bool { meaning == .years || monthForm != nil }
  /// The columns, by their places.
  let columns: [Int]
  /// A pattern of their headers.
  let pattern: String
  /// What stands in the headers beside the years.
  let words: String
  /// Where the headers are months of years, the form of these, as ``MonthText`` counts them.
  private(set) var monthForm: Int?
  /// What the headers of kinds of goods are.
  private(set) var categories: CategoryColumns?
  /// Patterns of groups that are left aside.
  private(set) var others: [(pattern: String, columns: [Int])] = []

  /// Finds the group with the most columns; of two with as many, the one whose headers speak of money.
  static func find(_ columns: [ColumnProfile], _ kinds: [ColumnKind], _ schemes: CategorySchemes) -> WideGuess? {
    var groups: [String: [Int]] = [:]
    var order: [String] = []
    let figures = columns.filter { isFigure(kinds[$0.position]) }
    for column in figures {
      if let parts = yearParts(column.header) {
        let key = parts.suffix == "e" && parts.prefix.isEmpty ? "\u{0}" : "\(parts.prefix)\u{0}\(parts.suffix)"
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(column.position)
      }
    }
    let wide = order.compactMap { key -> WideGuess? in
      guard let places = groups[key], places.count > 1 else { return nil }
      let parts = key.split(separator: "\u{0}", omittingEmptySubsequences: false).map(String.init)
      let hasMark = parts[0].isEmpty && places.contains { columns[$0].header.hasSuffix("e") }
      let pattern =
        "^\(PreambleGuess.escaped(parts[0]))(19|20)\\d\\d\(hasMark ? "e?" : PreambleGuess.escaped(parts[1]))$"
      return WideGuess(meaning: .years, columns: places, pattern: pattern, words: parts.joined(separator: " "))
    }
    let most = wide.map(\.columns.count).max() ?? 0
    let months = months(columns, kinds)
    if let found = CategoryColumns.find(figures, among: columns, kinds, schemes),
      found.parts.count > max(most, months?.columns.count ?? 0)
    {
      var group = WideGuess(
        meaning: .categories, columns: found.parts + found.totals, pattern: found.pattern, words: found.words)
      group.categories = found
      return group
    }
    if let months, months.columns.count > most { return months }
    func rank(_ group: WideGuess) -> (Int, Int) {
      let words = HeaderWords(group.words)
      if words.has(HeaderWords.number) || words.has(HeaderWords.share) { return (0, group.columns.count) }
      return (words.has(HeaderWords.money) ? 2 : 1, group.columns.count)
    }
    guard var best = wide.max(by: { (rank($0).1, rank($0).0) < (rank($1).1, rank($1).0) }), rank(best).0 > 0 else {
      return nil
    }
    best.others = wide.filter { $0.pattern != best.pattern }.map { ($0.pattern, $0.columns) }
    return best
  }

  /// The figures whose headers begin with the name of a month, or are months of years, three at least.
  private static func months(_ columns: [ColumnProfile], _ kinds: [ColumnKind]) -> WideGuess? {
    let dated = columns.filter { MonthText.isMonth($0.header) && isFigure(kinds[$0.position]) }
    let forms = Set(dated.compactMap { MonthText.form($0.header) })
    if dated.count > 2, forms.count == 1, let form = forms.first {
      let pattern = MonthText.headerPattern(form, of: dated.map(\.header))
      let places = dated.map(\.position)
      // A column beside them that the pattern has too would be read with the months.
      let isAlone = (try? Pattern(pattern)).map { pattern in
        columns.allSatisfy { !pattern.matches($0.header) || places.contains($0.position) }
      }
      if isAlone == true {
        var group = WideGuess(meaning: .months, columns: places, pattern: pattern, words: "")
        group.monthForm = form
        return group
      }
    }
    let named = columns.map { column in (column, HeaderWords.months.contains(month(column.header))) }
    let group = named.filter { $0.1 && isFigure(kinds[$0.0.position]) }.map(\.0)
    // A pattern of the names would take in a column of words that has one, too.
    guard group.count > 2, group.count == named.count(where: \.1) else { return nil }
    var words: [String] = []
    for word in group.map({ month($0.header) }) where !words.contains(word) { words.append(word) }
    return WideGuess(
      meaning: .months, columns: group.map(\.position), pattern: "(?i)^(\(words.joined(separator: "|")))\\b", words: "")
  }

  private static func month(_ header: String) -> String { header.lowercased().prefix(while: \.isLetter).description }

  private init(meaning: Meaning, columns: [Int], pattern: String, words: String) {
    (self.meaning, self.columns, self.pattern, self.words) = (meaning, columns, pattern, words)
  }

  private static func isFigure(_ kind: ColumnKind) -> Bool {
    switch kind {
    case .number, .empty, .share, .year: true
    case .constant(let text): CellShape(text).isNumber
    case .words: true
    default: false
    }
  }

  /// What stands before and behind the one year of a header; nil where there is no year, or more than one.
  static func yearParts(_ header: String) -> (prefix: String, suffix: String)? {
    let characters = Array(header)
    var found: Int?
    var index = 0
    while index < characters.count {
      let run = characters[index...].prefix { $0.isNumber }
      if run.isEmpty {
        index += 1
        continue
      }
      if run.count == 4, CellShape(String(run)).isYear {
        if found != nil { return nil }
        found = index
      }
      index = run.endIndex
    }
    guard let found else { return nil }
    return (String(characters[..<found]), String(characters[(found + 4)...]))
  }
}
