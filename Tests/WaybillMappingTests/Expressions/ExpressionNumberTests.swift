import Testing
import WaybillCore

@testable import WaybillMapping

@Suite struct ExpressionNumberTests {
  @Test(arguments: [
    ("1 + 2 * 3", "7"),
    ("(1 + 2) * 3", "9"),
    ("10 - 4 - 3", "3"),
    ("-2 * -3", "6"),
    ("-(1 + 2)", "-3"),
    ("2 - -2", "4"),
    ("8 / 4 / 2", "1"),
    ("1 / 3", "0.333333"),
    ("2 / 3", "0.666667"),
    ("-2 / 3", "-0.666667"),
    ("2 / -3", "-0.666667"),
    // Half to even at the sixth place.
    ("0.000001 / 2", "0"),
    ("0.000003 / 2", "0.000002"),
    ("0.000003 * 0.5", "0.000002"),
    ("0.1 + 0.2", "0.3"),
    ("round(2.5, 0)", "2"),
    ("round(3.5, 0)", "4"),
    ("round(-2.5, 0)", "-2"),
    ("round(1.2345, 2)", "1.23"),
    ("round(1.234567, 6)", "1.234567"),
    ("abs(-1.5)", "1.5"),
    ("min(3, 1, 2)", "1"),
    ("max(3, 1, 2)", "3"),
    ("len('één')", "3"),
    ("a ?? 1", "1"),
    ("a ?? year", "2024"),
    ("b", "12.5"),
    ("b * 2 + year", "2049"),
    ("len(exporter)", "3"),
  ])
  func arithmeticIsExact(text: String, expected: String) throws {
    let columns = ["a": [""], "b": [" 12.50 "], "year": ["2024"], "exporter": ["NLD"]]
    #expect(try compile(text, expecting: .number).decimals(columns) == [expected])
  }

  @Test(arguments: [
    "1 / 0", "1 / (b - b)", "9223372036854 + 1", "-9223372036854 - 1", "9223372036854 * 2", "9223372036854 / 0.5",
    "round(9223372036854.775807, 0)", "abs(-9223372036854.775807 - 0.000001)", "a", "a + 1", "-a", "min(a, 1)",
    "max(1, a)", "abs(a)", "round(a, 2)", "len(a)", "exporter * 1", "a ?? exporter",
  ])
  func whatCannotBeSaidIsMissing(text: String) throws {
    let columns = ["a": [""], "b": ["12.5"], "exporter": ["NLD"]]
    #expect(try compile(text, expecting: .number).decimals(columns) == [nil])
  }

  @Test func eachRowIsItsOwn() throws {
    let columns = ["a": ["1", "", "x", "4"], "b": ["2", "2", "2", "0"]]
    #expect(try compile("a / b").decimals(columns) == ["0.5", nil, nil, nil])
    #expect(try compile("(a ?? b) + 1").decimals(columns) == ["2", "3", "3", "5"])
    #expect(try compile("a / b ?? -1").decimals(columns) == ["0.5", "-1", "-1", "-1"])
  }

  @Test func textsAreReadRowByRow() throws {
    let columns = ["a": [" NATO ", "", "É", "x"], "b": ["1", "2", "3", ""]]
    #expect(try compile("a").texts(columns) == ["NATO", nil, "É", "x"])
    #expect(try compile("lower(a) ?? b ?? '-'").texts(columns) == ["nato", "2", "é", "x"])
    #expect(try compile("b", expecting: .text).texts(columns) == ["1", "2", "3", nil])
  }

  @Test func typeIsKnownWhenCompiled() throws {
    #expect(try compile("a").type == .text)
    #expect(try compile("a", expecting: .number).type == .number)
    #expect(try compile("a + 1").type == .number)
    #expect(try compile("a ?? 1").type == .number)
    #expect(try compile("a ?? 'x'").type == .text)
    #expect(try compile("a is missing").type == .boolean)
  }
}
