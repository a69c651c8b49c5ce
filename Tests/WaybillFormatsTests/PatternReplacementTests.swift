import Testing
import WaybillCore
import WaybillFormats

@Suite struct PatternReplacementTests {
  static let cases: [(pattern: String, template: String, text: String, first: String?, all: String?)] = [
    ("^(\\d) (\\d{5})$", "$1$2", "7 56000", "756000", "756000"),
    ("^(\\d) (\\d{5})$", "$1$2", "7 5600", nil, nil),
    ("(?P<a>\\d)(x)?", "<${a}$2${0}>", "1,2", "<11>,2", "<11>,<22>"),
    ("a", "$$1", "a-a", "$1-a", "$1-$1"),
    ("a", "", "banana", "bnana", "bnn"),
    ("é", "ë", "é é", "ë é", "ë ë"),
    ("", "-", "éa", "-éa", "-é-a-"),
    ("^a", "b", "aa", "ba", "ba"),
    ("\\b", "|", "a b", "|a b", "|a| |b|"),
    ("x", "y", "", nil, nil),
  ]

  @Test(arguments: cases)
  func replaced(_ example: (pattern: String, template: String, text: String, first: String?, all: String?)) throws {
    let replacement = try PatternReplacement(example.template, for: Pattern(example.pattern))
    #expect(replacement.first(in: example.text) == example.first)
    #expect(replacement.all(in: example.text) == example.all)
  }

  static let errors: [(template: String, message: String)] = [
    ("a$3", "'$3' at character 2 names no group; the pattern has 2"),
    ("${name}", "'${name}' at character 1 names no group; the pattern has 2"),
    ("$99999999999999999999", "'$99999999999999999999' at character 1 names no group; the pattern has 2"),
    ("${-1}", "'${-1}' at character 1 names no group; the pattern has 2"),
    ("5 $", "expected a group or '$' after '$', found '$' at character 3"),
    ("$x", "expected a group or '$' after '$', found '$' at character 1"),
    ("${1", "expected a group or '$' after '$', found '${1' at character 1"),
    ("${}", "expected a group or '$' after '$', found '${}' at character 1"),
  ]

  @Test(arguments: errors)
  func error(_ example: (template: String, message: String)) throws {
    let pattern = try Pattern("(a)(b)")
    let error = #expect(throws: PatternError.self) { try PatternReplacement(example.template, for: pattern) }
    #expect(error?.message == example.message)
  }
}
