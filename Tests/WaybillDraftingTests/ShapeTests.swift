import Testing

@testable import WaybillDrafting

@Suite struct ShapeTests {
  @Test(arguments: [
    ("12", CellShape.integer), ("-7", .integer), ("+3", .integer), ("007", .integer), ("99999999999999", .integer),
    ("2019", .year), ("1899", .integer), ("2100", .integer), ("-2019", .integer),
    ("1.234", .onePoint), ("1,234", .oneComma), ("0.123", .decimalPoint), ("0,123", .decimalComma),
    ("12.5", .decimalPoint), ("1234.567", .decimalPoint), ("12,5", .decimalComma), ("1,234,567", .commaGroups),
    ("1,234.5", .commaGroups), ("1.234.567", .pointGroups), ("1.234,5", .pointGroups), ("1 234", .spaceGroups),
    ("1 234 567,5", .spaceGroups), ("1\u{A0}234", .spaceGroups), ("1\u{202F}234", .spaceGroups),
    ("1'234", .apostropheGroups),
    ("7 56000", .text), ("1.23.4", .text), ("1,23,4", .text), ("12.", .text), (".5", .text),
    ("38%", .percent), ("7.5 %", .percent), ("(14)", .bracketed), ("(a)", .text), ("12*", .marked), ("12 p", .marked),
    ("€ 12", .currency), ("12 EUR", .currency), ("$1,200", .currency),
    ("2019-02-28", .isoDay), ("28-02-2019", .dayFirst), ("02/28/2019", .monthFirst), ("02/03/2019", .dayOrMonth),
    ("2/3/2019", .looseDay), ("2019-2-3", .looseDay), ("28.02.19", .looseDay), ("13/13/2019", .text),
    ("2019-13-01", .text), ("31-02-2022", .text), ("02/30/2020", .text), ("29.02.2020", .dayFirst),
    ("29.02.2021", .text),
    ("2019-02-29", .text), ("2020-02-29", .isoDay), ("31/04/2021", .text),
    ("2012-2013", .years), ("2012; 2013", .years), ("2012; 2014", .yearsApart), ("2012; x", .text),
    ("..", .missing), ("n/a", .missing), ("N/A", .missing), ("-", .missing), ("xxx", .missing), ("Na", .missing),
    ("#REF!", .failed), ("#DIV/0!", .failed), ("#N/A", .missing), ("#REF", .text), ("#1", .text),
    ("Chile", .text), ("ML10a", .text), ("", .text),
  ])
  func ofATextIsToldByItsCharacters(text: String, shape: CellShape) { #expect(CellShape(text) == shape, "'\(text)'") }

  @Test func numbersAreJudgedTogether() throws {
    func guess(_ texts: String...) throws -> NumberGuess {
      var shapes = ShapeTally()
      for (line, text) in texts.enumerated() {
        var text = text
        text.withUTF8 { shapes.add($0, line: line + 2) }
      }
      return try #require(NumberGuess(shapes, filled: texts.count))
    }
    let german = try guess("1.234,5", "12", "1.200")
    #expect(german.thousands == ["."] && german.decimal == "," && !german.isInteger && german.doubt == nil)
    let english = try guess("1,234.5", "12", "1,200")
    #expect(english.thousands == [","] && english.decimal == nil && !english.isInteger && english.doubt == nil)
    let spaced = try guess("1 250,5", "12", "1 200")
    #expect(
      spaced.thousands == [" "] && spaced.decimal == "," && !spaced.isInteger && !spaced.refused.contains(.spaceGroups))
    let swiss = try guess("1'250.5", "12", "1'200")
    #expect(swiss.thousands == ["'"] && swiss.decimal == nil && !swiss.isInteger)
    let groups = try guess("1.200", "12", "300")
    #expect(groups.thousands == ["."] && groups.isInteger)
    #expect(groups.doubt == "'1.200' on line 2 is taken for a whole number; it may have decimals")
    let slip = try guess("131.354", "1200", "30000", "99999")
    #expect(slip.thousands == [] && slip.isInteger && slip.refused.contains(.onePoint))
    #expect(
      slip.doubt == "'131.354' on line 2 may be a slip, since 3 longer numbers have no sign between groups")
    #expect(try guess("0.12345678", "1.5").rounds)
    var words = ShapeTally()
    var text = "Chile"
    text.withUTF8 { words.add($0, line: 2) }
    #expect(NumberGuess(words, filled: 1) == nil)
  }

  @Test func daysAreJudgedTogether() throws {
    func guess(_ texts: String...) -> DayGuess? {
      var shapes = ShapeTally()
      for (line, text) in texts.enumerated() {
        var text = text
        text.withUTF8 { shapes.add($0, line: line + 2) }
      }
      return DayGuess(shapes, filled: texts.count)
    }
    let month = try #require(guess("01/02/2012", "02/28/2012", "02/03/2012"))
    #expect(month.format == "MM/dd/yyyy" && !month.isOpen)
    let day = try #require(guess("01.02.2012", "28.02.2012"))
    #expect(day.format == "dd.MM.yyyy" && !day.isOpen)
    #expect(day.evidence == "'28.02.2012' on line 3 and 0 others decide")
    let both = try #require(guess("28/02/2012", "13/02/2012", "02/28/2012"))
    #expect(both.format == "dd/MM/yyyy" && both.isOpen)
    #expect(both.evidence.hasSuffix("; 1 day, such as '02/28/2012' on line 4, say the opposite"))
    #expect(try #require(guess("01/02/2012")).isOpen)
    #expect(try #require(guess("2012-01-01", "2013-01-01")).isYear)
    #expect(try #require(guess("2012-01-01", "2013-01-02")).isYear == false)
    #expect(guess("1/2/2012", "2/3/2012") == nil)
  }
}
