import Testing

@testable import WaybillMapping

@Suite struct ExpressionConditionTests {
  /// The cells of `a` that each condition is tried on.
  static let cells = ["", "  ", "x", " x ", "X", "1", "1.50", "-2", "1e3", "TOTAL"]

  @Test(arguments: [
    ("a == 'x'", "..xx......"),
    ("'x' == a", "..xx......"),
    ("a != 'x'", "xx..xxxxxx"),
    ("a in ['x', \"TOTAL\"]", "..xx.....x"),
    ("not a in ['x', \"TOTAL\"]", "xx..xxxxx."),
    ("a not in ['x', \"TOTAL\"]", "xx..xxxxx."),
    ("a is missing or a not in ['x'] and not a == 'X'", "xx...xxxxx"),
    ("a is missing", "xx........"),
    ("a is not missing", "..xxxxxxxx"),
    ("a is not missing and a > 1", "......x..."),
    ("a is not missing and a >= 1", ".....xx..."),
    ("a is not missing and a < 1", ".......x.."),
    ("a is not missing and a <= 1", ".....x.x.."),
    ("a is not missing and a == 1.5", "......x..."),
    ("a is not missing and a != 1.5", ".....x.x.."),
    ("a is not missing and a in [1, 1.5, -2]", ".....xxx.."),
    ("a is missing or a > 1", "xx....x..."),
    ("not (a is missing) and a > 1", "......x..."),
    ("not (a is missing or a in ['x']) and a > 1", "......x..."),
    // What is no number is missing, and so is its negation.
    ("a is not missing and not (a > 1)", ".....x.x.."),
    ("(a ?? 0) > 0.5", ".....xx..."),
    ("(a ?? 7) > 6", "xxxxx...xx"),
    ("a ?? 7 > 6", "xxxxx...xx"),
    ("a * 1 is missing", "xxxxx...xx"),
    ("a * 1 is not missing", ".....xxx.."),
    ("lower(a) == 'x'", "..xxx....."),
    ("lower(a) in ['total', 'x']", "..xxx....x"),
    ("lower(a) is missing", "xx........"),
    ("(a ?? 'none') == 'none'", "xx........"),
    ("a is not missing and len(a) > 1", "......xxxx"),
    ("a is not missing and a == lower(a)", "..xx.xxxx."),
    ("a == 'x' or a == '1' and a is missing", "..xx......"),
    ("1 < 2", "xxxxxxxxxx"),
    ("'a' == 'b'", ".........."),
  ])
  func selectsTheRowsThatAreTrue(text: String, expected: String) throws {
    let found = try compile(text).selection(["a": Self.cells])
    #expect(found.map { $0 ? "x" : "." }.joined() == expected)
  }

  @Test func missingIsNeitherTrueNorFalseUntilDecided() throws {
    let guarded = "a is not missing and b is not missing"
    let columns = ["a": ["2", "2", "0", "0", "z", "z"], "b": ["1", "z", "1", "z", "1", "z"]]
    #expect(
      try compile("\(guarded) and (a > 1 and b > 0)").selection(columns) == [true, false, false, false, false, false])
    #expect(
      try compile("\(guarded) and (a > 1 or b > 0)").selection(columns) == [true, true, true, false, true, false])
    #expect(
      try compile("\(guarded) and not (a > 1 and b > 0)").selection(columns)
        == [false, false, true, true, false, false])
  }

  @Test func twoCellsAreComparedAsTexts() throws {
    let expression = try compile("a is not missing and b is not missing and a == b")
    #expect(expression.usedNames == ["a", "b"])
    #expect(
      expression.selection(["a": ["1", "1.0", "é", ""], "b": [" 1", "1", "é", ""]]) == [true, false, true, false])
  }

  @Test func firstOfSeveralCellsCounts() throws {
    let columns = ["a": ["", "x", "7", "z"], "b": ["x", "", "2", "7"]]
    #expect(try compile("(a ?? b) == 'x'").selection(columns) == [true, true, false, false])
    // As numbers, a cell that is none gives way to the next.
    #expect(try compile("(a ?? b ?? 0) > 6").selection(columns) == [false, false, true, true])
  }

  @Test func longListsAndTextsAreCompared() throws {
    let words = (0..<200).map { String(repeating: "é", count: $0 % 70 + 1) + "\($0)" }
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    let cells = words + words.map { $0 + "!" }
    let expected = words.map { _ in true } + words.map { _ in false }
    #expect(try compile("a in [\(list)]").selection(["a": cells]) == expected)
  }

  @Test func namesMayBeAnyLettersAndFunctionsNames() throws {
    let expression = try compile("grün_2 == 'x' and min == 'y'", names: ["min", "grün_2"])
    #expect(expression.usedNames == ["grün_2", "min"])
    #expect(expression.selection(["grün_2": ["x", "x"], "min": ["y", "z"]]) == [true, false])
  }

  @Test func emptyBlockGivesNothing() throws {
    #expect(try compile("a == 'x' or (b ?? 0) > 1").selection(["a": [], "b": []]).isEmpty)
  }
}
