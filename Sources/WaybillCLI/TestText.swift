import WaybillCore
import WaybillMapping
import WaybillReport
import WaybillRunner

/// How the tests of mappings ended, as a person or a program reads it.
enum TestText {
  /// The tests of one mapping: a line each, and under a failed one what was expected beside what was found.
  static func plain(_ mapping: String, _ results: [MappingTester.Result]) -> String {
    if results.isEmpty { return "\(mapping): no tests" }
    return ([mapping] + results.flatMap { lines($0) }).joined(separator: "\n")
  }

  private static func lines(_ result: MappingTester.Result) -> [String] {
    if result.passed { return ["  ok      \(result.test.name)"] }
    let head = "  FAILED  \(result.test.name)"
    if result.differences.isEmpty { return [head] }
    let rows = result.differences.map { difference in
      [
        "\(difference.kind.rawValue) \(difference.number)", difference.key ?? "", shown(difference.expected),
        shown(difference.found), "\(difference.place)",
      ]
    }
    return [head] + TextTable.lines([["", "", "expected", "found", ""]] + rows, indent: 10)
  }

  private static func shown(_ text: String?) -> String {
    guard let text else { return "(none)" }
    return text.isEmpty ? "(empty)" : text
  }

  /// The tests of all mappings; a mapping that could not be tested is an element without a name.
  static func json(
    _ results: [MappingTester.Result], untested: [(mapping: String, problems: Diagnostics)]
  ) -> String {
    EncodedText.of(results.map { EndedTest($0) } + untested.map { EndedTest($0.mapping, $0.problems) })
  }

  private struct EndedTest: Encodable {
    let mapping: String
    let name: String?
    let line: Int?
    let passed: Bool
    let problems: [String]
    let differences: [Difference]

    init(_ result: MappingTester.Result) {
      mapping = result.mapping
      name = result.test.name
      line = result.test.place.line
      passed = result.passed
      problems = result.problems.sorted.map(\.description)
      differences = result.differences.map(Difference.init)
    }

    init(_ mapping: String, _ problems: Diagnostics) {
      self.mapping = mapping
      (name, line, passed, differences) = (nil, nil, false, [])
      self.problems = problems.sorted.map(\.description)
    }
  }

  private struct Difference: Encodable {
    let kind: String
    let number: Int
    let key, expected, found: String?
    let line, column: Int

    init(_ difference: TestDifference) {
      kind = difference.kind.rawValue
      number = difference.number
      key = difference.key
      expected = difference.expected
      found = difference.found
      line = difference.place.line
      column = difference.place.column
    }
  }
}
