import WaybillMapping

/// Which column is which field of a record.
struct Roles {
  /// A column of numbers that becomes a record of its own.
  struct Figure {
    let column: Int
    let guess: FigureGuess
  }

  private(set) var kinds: [ColumnKind]
  private(set) var wide: WideGuess?
  private(set) var exporter: Int?
  private(set) var destination: Int?
  private(set) var via: Int?
  private(set) var origin: Int?
  /// Whether words of the headers, and not the order of the columns alone, tell exporter and destination.
  private(set) var isPartyOpen = false
  /// Who tells the figures.
  let perspective: PerspectiveGuess
  private(set) var period: Int?
  private(set) var category: Int?
  private(set) var item: Int?
  private(set) var figures: [Figure] = []
  private(set) var words: [(column: Int, guess: WordsGuess)] = []
  private(set) var facets: FacetGuess?
  /// The column that names the currency of each row's money, where no header does.
  private(set) var currency: Int?
  /// Columns with words for sums, which are no field.
  private(set) var labels: [Int] = []

  /// Titles of sections, which a rule for tables reads.
  let section: SectionGuess?

  private let columns: [ColumnProfile]
  private let context: HeaderWords
  private let around: HeaderWords
  private let isCaptured: Bool
  private let above: Set<Int>

  static let mostFigures = 6

  /// Tells the columns of a table.
  ///
  /// - Parameters:
  ///   - context: the words of the headers and of what stands around the table.
  ///   - around: the words around the table alone: above it, and in the name of its file.
  ///   - section: titles of sections among the rows.
  ///   - isCaptured: whether a line above the table names the exporter.
  ///   - above: the columns that hold one text from above the rows.
  init(
    _ columns: [ColumnProfile], context: HeaderWords, around: HeaderWords, section: SectionGuess?,
    isCaptured: Bool, above: Set<Int>, _ names: PartyNames,
    _ schemes: CategorySchemes
  ) {
    self.columns = columns
    self.context = context
    self.around = around
    self.isCaptured = isCaptured
    self.above = above
    self.section = section
    let kinds = columns.map { ColumnKind($0, names, schemes) }
    self.kinds = kinds
    perspective = PerspectiveGuess(columns, kinds, context: context, around: around)
    wide = WideGuess.find(columns, kinds, schemes)
    facets = FacetGuess.find(columns, kinds, context: context)
    if perspective.isImporters { findImporters() } else { findParties() }
    findPartyAbove()
    findPeriod()
    findGoods()
    findWords()
    findFigures()
    // Words of a column say what the one figure of a row is; where several have their own headers, nothing reads them.
    if wide == nil, figures.count != 1 || facets?.entries.contains(where: { $0.guess == nil }) == true { facets = nil }
    findCurrency()
    findLabels()
  }

  /// The columns that fields read, or that rows are dropped by.
  var used: Set<Int> {
    Set(
      [exporter, destination, via, origin, period, category, item, currency, perspective.flow?.column].compactMap { $0 }
        + labels
        + figures.map(\.column)
        + words.map(\.column) + (facets.map { [$0.column] } ?? []))
  }

  func party(_ column: Int) -> PartyGuess? { if case .party(let guess) = kinds[column] { guess } else { nil } }

  private func header(_ column: Int) -> HeaderWords { HeaderWords(columns[column].header) }

