import Testing
import WaybillCore

@testable import WaybillMapping

/// Numbers and days as publishers write them.
@Suite struct LanguageValueTests {
  @Test(arguments: [
    ("type: integer, max: 15000", "15000", "15000..15000"), ("type: integer, min: 0", "0", "0..0"),
    ("type: decimal, min: -1.5, max: 1.5", "-1.5", "-1.5..-1.5"),
    ("type: integer, thousands: [\".\", \" \"], decimal: \",\"", "1.234 567", "1234567..1234567"),
    ("type: decimal, thousands: [\".\"], decimal: \",\"", "1.234,5", "1234.5..1234.5"),
    ("type: decimal", "+12.50", "12.5..12.5"), ("type: integer", "12.000", "12..12"),
    ("type: decimal, round: 2", "1.0050000", "1..1"), ("type: decimal, round: 2", "1.0150000", "1.02..1.02"),
    ("type: decimal, round: 0", "2.5000000", "2..2"), ("type: decimal, round: 6", "0.1234567", "0.123457..0.123457"),
  ])
  func numbers(style: String, cell: String, value: String) throws {
    #expect(try LanguageMapping(value: "{from: worth, \(style)}").one(worth: cell).values == [value])
  }

  @Test(arguments: [
    ("type: integer, max: 15000", "15001", "'value' must be at most 15000, not '15001' [out-of-bounds]"),
    ("type: decimal, min: 0.5", "0.499999", "'value' must be at least 0.5, not '0.499999' [out-of-bounds]"),
    ("type: integer, min: 0", "-1", "'value' must be at least 0, not '-1' [out-of-bounds]"),
    ("type: integer", "1.5", "'value' must be a whole number such as 1234, not '1.5' [bad-number]"),
    ("type: integer", "twelve", "'value' must be a whole number such as 1234, not 'twelve' [bad-number]"),
    ("type: decimal", "1,5", "'value' must be a number such as 1234.5, not '1,5' [bad-number]"),
    (
      "type: integer, thousands: [\".\"], decimal: \",\"", "32.5",
      "'value' must have groups of three digits, not '32.5' [bad-number]"
    ),
    (
      "type: decimal", "0.1234567",
      "'value' must have at most six decimals, not '0.1234567'; 'round' keeps fewer and counts them [bad-number]"
    ),
    (
      "type: decimal", "9999999999999",
      "'value' must be between -9.2e12 and 9.2e12, not '9999999999999' [bad-number]"
    ),
  ])
  func numbersThatAreRefused(style: String, cell: String, message: String) throws {
    let result = try LanguageMapping(value: "{from: worth, \(style)}").one(worth: cell)
    #expect(result.refusals == [message])
    #expect(result.records.isEmpty && result.account.rowsRejected == 1)
  }

  @Test func roundingIsCounted() throws {
    let result = try LanguageMapping(value: "{from: worth, type: decimal, round: 2}")
      .map(["1.25", "0.3333333", "0.6666667", "1.250"].map { ["Netherlands", "Oman", "2021", $0, ""] })
    #expect(result.values == ["1.25..1.25", "0.33..0.33", "0.67..0.67", "1.25..1.25"])
    #expect(result.account.notes == ["value: rounded to 2 decimals": 2])
  }

  @Test(arguments: [
    ("2021", 2021), ("1800", 1800), ("2199", 2199),
  ])
  func years(cell: String, year: Int) throws {
    #expect(try LanguageMapping().one(day: cell).records.map(\.period) == [.year(year)])
  }

  @Test(arguments: ["21", "20211", "+999", "0000", "9999", "20 1", "２０２１"])
  func yearsThatAreRefused(cell: String) throws {
    #expect(
      try LanguageMapping().one(day: cell).refusals == [
        "'period' must be a year from 1800 to 2199, not '\(cell)' [bad-year]"
      ])
  }

  @Test(arguments: [
    ("MM/dd/yyyy", "02/29/2012", "2012-02-29"), ("dd-MM-yyyy", "03-12-2003", "2003-12-03"),
    ("yyyy-MM-dd", "2024-04-25", "2024-04-25"), ("dd.MM.yyyy", "07.02.2014", "2014-02-07"),
    ("ddMMyyyy", "31012005", "2005-01-31"), ("yyyyMMdd", "00010101", "0001-01-01"),
    ("MM/dd/yyyy", " 01/05/2004 ", "2004-01-05"),
  ])
  func days(format: String, cell: String, day: String) throws {
    let result = try LanguageMapping(period: "{from: day, type: date, format: \(format)}").one(day: cell)
    #expect(result.records.map { "\($0.period.from)" } == [day])
    #expect(result.records.allSatisfy { $0.period.until.number == $0.period.from.number + 1 })
  }

  @Test(arguments: [
    ("MM/dd/yyyy", "13/01/2012"), ("MM/dd/yyyy", "02/29/2011"), ("MM/dd/yyyy", "2/9/2012"),
    ("MM/dd/yyyy", "02-09-2012"), ("MM/dd/yyyy", "02/09/2012x"), ("MM/dd/yyyy", "02/09/12"), ("MM/dd/yyyy", "99999"),
    ("ddMMyyyy", "3122003"), ("yyyy-MM-dd", "0000-01-01"), ("yyyy-MM-dd", "2024-04-00"), ("yyyy-MM-dd", "2024-04-2٥"),
  ])
  func daysThatAreRefused(format: String, cell: String) throws {
    let result = try LanguageMapping(period: "{from: day, type: date, format: \(format)}").one(day: cell)
    #expect(result.refusals == ["'period' must be a day written \(format), not '\(cell)' [bad-date]"])
  }

  @Test(arguments: ["yyyy-MM", "dd/MM/yy", "yyyy-MM-dd-dd", "d/M/yyyy", "dd MMM yyyy", "yyyy MM ddT"])
  func formatsThatNameNoDay(format: String) throws {
    #expect(
      try LanguageMapping(period: "{from: day, type: date, format: \(format)}").problems() == [
        "'format' must be 'yyyy', 'MM' and 'dd', each once, with signs between, "
          + "not '\(format)' [bad-option]"
      ])
  }

  @Test func aDateNeedsItsFormat() throws {
    #expect(
      try LanguageMapping(period: "{from: day, type: date}").problems() == [
        "missing key 'format' [missing-key]"
      ])
  }

  @Test(arguments: [
    ("round: 7", "'round' must be a number from 0 to 6, not '7'"),
    ("round: -1", "'round' must be a number from 0 to 6, not '-1'"),
    ("max: many", "'max' must be a number such as 1234.5, not 'many'"),
    ("thousands: [ab]", "'thousands' must be one ASCII character, not 'ab'"),
    ("thousands: [.]", "'decimal' must be another character than those of 'thousands', not '.'"),
    ("thousands: [' ', ','], decimal: ','", "'decimal' must be another character than those of 'thousands', not ','"),
    ("decimal: é", "'decimal' must be one ASCII character, not 'é'"),
    ("optional: yes", "'optional' must be 'true' or 'false', not 'yes'"),
  ])
  func stylesThatAreNone(style: String, message: String) throws {
    let found = try LanguageMapping(value: "{from: worth, type: decimal, \(style)}").problems()
    #expect(found == ["\(message) [bad-option]"])
  }
}
