import Testing
import WaybillCore

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-04-25", 19_838), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896),
  ])
  func daysHaveNumbers(text: String, number: Int32) {
    #expect(Day(text)?.number == number)
    #expect(Day(number: number).description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-04-00", "24-04-01", "2024-4-01",
    "2024/04/01", "2024-04-01-", "", "0000-01-01", "+024-04-01",
  ])
  func noSuchDay(text: String) { #expect(Day(text) == nil) }

  @Test func everyDayIsThatOfItsParts() throws {
    for number in stride(from: Int32(-719_162), through: 2_932_896, by: 997) {
      let parts = Day(number: number).components
      #expect(Day(year: parts.year, month: parts.month, day: parts.day)?.number == number)
    }
  }

  @Test func periodsAreHalfOpen() throws {
    let day = try #require(Day("2023-12-31"))
    #expect(Period(from: day, until: day) == nil)
    #expect(Period.day(day).until.description == "2024-01-01")
    #expect(Period.day(day).years == 2023...2023)
    #expect(Period.year(2024).from.description == "2024-01-01")
    #expect(Period.year(2024).until.previous.description == "2024-12-31")
    #expect(Period(from: day, until: Period.year(2025).from)?.years == 2023...2024)
    #expect(Period.year(2023) < Period.day(day))
    #expect(day.year == 2023)
  }

  @Test func flagsHaveNamesInTheOrderOfTheirBits() throws {
    for (bit, name) in Flags.names.enumerated() { #expect(Flags(name: name)?.rawValue == 1 << UInt64(bit)) }
    #expect(Flags(name: "guessed") == nil)
    let flags = try #require(Flags(name: "open")).union(try #require(Flags(name: "rounded")))
    #expect(flags.list == ["rounded", "open"])
    #expect(Set(Flags.names).count == Flags.names.count)
    // The ledger keeps the bits, so these names keep their places.
    #expect(Flags.names.prefix(3) == ["estimated-value", "estimated-year", "estimated-number"])
  }

  @Test func categoriesAreSortedBySchemeAndCode() {
    let sorted = [("ml", "ML10"), ("hs", "93"), ("ml", "ML1")].map { Category(scheme: $0, code: $1) }.sorted()
    #expect(sorted.map(\.code) == ["93", "ML1", "ML10"])
  }

  @Test func theWordsOfClosedSets() {
    #expect(
      Basis.allCases.map(\.rawValue) == [
        "licence", "order", "delivery", "customs", "register", "turnover", "volume", "expenditure",
      ])
    #expect(Measure.allCases.map(\.rawValue) == ["money", "items", "licences", "tiv", "share", "reports"])
    #expect(Level.allCases.map(\.rawValue) == ["total", "part"])
    #expect(Perspective.allCases.map(\.rawValue) == ["exporter", "importer", "third-party"])
    #expect(
      Event.allCases.map(\.rawValue) == [
        "new", "extension", "replacement", "temporary", "transit", "brokering", "denial",
      ])
    #expect(Event.allCases.map(\.code) == [0, 1, 2, 3, 4, 5, 6])
  }
}
