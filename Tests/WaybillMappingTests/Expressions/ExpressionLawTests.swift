import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillMapping

/// A condition as text, and what it means for one row, written down independently of the evaluator.
private struct Condition {
  typealias Row = [String: String]
  let text: String
  let truth: (Row) -> Bool?

  static func random(depth: Int, _ generator: inout Dice) -> Condition {
    let name = ["a", "b"].randomElement(using: &generator) ?? "a"
    let limit = Int.random(in: -2...3, using: &generator)
    func cell(_ row: Row) -> String? {
      let text = (row[name] ?? "").trimmingPrefix { $0 == " " }.reversed().trimmingPrefix { $0 == " " }.reversed()
      return text.isEmpty ? nil : String(text)
    }
    switch Int.random(in: 0..<(depth == 0 ? 4 : 7), using: &generator) {
    case 0: return Condition(text: "\(name) == '\(limit)'") { cell($0) == "\(limit)" }
    case 1: return Condition(text: "\(name) in ['x', 'yy']") { cell($0).map { ["x", "yy"].contains($0) } ?? false }
    case 2: return Condition(text: "\(name) is missing") { cell($0) == nil }
    case 3:
      return Condition(text: "(\(name) is missing or \(name) * 2 > \(limit))") { row in
        cell(row).map { Int($0).map { $0 * 2 > limit } } ?? true
      }
    case 4:
      let inner = random(depth: depth - 1, &generator)
      return Condition(text: "not (\(inner.text))") { inner.truth($0).map { !$0 } }
    case let kind:
      let parts = (0..<3).map { _ in random(depth: depth - 1, &generator) }
      let isAnd = kind == 5
      return Condition(text: "(" + parts.map(\.text).joined(separator: isAnd ? " and " : " or ") + ")") { row in
        let truths = parts.map { $0.truth(row) }
        if truths.contains(where: { $0 == !isAnd }) { return !isAnd }
        return truths.contains { $0 == nil } ? nil : isAnd
      }
    }
  }
}

@Suite struct ExpressionLawTests {
  @Test func blockEvaluationIsTheMeaningOfEachRow() throws {
    var generator = Dice(7)
    let cells = ["", " ", "x", "yy", " x", "-2", "-1", "0", "1", " 2 ", "3", "?"]
    let a = cells.flatMap { cell in cells.map { _ in cell } }
    let b = cells.flatMap { _ in cells }
    for _ in 0..<300 {
      let condition = Condition.random(depth: 3, &generator)
      let found = try compile(condition.text).selection(["a": a, "b": b])
      let expected = zip(a, b).map { condition.truth(["a": $0, "b": $1]) == true }
      #expect(found == expected, "\(condition.text)")
    }
  }

  @Test func anyCutOfABlockGivesTheSameRows() throws {
    let expression = try compile("a in ['x'] or (a ?? b ?? 1) * 2 > 3 or lower(b) == 'y'")
    let a = (0..<97).map { ["x", "", "1", "2", "X"][$0 % 5] }
    let b = (0..<97).map { ["y", "", "Y", "3", "4", "-", " "][$0 % 7] }
    let whole = expression.selection(["a": a, "b": b])
    for size in [1, 2, 31] {
      let parts = stride(from: 0, to: 97, by: size).flatMap { start in
        let rows = start..<min(97, start + size)
        return expression.selection(["a": Array(a[rows]), "b": Array(b[rows])])
      }
      #expect(parts == whole)
    }
  }

  @Test func anyTokensAreAnExpressionOrRefused() {
    var generator = Dice(11)
    let words = [
      "a", "b", "nope", "1", "2.5", "'x'", "''", "and", "or", "not", "in", "is", "missing", "==", "<", "+", "-", "*",
      "/", "??", "(", ")", "[", "]", ",", "round", "min", "len", "=", "é", "\n", "\"",
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...9, using: &generator)
      let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      do {
        let expression = try compile(text)
        if expression.type == .boolean { _ = expression.selection(["a": ["", "1"], "b": ["x", "2"]]) }
        if expression.type == .number { _ = expression.decimals(["a": ["", "1"], "b": ["x", "2"]]) }
        if expression.type == .text { _ = expression.texts(["a": ["", "1"], "b": ["x", "2"]]) }
      } catch {
        #expect((error as? Diagnostics)?.hasErrors == true, "\(text)")
      }
    }
  }

  @Test(arguments: ["(", "not ", "-", "abs(", "(1 + "])
  func deepNestingIsRefused(piece: String) throws {
    let message = "an expression must not be nested deeper than 64 levels [expr-syntax]"
    let thrown = #expect(throws: Diagnostics.self) { try compile(String(repeating: piece, count: 100_000) + "1") }
    #expect(thrown?.all.count == 1)
    #expect(thrown?.description.hasSuffix(message) == true)
    let closing = String(repeating: ")", count: 64)
    #expect(throws: Never.self) { try compile(String(repeating: "(", count: 64) + "1" + closing) }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      (" + ", "a"), (" * ", "a"), (" ?? ", "a"), (" and ", "a is missing"), (" or ", "(b ?? 1) > 2"), (", ", "1"),
    ])
  func longChainsAreReadInLinearTime(joiner: String, piece: String) throws {
    let chain = repeatElement(piece, count: 20_000).joined(separator: joiner)
    let expression = try compile(joiner == ", " ? "max(\(chain))" : chain)
    #expect(expression.usedNames.count <= 1)
  }
}
