import Program
import Testing
import WaybillCore
import WaybillTesting

/// What a mapping says of a program, before anything is started.
@Suite struct OptionTests {
  @Test func theProgramIsRegistered() throws {
    let registry = try Registry([ProgramPlugin.self])
    #expect(registry.sourceIDs == ["program"])
    #expect(ProgramSource.descriptor.startsProgram)
    #expect(ProgramSource.descriptor.options.map(\.name) == ["command", "options", "files", "capture", "timeout"])
  }

  @Test func allProblemsAtOnce() {
    let problems = #expect(throws: Diagnostics.self) {
      try ProgramSource(
        options: OptionTable(
          [
            entry("command", node("")), entry("options", node("x")), entry("timeout", node("soon")),
            entry("capture", ConfigNode(.table([entry("a", ConfigNode(.list([]), at: place))]), at: place)),
          ], at: place))
    }
    #expect(
      problems?.all.map { "\($0.message) [\($0.code.rawValue)]" } == [
        "'options' must be a table, not a text [wrong-shape]",
        "'a' must be a text, not a list [wrong-shape]",
        "'timeout' must be whole seconds from 1 to 86400, not 'soon' [bad-option]",
        "'command' must be a program and its arguments, not '' [bad-option]",
      ])
    let none = #expect(throws: Diagnostics.self) { try ProgramSource(options: OptionTable([], at: place)) }
    #expect(none?.description == "m.yaml:8:12: error: missing key 'command' [missing-key]")
  }

  @Test func makingTheAdapterStartsNothing() throws {
    _ = try ProgramSource(options: options(["./none", "x"]))
  }

  @Test func theProgramsFilesAreParts() throws {
    let more = entry("files", ConfigNode(.list([node("pairs.txt")]), at: place))
    let parts = try ProgramSource(options: options(["python3", "-B", "flawed_source.py", "x"], [more])).parts
    #expect(parts == [fixture("flawed_source.py"), fixture("pairs.txt")])
  }

  @Test func programsThatCannotBeStarted() throws {
    let unknown = failure(try ProgramSource(options: options(["no-such-program"])))
    #expect(
      unknown?.description
        == "m.yaml:8:12: error: there is no program 'no-such-program' in /usr/local/bin, /usr/bin, /bin "
        + "[program-not-started]")
    #expect(unknown?.notes.map(\.message) == ["a program beside the mapping is written './no-such-program'"])
    let missing = failure(try ProgramSource(options: options(["./none"])))
    #expect(missing?.message == "'./none' cannot be started: no such file or directory")
    let text = failure(try ProgramSource(options: options(["./pairs.txt"])))
    #expect(text?.message == "'./pairs.txt' cannot be started: permission denied")
  }

  @Test func aProgramOfTheSystemThatSaysNothing() throws {
    let found = failure(try ProgramSource(options: options(["true"])))
    #expect(
      found?.message == "the program must end with 'done': it ended with exit status 0 after line 0 of its output")
    let echo = failure(try ProgramSource(options: options(["cat"])))
    #expect(echo?.message == "line 1 of the program's output is no message: 'id' is missing")
  }
}
