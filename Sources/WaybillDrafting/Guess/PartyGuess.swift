/// A column of parties: how many of its spellings the gazetteer has, and what the others are.
struct PartyGuess {
  private(set) var known = 0
  private(set) var knownRows = 0
  private(set) var codes = 0
  private(set) var distinct = 0
  /// Spellings that end in `*` or `**`, by ending: how many, and of how many the stem is a name.
  private(set) var suffixes: [String: (count: Int, known: Int)] = [:]
  /// Names with the mark of a footnote behind them.
  private(set) var marked: [(mark: String, value: ColumnProfile.Value)] = []
  /// What stands in brackets behind names, where it does so behind most of them.
  private(set) var units: [ColumnProfile.Value] = []
  /// How many spellings are lists, by their separator.
  private(set) var separators: [String: Int] = [:]
  /// Spellings that say that the party is unknown, or several.
  private(set) var said: [(value: ColumnProfile.Value, target: String)] = []
  private(set) var totals: [ColumnProfile.Value] = []
  /// Spellings that mean nothing to the gazetteer.
  private(set) var others: [ColumnProfile.Value] = []
  private var isNamed = false

  /// Judges a column; nil where it does not hold parties.
  ///
  /// - Parameter isNamed: whether its header speaks of parties, so that less evidence is enough.
  init?(_ column: ColumnProfile, _ names: PartyNames, isNamed: Bool) {
    if column.isCut || column.distinctCount == 0 { return nil }
    let numbers = CellShape.allCases.filter(\.isNumberOrDay).reduce(0) { $0 + column.shapes[$1] }
    if numbers * 2 > column.filledCount { return nil }
    var mixed: [(value: ColumnProfile.Value, separator: String, unknown: [String])] = []
    var bracketed: [(value: ColumnProfile.Value, unit: String)] = []
    var starred: [(mark: String, value: ColumnProfile.Value)] = []
    for value in column.values {
      distinct += 1
      switch names.meaning(of: value.text) {
      case .name:
        known += 1
        knownRows += value.count
      case .code:
        codes += 1
        others.append(value)
      case .suffixed(let ending, let isKnown):
        let before = suffixes[ending] ?? (count: 0, known: 0)
        suffixes[ending] = (before.count + 1, before.known + (isKnown ? 1 : 0))
        if ending == "**", !isKnown { others.append(value) }
        if isKnown { starred.append((ending, value)) }
      case .marked(let mark):
        known += 1
        knownRows += value.count
        marked.append((mark, value))
      case .list(let separator):
        separators[separator, default: 0] += 1
        knownRows += value.count
      case .mixed(let separator, let unknown): mixed.append((value, separator, unknown))
      case .bracketed(let unit): bracketed.append((value, unit))
      case .said(let target): said.append((value, target))
      case .total: totals.append(value)
      case .none: others.append(value)
      }
    }
    // A star behind nothing but known names is no kind of party.
    marked += starred.filter { suffixes[$0.mark].map { $0.count == $0.known } ?? false && $0.mark == "*" }
    addLists(mixed)
    addUnits(bracketed)
    if names.isEmpty {
      if !isNamed { return nil }
      return
    }
    let lists = separators.values.reduce(0, +)
    let suffixed = suffixes.values.reduce(0) { $0 + $1.count }
    let good = known + lists + (known > 0 ? suffixed : 0)
    self.isNamed = isNamed
    if isCodes { return }
    let share = Double(good) / Double(max(1, distinct - totals.count - said.count))
    let rows = Double(knownRows) / Double(max(1, column.filledCount))
    if isNamed ? share < 0.2 && rows < 0.4 : share < 0.5 && (rows < 0.6 || share < 0.25) { return nil }
    if known == 0, !isNamed { return nil }
  }

  /// Of a list that is split where others are, the parts that are no names count.
  private mutating func addLists(_ mixed: [(value: ColumnProfile.Value, separator: String, unknown: [String])]) {
    for (value, separator, unknown) in mixed {
      guard separators[separator] != nil else {
        others.append(value)
        continue
      }
      separators[separator, default: 0] += 1
      others += unknown.map { ColumnProfile.Value(text: $0, count: value.count, line: value.line) }
    }
  }

  /// Brackets behind a few names may tell a part of a state; behind most of them they hold a unit.
  private mutating func addUnits(_ bracketed: [(value: ColumnProfile.Value, unit: String)]) {
    guard bracketed.count > 2, bracketed.count * 2 > distinct else {
      others += bracketed.map(\.value)
      return
    }
    known += bracketed.count
    knownRows += bracketed.reduce(0) { $0 + $1.value.count }
    for (value, unit) in bracketed where !units.contains(where: { $0.text == unit }) {
      let rows = bracketed.filter { $0.unit == unit }.reduce(0) { $0 + $1.value.count }
      units.append(ColumnProfile.Value(text: unit, count: rows, line: value.line))
    }
  }

  /// Whether the spellings are codes of ISO 3166 and no names.
  ///
  /// One code alone may be a word, unless a header speaks of parties.
  var isCodes: Bool { codes > (isNamed ? 0 : 1) && codes * 10 >= (distinct - said.count - totals.count) * 8 }
}
