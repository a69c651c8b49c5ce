import Testing
import WaybillCore

@testable import WaybillMapping

@Suite struct ExpressionMessageTests {
  private func problems(_ text: String, expecting: ExpressionType? = nil) -> [String] {
    do {
      _ = try compile(text, expecting: expecting)
      return []
    } catch let problems as Diagnostics {
      return problems.sorted.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [
    ("", "7:10: error: expected a value, found the end"),
    ("a ==", "7:14: error: expected a value, found the end"),
    ("a == == 'x'", "7:15: error: expected a value, found '=='"),
    ("a 'x'", "7:12: error: expected an operator or the end, found the text 'x'"),
    ("(a == 'x'", "7:19: error: expected ')', found the end"),
    ("a is not 'x'", "7:19: error: expected 'missing', found the text 'x'"),
    ("a in 'x'", "7:15: error: expected '[', found the text 'x'"),
    ("a in []", "7:16: error: expected a quoted text or a number, found ']'"),
    ("a in [b]", "7:16: error: expected a quoted text or a number, found 'b'"),
    ("a in ['x' 'y']", "7:20: error: expected ']', found the text 'y'"),
    ("a not 'x'", "7:16: error: expected 'in', found the text 'x'"),
    ("a == 'x", "7:15: error: a text that begins with ' must end with '"),
    ("a == \"x'", "7:15: error: a text that begins with \" must end with \""),
    ("1.2345678", "7:10: error: a number must have at most six decimals, found '1.2345678'"),
    ("9223372036855", "7:10: error: a number must be below 9223372036854.775808, found '9223372036855'"),
    ("1a", "7:10: error: a number must be digits, with a point before the decimals, found '1a'"),
    ("a = 'x'", "7:12: error: unknown operator '='; did you mean '=='?"),
    ("a <> 'x'", "7:12: error: unknown operator '<>'; did you mean '!='?"),
    ("a ; b", "7:12: error: unknown character ';'"),
    ("1 < 2 < 3", "7:16: error: comparisons must be joined with 'and' or 'or', not chained"),
  ])
  func syntaxIsExplained(text: String, expected: String) {
    #expect(problems(text) == ["m.yaml:\(expected) [expr-syntax]"])
  }

  @Test(arguments: [
    ("exportr == 'x'", "7:10: error: unknown name 'exportr'; did you mean 'exporter'? [expr-unknown-name]"),
    ("qqq == 'x'", "7:10: error: unknown name 'qqq' [expr-unknown-name]"),
    ("abz(1)", "7:10: error: unknown function 'abz'; did you mean 'abs'? [expr-unknown-name]"),
    ("abs(1, 2)", "7:10: error: 'abs' takes 1 argument, found 2 [expr-type]"),
    ("round(1)", "7:10: error: 'round' takes 2 arguments, found 1 [expr-type]"),
    ("min(1)", "7:10: error: 'min' takes 2 or more arguments, found 1 [expr-type]"),
    ("round(1, 7)", "7:19: error: the places of 'round' must be a whole number from 0 to 6 [expr-type]"),
    ("round(1, 0.5)", "7:19: error: the places of 'round' must be a whole number from 0 to 6 [expr-type]"),
    ("1 + 'x'", "7:14: error: '+' takes a number, not a text [expr-type]"),
    ("'x' - 1", "7:10: error: '-' takes a number, not a text [expr-type]"),
    ("2 * (a == 'x')", "7:15: error: '*' takes a number, not a boolean [expr-type]"),
    ("1 < 'x'", "7:14: error: '<' takes a number, not a text [expr-type]"),
    ("len(1)", "7:14: error: 'len' takes a text, not a number [expr-type]"),
    ("not a", "7:14: error: 'not' takes a boolean, not a text [expr-type]"),
    ("a and b == 'x'", "7:10: error: 'and' takes a boolean, not a text [expr-type]"),
    ("a == 'x' or 1", "7:22: error: 'or' takes a boolean, not a number [expr-type]"),
    ("(a == 'x') is missing", "7:11: error: 'is missing' takes a text, not a boolean [expr-type]"),
    ("(a == 'x') ?? 1", "7:11: error: '??' takes a text, not a boolean [expr-type]"),
    ("1 == 'x'", "7:10: error: '==' takes texts or numbers of one type, not a number and a text [expr-type]"),
    (
      "(1 == 1) == (1 == 1)",
      "7:11: error: '==' takes texts or numbers of one type, not a boolean and a boolean [expr-type]"
    ),
    ("1 in ['x']", "7:10: error: 'in' takes texts or numbers of one type, not a number and a text [expr-type]"),
    ("a in ['x', 1]", "7:10: error: 'in' takes texts or numbers of one type, not a text and a number [expr-type]"),
    ("a ?? 1 ?? 'x'", "7:20: error: '??' takes texts or numbers of one type, not a number and a text [expr-type]"),
    ("a == ''", "7:15: error: an empty cell is missing and equals no text; write 'is missing' [expr-type]"),
    (
      "a in ['x', ' y']",
      "7:21: error: cells have no blanks around them and never equal ' y'; leave the blanks out [expr-type]"
    ),
  ])
  func namesAndTypesAreChecked(text: String, expected: String) {
    #expect(problems(text) == ["m.yaml:\(expected)"])
  }

  @Test func resultMustBeWhatIsExpected() {
    #expect(
      problems("exporter", expecting: .boolean)
        == ["m.yaml:7:10: error: the expression must be a boolean, not a text [expr-type]"])
    #expect(
      problems("1 < 2", expecting: .number)
        == ["m.yaml:7:10: error: the expression must be a number, not a boolean [expr-type]"])
    #expect(
      problems("1", expecting: .text)
        == ["m.yaml:7:10: error: the expression must be a text, not a number [expr-type]"])
  }

  @Test(arguments: [
    ("a > 3", ["a@10"]),
    ("3 < a", ["a@14"]),
    ("a == 3", ["a@10"]),
    ("a in [3]", ["a@10"]),
    ("a == b", ["a@10", "b@15"]),
    ("a + b > 3", ["a@10", "b@14"]),
    ("abs(a) > 3", ["a@14"]),
    ("len(a) > 3", ["a@14"]),
    ("(a ?? b) > 3", ["b@16"]),
    ("a == lower(b)", ["a@10", "b@21"]),
    ("a > 3 and a is not missing", ["a@10"]),
    ("a is not missing or a > 3", ["a@30"]),
    ("a is missing and a > 3", ["a@27"]),
    ("b is not missing and a > 3", ["a@31"]),
    ("(a is not missing or b == 'x') and a > 3", ["a@45"]),
    ("(a is not missing and a > 1) or a > 3", ["a@42"]),
    ("a is not missing and b == 'x' and a > b", ["b@48"]),
    ("(a ?? b) is not missing and a > 3", ["a@38"]),
    ("not (a is not missing) and a > 3", ["a@37"]),
  ])
  func comparisonsOfWhatMayBeMissingAreRefused(text: String, expected: [String]) {
    let message = expected.map { use in
      let parts = use.split(separator: "@")
      return "m.yaml:7:\(parts[1]): error: '\(parts[0])' may be missing here; write '\(parts[0]) is not missing and …' "
        + "before, or give a default with '??' [expr-missing-unguarded]"
    }
    #expect(problems(text) == message)
  }

  @Test(arguments: [
    "a is not missing and a > 3", "a is missing or a > 3", "(a ?? 0) > 3", "(a ?? b ?? 0) > 3", "a != 'x'",
    "a is not missing and (b == 'x' or a > 3)", "a is not missing and b is not missing and a == b",
    "a is not missing and not (a > 3)", "a + b is missing", "a == 'x' or a in ['y']", "min(a ?? 0, 3) > 2",
  ])
  func guardedComparisonsAreAccepted(text: String) {
    #expect(problems(text) == [])
  }

  @Test func allProblemsAreReportedAtOnce() {
    #expect(
      problems("foo == 'x' and a > 3 or not b or round(year, bar) > 1").map { $0.split(separator: "[")[1] }
        == ["expr-unknown-name]", "expr-missing-unguarded]", "expr-type]", "expr-missing-unguarded]", "expr-type]"])
    #expect(problems("a = 'x' && b ; 1a").count == 4)
  }
}
