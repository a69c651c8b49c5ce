import Testing
import WaybillCore

@Suite struct RecordWordsTests {
  private static let record = Record(
    source: "s", facet: Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"), level: .total),
    value: Interval(Amount(millionths: 12_500_000)), period: .year(2021), exporter: Party(.state, "NLD"),
    destination: PartySet(parties: [Party(.state, "NLD"), Party(.state, "BEL")]), line: 7, emit: 2,
    reporter: Party(.organisation, "SIPRI"), perspective: .thirdParty, event: .extension,
    origin: Party(.state, "FRA"), via: PartySet(.several), category: Category(scheme: "ml", code: "ML10"),
    item: "Onderdelen", flags: [Flags(name: "rounded") ?? [], Flags(name: "estimated-year") ?? []])

  @Test func everyField() {
    let words = RecordWords(Self.record)
    let said = RecordWords.Field.allCases.map { "\($0.rawValue): \(words[$0])" }
    #expect(
      said == [
        "exporter: NLD", "origin: FRA", "destination: one of {BEL, NLD}", "via: several",
        "reporter: organisation SIPRI", "perspective: third-party", "event: extension", "basis: licence",
        "measure: money", "unit: EUR", "level: total", "category: ML10", "item: Onderdelen", "period: 2021",
        "value: 12.5", "flags: estimated-year, rounded", "line: 7", "emit: 2",
      ])
    #expect(
      words.sentence == "NLD to one of {BEL, NLD}, ML10, Onderdelen, 2021, total 12.5 EUR (estimated-year, rounded)")
  }

  @Test func whatIsAbsent() {
    let bare = Record(source: "s", facet: Self.record.facet, value: .unbounded, period: .year(2021))
    let words = RecordWords(bare)
    for field in [RecordWords.Field.origin, .via, .reporter, .category, .item, .flags] { #expect(words[field] == "") }
    #expect(words.sentence == "unknown to unknown, 2021, total at least 0 EUR")
  }

  @Test(arguments: ["12", "-1.5", "1.5 to 2.5", "0 to 0.5", "at least 0", "at least 2.25", "-3 to -1"])
  func valuesAreReadAsTheyAreWritten(_ text: String) throws {
    #expect(RecordWords.value(try #require(RecordWords.value(text))) == text)
  }

  @Test(arguments: ["", "x", "1 to", "2 to 1", "1 to 2 to 3", "at least", "at least x", "1,5", "to"])
  func whatIsNoValue(_ text: String) { #expect(RecordWords.value(text) == nil) }

  @Test(arguments: [
    "2021", "2012-2013", "2021-03-01", "2021-03-01 to 2021-04-02", "0001", "9998", "9999-12-31", "2021-12-31",
  ])
  func periodsAreReadAsTheyAreWritten(_ text: String) throws {
    #expect(RecordWords.period(try #require(RecordWords.period(text))) == (text == "0001" ? "1" : text))
  }

  @Test(arguments: [
    "", "21", "9999", "2013-2012", "2012-2013-2014", "2021-13-01", "2021-03-02 to 2021-03-01", "2021-", "-2021",
    "2012 - 2013", "2021-03-01 to", "20x1",
  ])
  func whatIsNoPeriod(_ text: String) { #expect(RecordWords.period(text) == nil) }

  /// Several ways to write one period come to one.
  @Test func aWholeYearIsTheYear() throws {
    let days = try #require(RecordWords.period("2020-01-01 to 2020-12-31"))
    #expect(days == .year(2020))
    let last = try #require(RecordWords.period("9999-01-01 to 9999-12-31"))
    #expect(RecordWords.period(last) == "9999")
  }
}
