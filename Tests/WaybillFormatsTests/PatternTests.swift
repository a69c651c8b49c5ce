import Testing
import WaybillCore
import WaybillFormats

@Suite struct PatternTests {
  static let matches: [(pattern: String, text: String, groups: [String?]?)] = [
    ("b", "abc", ["b"]),
    ("^b", "abc", nil),
    ("(a)|(b)", "b", ["b", nil, "b"]),
    ("(x*)b", "ab", ["b", ""]),
    ("", "", [""]),
    ("^$", "", [""]),
    ("()", "", ["", ""]),
    ("^(?P<day>\\d+) (?P<month>\\pL+)$", "13 août", ["13 août", "13", "août"]),
    (".", "é", ["é"]),
    ("(?i)STRASSE|É", "é", ["é"]),
    ("\\Qa\\CE\\E.", "a\\CEx", ["a\\CEx"]),
    ("\\\\C", "\\C", ["\\C"]),
  ]

  @Test(arguments: matches)
  func groups(_ example: (pattern: String, text: String, groups: [String?]?)) throws {
    let pattern = try Pattern(example.pattern)
    #expect(pattern.captures(in: example.text) == example.groups)
    #expect(pattern.matches(example.text) == (example.groups != nil))
  }

  @Test func rangesAreInBytes() throws {
    let text = Array("é12".utf8)
    let ranges = try text.withUnsafeBufferPointer { try Pattern("(\\d)(\\d)(x)?").captures(in: $0) }
    #expect(ranges == [2..<4, 2..<3, 3..<4, nil])
  }

  @Test func noBytesAtAll() throws {
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    #expect(try Pattern("^(a*)$").captures(in: nothing) == [0..<0, 0..<0])
    #expect(try Pattern("").matches(nothing))
  }

  @Test func invalidBytesDoNotMatch() throws {
    let text: [UInt8] = [0x61, 0xFF, 0x62]
    #expect(try text.withUnsafeBufferPointer { try Pattern("a.b").matches($0) } == false)
    #expect(try text.withUnsafeBufferPointer { try Pattern("b$").captures(in: $0) } == [2..<3])
  }

  @Test func groupNames() throws {
    let pattern = try Pattern("(a)(?P<b>b)(?:c)(?P<dd>d)")
    #expect(pattern.groupNames == [nil, "b", "dd"])
    #expect(pattern.groupCount == 3)
  }

  @Test func equalBySource() throws {
    #expect(try Pattern("a") == Pattern("a"))
    #expect(try Set([Pattern("a"), Pattern("a"), Pattern("b")]).count == 2)
  }

  /// A backtracking engine would take longer than the universe has lasted.
  @Test func linear() throws {
    let text = String(repeating: "a", count: 100_000)
    #expect(try Pattern("^(a*)*(a|a?)+(aa*)*b$").matches(text) == false)
    #expect(try Pattern("(.*)(.*)(.*)(.*)(.*)b").captures(in: text) == nil)
  }

  @Test func manyTasksAtOnce() async throws {
    let pattern = try Pattern("(\\d+)-(\\pL+)")
    let found = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<500).count { pattern.captures(in: "x \($0)-é\(task)") == ["\($0)-é", "\($0)", "é"] }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(found == 4000)
  }

  static let errors: [(pattern: String, reason: PatternError.Reason, message: String)] = [
    ("a\\yb", .badEscape, "unknown escape '\\y' at character 2"),
    ("é[z-a]", .badClass, "unknown character class 'z-a' at character 3"),
    ("[[:foo:]]", .badClass, "unknown character class '[:foo:]' at character 2"),
    ("a[bc", .missingBracket, "missing ']' after '[bc' at character 2"),
    ("a(b", .missingParenthesis, "missing ')'"),
    ("a)b", .unexpectedParenthesis, "a ')' without its '('"),
    ("a\\", .trailingBackslash, "a '\\' at the end"),
    ("*a", .nothingToRepeat, "nothing to repeat before '*' at character 1"),
    ("a{1001}", .badRepeatCount, "too many repetitions in '{1001}' at character 2"),
    ("((a{100}){100}){100}", .badRepeatCount, "too many repetitions in '{100}'"),
    ("a**", .doubleRepeat, "two repetitions in a row '**' at character 2"),
    ("a(?<n>b)", .badGroupSyntax, "unknown kind of group '(?<' at character 2"),
    ("(?P<n-m>a)", .badGroupName, "bad name of a group '(?P<n-m>' at character 1"),
    ("\\pL{500}\\pL{500}\\pL{500}", .tooLarge, "it needs more than 8 MiB of memory"),
    ("a\\C", .singleByte, "'\\C' at character 2 could cut a character in two"),
    ("\\Q\\C\\E\\C", .singleByte, "'\\C' could cut a character in two"),
  ]

  @Test(arguments: errors)
  func error(_ example: (pattern: String, reason: PatternError.Reason, message: String)) {
    let error = #expect(throws: PatternError.self) { try Pattern(example.pattern) }
    #expect(error?.reason == example.reason)
    #expect(error?.message == example.message)
  }
}
