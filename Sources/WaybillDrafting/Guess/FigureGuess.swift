/// What a column of numbers measures, by the words around it.
struct FigureGuess {
  let basis: String
  let measure: String
  let unit: String
  /// What the numbers are multiplied by.
  private(set) var scale: Int?
  /// Whether any word spoke for the measure, and for the basis.
  let isSaid: Bool
  let isBasisSaid: Bool

  /// Guesses from the words of a header, from that of the period, and from those around the table.
  init(_ header: HeaderWords, period: HeaderWords = HeaderWords(""), context: HeaderWords) {
    let own = Self.measure(header)
    let around = context.has(HeaderWords.volume) ? "tiv" : nil
    isSaid = own != nil || around != nil
    measure = own ?? around ?? Self.measure(context) ?? "money"
    switch measure {
    case "tiv": (basis, unit, isBasisSaid) = ("volume", "TIV-million", true)
    case "share":
      (basis, unit, isBasisSaid) = (Self.basis(context) ?? "delivery", "percent", Self.basis(context) != nil)
    case "licences": (basis, unit, isBasisSaid) = ("licence", "licence", true)
    default:
      let said = Self.basis(header) ?? Self.basis(period) ?? Self.basis(context)
      (basis, isBasisSaid) = (said ?? "delivery", said != nil)
      let prices = Self.prices(header) ?? Self.prices(context) ?? ""
      unit = measure == "items" ? "item" : (Self.currency(header) ?? Self.currency(context) ?? "XXX") + prices
    }
    if measure == "money" { scale = Self.scale(header) ?? Self.scale(context) }
  }

  private static func measure(_ words: HeaderWords) -> String? {
    if words.has(HeaderWords.volume) { return "tiv" }
    let isMoney = words.has(HeaderWords.money)
    if words.has(HeaderWords.licence), !isMoney { return "licences" }
    if isMoney { return "money" }
    if words.has(HeaderWords.share) { return "share" }
    return words.has(HeaderWords.count) ? "items" : nil
  }

  private static func basis(_ words: HeaderWords) -> String? {
    if words.has(HeaderWords.licence) { return "licence" }
    if words.has(HeaderWords.order) { return "order" }
    if words.has(HeaderWords.expenditure) { return "expenditure" }
    if words.has(HeaderWords.turnover) { return "turnover" }
    if words.has(HeaderWords.customs) { return "customs" }
    if words.has(HeaderWords.register) { return "register" }
    return words.has(HeaderWords.delivery) ? "delivery" : nil
  }

  static func currency(_ words: HeaderWords) -> String? {
    Currency.words.first { words.has([$0.word]) }?.code
  }

  /// `-2015` for prices of 2015.
  private static func prices(_ words: HeaderWords) -> String? {
    guard let range = words.text.firstRange(of: "constant") else { return nil }
    let year = words.text[range.upperBound...].drop { " (".contains($0) }.prefix(4)
    return year.count == 4 && CellShape(String(year)).isYear ? "-\(year)" : nil
  }

  /// What words say that numbers are multiplied by.
  static func scale(_ words: HeaderWords) -> Int? {
    if ["$ m", "€ m", "usd m", "eur m", "gbp m", "chf m"].contains(where: words.text.contains) { return 1_000_000 }
    if words.has(["million", "millions", "mln", "mio", "miljoen", "millionen", "millones", "milioni"]) {
      return 1_000_000
    }
    let digits = ["1000", "1.000", "1,000", "1 000", "1\u{A0}000", "1\u{202F}000", "'000"]
    return words.has(["thousand", "thousands", "duizend", "tausend", "milliers", "miles de", "migliaia"])
      || digits.contains(where: words.text.contains)
      ? 1000 : nil
  }
}
