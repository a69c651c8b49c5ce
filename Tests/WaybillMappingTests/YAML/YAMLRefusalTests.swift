import Testing
import WaybillCore
import WaybillMapping

/// The problems of a file, notes included, one a line.
private func problems(_ bytes: [UInt8], limits: YAMLLimits = .standard) -> String {
  do throws(Diagnostics) {
    _ = try YAMLReader.read(bytes, file: "m.yaml", limits: limits)
    return "none"
  } catch {
    return error.sorted.map { diagnostic in
      ([diagnostic.description] + diagnostic.notes.map { "  \($0.place?.description ?? ""): \($0.message)" })
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

private func problems(_ text: String, limits: YAMLLimits = .standard) -> String {
  problems(Array(text.utf8), limits: limits)
}

@Suite struct YAMLRefusalTests {
  @Test(arguments: [
    ("a: &x 1", "m.yaml:1:4: error: anchor '&x' is not allowed; write the value out where it is needed [yaml-anchor]"),
    ("a: [b, *x]", "m.yaml:1:8: error: alias '*x' is not allowed; write the value out [yaml-anchor]"),
    ("<<: {a: b}", "m.yaml:1:1: error: merge key '<<' is not allowed; write the keys out, or quote '<<' [yaml-anchor]"),
    ("a: !!str 1", "m.yaml:1:4: error: tag '!!str' is not allowed; every value is a text [yaml-tag]"),
    ("a: !own {}", "m.yaml:1:4: error: tag '!own' is not allowed; every value is a text [yaml-tag]"),
    ("a: ! x", "m.yaml:1:4: error: tag '!' is not allowed; every value is a text [yaml-tag]"),
    ("%YAML 1.2\n---\na: b", "m.yaml:1:1: error: a line that begins with '%' is not allowed here [yaml-directive]"),
    (
      "a: b\n...\n# c\n\n%TAG ! x\n",
      "m.yaml:5:1: error: a line that begins with '%' is not allowed here [yaml-directive]"
    ),
    (
      "a: b\n---\nc: d\n", "m.yaml:2:1: error: a file must hold one document, and a second begins here [yaml-documents]"
    ),
    ("", "m.yaml: error: the file must hold a document, and is empty [yaml-empty]"),
    ("\u{FEFF}", "m.yaml: error: the file must hold a document, and is empty [yaml-empty]"),
    ("# nothing\n\n", "m.yaml: error: the file must hold a document, and is empty [yaml-empty]"),
    ("[a]: b", "m.yaml:1:1: error: a key must be a text, not a list [yaml-key]"),
    ("? {a: b}\n: c", "m.yaml:1:3: error: a key must be a text, not a table [yaml-key]"),
    (
      "a: \0b",
      "m.yaml:1:4: error: character U+0000 is not allowed as it is; "
        + "write \"\\u0000\" in double quotes if it is meant [yaml-character]"
    ),
    (
      "a: é\r\nb: x\u{2028}",
      "m.yaml:2:5: error: character U+2028 is not allowed as it is; "
        + "write \"\\u2028\" in double quotes if it is meant [yaml-character]"
    ),
  ])
  func whatTheLanguageLacksIsNamed(text: String, expected: String) {
    #expect(problems(text) == expected)
  }

  @Test(arguments: [
    (
      "a: [1, 2\nb: 3\n",
      """
      m.yaml:2:2: error: did not find expected ',' or ']' while parsing a flow sequence [yaml-syntax]
        m.yaml:1:4: what was being read begins here
      """
    ),
    (
      "a:\n\t- 1\n",
      """
      m.yaml:2:1: error: found character that cannot start any token while scanning for the next token [yaml-syntax]
      """
    ),
    ("a: b: c", "m.yaml:1:5: error: mapping values are not allowed in this context [yaml-syntax]"),
    (
      "a: 'b\n",
      """
      m.yaml:2:1: error: found unexpected end of stream while scanning a quoted scalar [yaml-syntax]
        m.yaml:1:4: what was being read begins here
      """
    ),
    (
      "a: \"\\q\"",
      """
      m.yaml:1:5: error: found unknown escape character while parsing a quoted scalar [yaml-syntax]
        m.yaml:1:4: what was being read begins here
      """
    ),
  ])
  func badSyntaxIsSaidInTheParsersWords(text: String, expected: String) {
    #expect(problems(text) == expected)
  }

  @Test func bytesThatAreNotUTF8HaveTheirPlace() {
    let message = "error: the file must be in UTF-8, and these bytes are not [yaml-encoding]"
    #expect(problems(Array("a: b\né: ".utf8) + [0xE9, 0x0A]) == "m.yaml:2:4: \(message)")
    #expect(problems([0xFF, 0xFE, 0x61, 0x00]) == "m.yaml:1:1: \(message)")
    #expect(problems(Array("a: ".utf8) + [0xED, 0xA0, 0x80]) == "m.yaml:1:4: \(message)")
  }

  @Test func allDoubleKeysAreReportedAtOnce() {
    let text = """
      a: 1
      b: {c: 1, 'c': 2}
      "a": 2
      a: 3
      """
    #expect(
      problems(text) == """
        m.yaml:2:11: error: key 'c' is given twice [yaml-duplicate-key]
          m.yaml:2:5: 'c' is first given here
        m.yaml:3:1: error: key 'a' is given twice [yaml-duplicate-key]
          m.yaml:1:1: 'a' is first given here
        m.yaml:4:1: error: key 'a' is given twice [yaml-duplicate-key]
          m.yaml:1:1: 'a' is first given here
        """)
  }

  @Test func problemsBeforeBadSyntaxAreKept() {
    #expect(
      problems("a: &x 1\na: 2\nb: ]") == """
        m.yaml:1:4: error: anchor '&x' is not allowed; write the value out where it is needed [yaml-anchor]
        m.yaml:2:1: error: key 'a' is given twice [yaml-duplicate-key]
          m.yaml:1:1: 'a' is first given here
        m.yaml:3:4: error: did not find expected node content while parsing a block node [yaml-syntax]
        """)
  }

  @Test func limitsHoldToTheUnit() {
    let limits = YAMLLimits(bytes: 12, depth: 2, nodes: 5, textBytes: 4)
    let limit = "[yaml-limit]"
    #expect(problems("- a\n- b\n- c\n", limits: limits) == "none")
    #expect(
      problems("- a\n- b\n- c\n\n", limits: limits)
        == "m.yaml: error: the file must not be larger than 12 bytes \(limit)")
    #expect(problems("[a,b,c,d]", limits: limits) == "none")
    #expect(
      problems("[a,b,c,d,e]", limits: limits) == "m.yaml:1:10: error: a file must not hold more than 5 values \(limit)")
    #expect(problems("[[a]]", limits: limits) == "none")
    #expect(
      problems("[[[a]]]", limits: limits)
        == "m.yaml:1:3: error: lists and tables must not be nested deeper than 2 levels \(limit)")
    #expect(problems("- abcd", limits: limits) == "none")
    #expect(problems("- abcé", limits: limits) == "m.yaml:1:3: error: a text must not be longer than 4 bytes \(limit)")
  }
}