  private mutating func findParties() {
    let parties = columns.indices.filter { party($0) != nil }
    // Names are better than codes, and what the gazetteer knows is better than what it does not.
    func better(_ a: Int, _ b: Int) -> Bool {
      let (x, y) = (rank(a), rank(b))
      return x == y ? a < b : x > y
    }
    let destinations = parties.filter { header($0).has(HeaderWords.destination) }.sorted(by: better)
    let final = destinations.filter { header($0).has(HeaderWords.final) }
    destination = final.first ?? destinations.first
    if !final.isEmpty { via = destinations.first { !header($0).has(HeaderWords.final) } }
    exporter = parties.filter { header($0).has(HeaderWords.exporter) && !destinations.contains($0) }.min(by: better)
    let origins = parties.filter { header($0).has(HeaderWords.origin) && $0 != exporter && !destinations.contains($0) }
    // A record has one origin, so that a column with lists of them is none.
    origin = origins.filter { column in
      guard let party = party(column) else { return false }
      return party.separators.isEmpty && !party.said.contains { $0.target == "several" }
    }.min(by: better)
    let told = Set(destinations + origins + parties.filter { header($0).has(HeaderWords.exporter) })
    let rest = parties.filter { !told.contains($0) && (party($0)?.distinct ?? 0) > 1 }
    let named = rest.filter { party($0)?.isCodes == false }
    var open = (named.isEmpty ? rest : named)[...]
    if open.isEmpty { return }
    isPartyOpen = destination == nil
    let isExporters = !isCaptured && around.has(HeaderWords.exporters) && !around.has(HeaderWords.destinations)
    if exporter == nil, destination == nil,
      open.count > 1 || isExporters
        || around.has(HeaderWords.expenditure) || context.has(HeaderWords.turnover)
    {
      exporter = open.removeFirst()
    }
    if destination == nil { destination = open.popFirst() }
  }

  /// Of what importers tell, the destination is who reports, and whom the goods come from is the exporter.
  private mutating func findImporters() {
    let parties = columns.indices.filter { party($0) != nil }
    func best(_ among: [Int], _ words: [String]) -> Int? {
      among.filter { header($0).has(words) }.max { (rank($0), $1) < (rank($1), $0) }
    }
    let importers = HeaderWords.imports + HeaderWords.destination.filter { $0 != "partner" }
    destination = best(parties, HeaderWords.reporter) ?? best(parties, importers)
    var rest = parties.filter { $0 != destination }
    exporter = HeaderWords.senders.compactMap { [rest] in best(rest, $0) }.first
    rest.removeAll { $0 == exporter }
    origin = best(rest, HeaderWords.origin)
    let open = rest.filter { $0 != origin && (party($0)?.distinct ?? 0) > 1 && !header($0).has(HeaderWords.code) }
    if exporter == nil { exporter = open.first } else if destination == nil { destination = open.first }
  }

  /// A party above the rows is whose table it is, where no column says so.
  private mutating func findPartyAbove() {
    guard let column = above.sorted().first(where: { party($0) != nil && !used.contains($0) }) else { return }
    if perspective.isImporters {
      if destination == nil { destination = column }
    } else if exporter == nil {
      exporter = column
    }
  }

  private func rank(_ column: Int) -> Int {
    guard let party = party(column) else { return 0 }
    if party.isCodes { return 0 }
    return 1 + (header(column).has(HeaderWords.code) ? 0 : 1) + party.known * 10 / max(1, party.distinct)
  }

  private mutating func findPeriod() {
    if wide?.hasYears == true { return }
    var best: (column: Int, score: Int)?
    for column in columns.indices {
      let words = header(column)
      var score = words.has(HeaderWords.year) ? 4 : 0
      switch kinds[column] {
      case .year, .years: score += 4
      case .day(let day): score += day.isYear ? 4 : 2
      case .months: score += 3
      default: continue
      }
      if words.has(HeaderWords.delivery) { score += 3 }
      if words.has(HeaderWords.issued) { score += 2 }
      if words.has(HeaderWords.order) { score -= 2 }
      if words.has(HeaderWords.expiry) { score -= 6 }
      if score > best?.score ?? 0 { best = (column, score) }
    }
    period = best?.column
  }

