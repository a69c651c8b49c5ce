import Glibc
import Program
import Testing
import WaybillCore
import WaybillTesting

/// What a program is given of the system, and that nothing of it is left behind.
@Suite(.enabled(if: Python.isThere, "python3 is not installed, so that these tests are left out"))
struct ProcessTests {
  @Test func aProgramInheritsNothing() throws {
    let captures = try flawed("surroundings").makeReader(for: pairs()).layout.captures
    #expect(captures["environment"] == "LANG=C.UTF-8,PATH=/usr/local/bin:/usr/bin:/bin")
    #expect(captures["folder"] == "Fixtures")
    #expect(captures["descriptors"] == "3")
  }

  @Test func aReaderThatGoesAwayTakesTheProgramAndWhatItStartedWithIt() throws {
    var reader: (any BatchReader)? = try flawed("surroundings").makeReader(for: pairs())
    let captures = try #require(reader?.layout.captures)
    let (program, child) = (
      try #require(captures["pid"].flatMap { pid_t($0) }), captures["child"].flatMap { pid_t($0) }
    )
    #expect(kill(program, 0) == 0)
    reader = nil
    #expect(kill(program, 0) == -1 && errno == ESRCH, "not even a zombie is left")
    #expect(isGone(try #require(child)))
  }

  /// Whether a process has ended; its new parent may not have taken note of that yet.
  private func isGone(_ pid: pid_t) -> Bool {
    for _ in 0..<100 {
      if kill(pid, 0) == -1 { return true }
      if let file = fopen("/proc/\(pid)/stat", "r") {
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 200)
        fgets(&line, 200, file)
        if String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).contains(") Z ") {
          return true
        }
      }
      usleep(10_000)
    }
    return false
  }

  @Test(.timeLimit(.minutes(1))) func aProgramThatLeftItsGroupIsKilledToo() throws {
    #expect(failure(try flawed("leaves-group", timeout: 1))?.code.rawValue == "program-silent")
  }

  @Test func theProgramOwnsUpToItsMemory() throws {
    let reader = try flawed("").makeReader(for: pairs())
    #expect(reader.heldElsewhere > 1 << 20)
  }

  @Test func capturesTakeTheMappingsNames() throws {
    let named = entry("capture", ConfigNode(.table([entry("where", node("folder"))]), at: place))
    let captures = try flawed("surroundings", [named]).makeReader(for: pairs()).layout.captures
    #expect(captures["where"] == "Fixtures" && captures["folder"] == nil && captures["pid"] != nil)
  }

  @Test(arguments: [
    (["a": "b", "b": "a"], ["a": "second", "b": "first"]), (["a": "b", "c": "a"], ["a": "second", "c": "first"]),
    (["c": "a", "d": "a"], ["b": "second", "c": "first", "d": "first"]),
    (["a": "a", "c": "none"], ["a": "first", "b": "second"]),
  ])
  func capturesMayTakeEachOthersNames(names: [String: String], expected: [String: String]) throws {
    let keys = names.keys.sorted()
    for keys in [keys, keys.reversed()] {
      let named = keys.map { entry($0, node(names[$0] ?? "")) }
      let table = entry("capture", ConfigNode(.table(named), at: place))
      #expect(try flawed("captures", [table]).makeReader(for: pairs()).layout.captures == expected)
    }
  }
}
