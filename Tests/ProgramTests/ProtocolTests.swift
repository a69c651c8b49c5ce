import Program
import Testing
import WaybillCore

/// Each way of going against the protocol has its own diagnostic, at the program's place in the mapping.
@Suite(.enabled(if: Python.isThere, "python3 is not installed, so that these tests are left out"))
struct ProtocolTests {
  @Test func aSoundProgramIsReadToItsEnd() throws {
    #expect(
      try read(flawed("")) == ["1: a|b", "4: é|ü", "2:1: expected two cells [cells] alone", "1 empty"])
  }

  static let failures: [(flaw: String, message: String)] = [
    ("other-version", "the program must speak version 1 of the protocol, not 2 [program-protocol]"),
    ("not-json", "line 1 of the program's output is no message: it is no JSON object [program-message]"),
    (
      "unknown-type",
      "line 1 of the program's output is no message: there is no type 'helo', only done, error, fault, hello, layout, "
        + "row, spec; did you mean 'hello'? [program-message]"
    ),
    (
      "unknown-key",
      "line 1 of the program's output is no message: 'hello' has no key 'titel'; did you mean 'title'? "
        + "[program-message]"
    ),
    ("unknown-keys", "line 1 of the program's output is no message: 'hello' has no key 'a' [program-message]"),
    ("no-title", "line 1 of the program's output is no message: 'title' is missing [program-message]"),
    (
      "number-in-cell", "line 4 of the program's output is no message: 'cells 2' is of the wrong kind [program-message]"
    ),
    (
      "deaf",
      "the program must end with 'done': it ended with exit status 4 after line 1 of its output [program-broken-off]"
    ),
    ("no-layout", "expected the message 'layout', found 'row' [program-order]"),
    ("second-layout", "expected the message 'row', 'fault', 'error' or 'done', found 'layout' [program-order]"),
    ("goes-on", "expected nothing more from the program, found line 9 of its output [program-order]"),
    ("no-columns", "the layout must have at least one column, and has none [program-row]"),
    ("wide-row", "row 1 must have the layout's 2 cells, not 3 [program-row]"),
    ("no-line", "the place of row 1 must be counted from 1, not 0 [program-row]"),
    (
      "bad-code",
      "the code of fault 1 must be of lower-case letters, digits and hyphens, not 'Bad line' [program-row]"
    ),
    ("long-line", "line 5 of the program's output must have at most 8388608 bytes, and has more [program-long-line]"),
    ("wrong-rows", "'done' says that there were 4 rows, but 3 came [program-count]"),
    ("wrong-faults", "'done' says that there were 2 faults, but 1 came [program-count]"),
    (
      "no-done",
      "the program must end with 'done': it ended with exit status 0 after line 7 of its output [program-broken-off]"
    ),
    (
      "inside-line",
      "the program must end with 'done': it was ended by signal 9 inside line 5 of its output [program-broken-off]"
    ),
    ("bad-exit", "the program must end with exit status 0: it ended with exit status 7 [program-exit]"),
    ("stays", "the program must end within 5 seconds after its last message, and was killed [program-exit]"),
    ("stays-open", "the program must end within 5 seconds after its last message, and was killed [program-exit]"),
  ]

  @Test(arguments: failures)
  func aFailure(_ example: (flaw: String, message: String)) throws {
    let error = #expect(throws: SourceError.self) { try read(flawed(example.flaw)) }
    #expect(error?.description == "m.yaml:8:12: error: \(example.message)")
    #expect(error?.fault == .reader)
    #expect(error?.diagnostic.notes.first == Diagnostic.Note("while reading 'pairs.txt'"))
  }

  @Test func aSilentProgramIsGivenUp() throws {
    let found = failure(try flawed("silent", timeout: 1))
    #expect(
      found?.message == "the program must write a message within 1 second: none came after line 3 of its output")
    #expect(found?.code.rawValue == "program-silent")
  }

  @Test func anotherHashIsNamedBesideTheTrueOne() throws {
    let found = failure(try flawed("wrong-hash"))
    #expect(found?.code.rawValue == "program-hash")
    let zeros = String(repeating: "0", count: 64)
    #expect(found?.message.hasPrefix("'done' says that the lines have the hash '\(zeros)', but it is '") ?? false)
  }

  @Test func theLastWordsOfAProgramAreNotes() throws {
    let found = failure(try flawed("reads"))
    #expect(
      found?.notes.map(\.message) == [
        "while reading 'pairs.txt'", "standard error: first words", "standard error: last words",
      ])
  }

  @Test func aProgramThatSaysMuchOnStandardErrorIsNotHeldUp() throws {
    #expect(try read(flawed("endless-errors")).count == 4)
  }

  @Test func anErrorOfTheProgramIsTheFiles() throws {
    let error = #expect(throws: SourceError.self) { try read(flawed("error")) }
    #expect(error?.description == "pairs.txt:3: error: expected a book, found a letter [program-error]")
    #expect(error?.fault == .file)
  }

  @Test func optionsAreThoseThatTheProgramKnows() throws {
    let told = entry("options", ConfigNode(.table([entry("reigon", node("x")), entry("size", node("x"))]), at: place))
    let found = failure(try flawed("required-option", [told]))
    #expect(found?.description == "m.yaml:8:12: error: unknown key 'reigon'; did you mean 'region'? [unknown-key]")
    #expect(found?.notes.map(\.message) == ["unknown key 'size'"])
    let right = entry("options", ConfigNode(.table([entry("region", node("x"))]), at: place))
    #expect(try read(flawed("required-option", [right])).count == 4)
  }
}