  private mutating func findGoods() {
    if wide?.meaning != .categories {
      category = columns.indices.first { if case .category = kinds[$0] { true } else { false } }
    }
    func isText(_ column: Int) -> Bool {
      switch kinds[column] {
      case .text, .words:
        // An array of JSON is one text.
        column != facets?.column && column != section?.column && column != perspective.flow?.column
          && !above.contains(column) && !header(column).has(HeaderWords.comment)
          && columns[column].values.first?.text.hasPrefix("[") != true
      default: false
      }
    }
    // The headers are the words for the goods, where no scheme has them.
    if let wide, wide.meaning == .categories, wide.categories?.scheme == nil { return }
    let texts = columns.indices.filter { isText($0) }
    let words = texts.map { ($0, header($0)) }
    item = HeaderWords.item.lazy.compactMap { word in words.first { $0.1.has([word]) }?.0 }.first
    guard item == nil else { return }
    // A word that stands in the first row of its block alone says what the rows below it are, too.
    item = texts.prefix { $0 < 2 }.first { columns[$0].isFilledDown }
    guard item == nil else { return }
    item = texts.filter {
      if case .text = kinds[$0] {
        columns[$0].shapes[.text] * 2 > columns[$0].filledCount && columns[$0].distinctCount > 20
      } else {
        false
      }
    }.max { columns[$0].shapes.textBytes < columns[$1].shapes.textBytes }
  }

  private mutating func findWords() {
    for column in columns.indices where column != item && column != facets?.column && column != perspective.flow?.column
    {
      switch kinds[column] {
      case .words, .constant: break
      default: continue
      }
      // A mark in a column without a header speaks of the column at its left.
      let isNameless = columns[column].header.isEmpty && column > 0
      guard let guess = WordsGuess(columns[column], header: header(isNameless ? column - 1 : column)) else { continue }
      if guess.target == .event, words.contains(where: { $0.guess.target == .event }) { continue }
      words.append((column, guess))
    }
  }

  private mutating func findFigures() {
    if wide != nil { return }
    let all = columns.indices.filter { column in
      guard case .number = kinds[column] else { return false }
      let words = header(column)
      return !words.has(HeaderWords.apiece) && !words.has(HeaderWords.share) && !isNumbering(column)
    }
    let when = period.map { header($0) } ?? HeaderWords("")
    let guesses = all.map { Figure(column: $0, guess: FigureGuess(header($0), period: when, context: context)) }
    let own = guesses.filter { FigureGuess(header($0.column), context: HeaderWords("")).isSaid }
    figures = Array((own.isEmpty ? guesses : own).prefix(Self.mostFigures))
    // Of several volumes the one of what was delivered is the figure; others are sums over orders.
    let volumes = figures.filter { $0.guess.measure == "tiv" }
    if volumes.count > 1, let best = volumes.first(where: { header($0.column).has(HeaderWords.delivery) }) {
      figures.removeAll { $0.guess.measure == "tiv" && $0.column != best.column }
    }
  }

  private mutating func findCurrency() {
    let headers = wide.map { [HeaderWords($0.words)] } ?? figures.map { header($0.column) }
    guard facets == nil, !headers.contains(where: { FigureGuess.currency($0) != nil }),
      headers.contains(where: { FigureGuess($0, context: context).measure == "money" })
    else { return }
    currency =
      columns.first { column in
        !column.isCut && column.filledCount > 0 && column.distinctCount <= 20 && !used.contains(column.position)
          && column.values.allSatisfy { Currency.code(of: $0.text) != nil }
      }?.position
  }

  /// Whether a column numbers rows and is no figure.
  private func isNumbering(_ column: Int) -> Bool {
    let words = header(column)
    let isSaid = FigureGuess(words, context: HeaderWords("")).isSaid
    if words.has(HeaderWords.number), !(isSaid && words.has(HeaderWords.count + HeaderWords.money)) { return true }
    let profile = columns[column]
    guard !isSaid, !profile.isCut, profile.shapes[[.integer, .year]] == profile.filledCount else { return false }
    return profile.distinctCount == profile.rowCount && profile.rowCount > 20
  }

  private mutating func findLabels() {
    let used = used
    labels = columns.indices.prefix(4).filter { column in
      if used.contains(column) || wide?.columns.contains(column) == true { return false }
      switch kinds[column] {
      case .text, .words, .party:
        let sums = columns[column].values.filter(\.text.isTotal).reduce(0) { $0 + $1.count }
        return !columns[column].isCut && sums > 0 && sums * 2 < columns[column].rowCount
      default: return false
      }
    }
  }
}
