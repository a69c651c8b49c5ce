import FoundationEssentials
import Testing
import WaybillCore
import WaybillRunner
import WaybillTesting

@testable import WaybillCLI

/// What stands on standard error with `--log-format json`.
@Suite struct LogTests {
  private let demo: DemoFolder

  init() throws { demo = try DemoFolder() }

  private func lines(_ said: Said) throws -> [Line] {
    try said.errors.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  private struct Line: Decodable, Equatable {
    struct Note: Decodable, Equatable {
      let message: String
      var file: String?
      var line: Int?
    }

    let time, level, run, code, message: String
    var file: String?
    var line, column, done, total, count, status: Int?
    var things, version: String?
    var notes: [Note]?
  }

  @Test func aRunTellsItsStepsAndItsEnd() throws {
    let said = try demo.waybill("run", demo.pipeline, "--log-format", "json")
    let lines = try lines(said)
    #expect(said.status == 0 && said.output.contains("SIPRI"))
    #expect(lines.allSatisfy { $0.run == "0123456789abcdef" && $0.time == "2024-04-25T12:00:00.000Z" })
    #expect(
      lines.first
        == Line(
          time: lines[0].time, level: "info", run: lines[0].run, code: "started", message: "waybill run",
          version: Version.current))
    #expect(lines.last?.code == "finished" && lines.last?.status == 0 && lines.last?.level == "info")
    let steps = lines.filter { $0.code == "progress" }
    #expect(steps.map(\.message).contains("reading docs/tutorial/data/sipri-register.csv"))
    #expect(steps.map(\.message).contains("measuring"))
    // Of the demonstration's mapping one word is never met.
    #expect(lines.filter { $0.level != "info" }.map(\.code) == ["unused-entries"])
    #expect(lines.count == steps.count + 3)
  }

  @Test func problemsHaveTheirPlaces() throws {
    try demo.edit("waybill.yaml") { $0.replacing("alliance: nato", with: "aliance: nato") }
    let said = try demo.waybill("check", demo.pipeline, "--log-format", "json")
    let found = try lines(said)
    #expect(said.status == 1 && found.count == 3)
    #expect([found[1].level, found[1].code] == ["error", "unknown-key"])
    #expect(found[1].message == "unknown key 'aliance'; did you mean 'alliance'?")
    #expect(found[1].file == "waybill.yaml" && found[1].line == 12 && found[1].column == 5)
    #expect(found[2].code == "finished" && found[2].level == "error" && found[2].status == 1)
  }

  @Test func notesStandWithTheirProblem() throws {
    try demo.edit("waybill.yaml") { $0.replacing("limits:", with: "groups: a\nlimits:") }
    let found = try lines(try demo.waybill("run", demo.pipeline, "--log-format", "json"))
    #expect(found[1].code == "yaml-duplicate-key")
    #expect(found[1].notes == [.init(message: "'groups' is first given here", file: "waybill.yaml", line: 9)])
  }

  @Test(arguments: [
    ["check"], ["fetch"], ["replay"], ["doctor"], ["test"], ["export", "--to", "out"],
  ])
  func everyCommandThatWorksForLongHasALog(words: [String]) throws {
    let found = try lines(
      try demo.waybill(words.prefix(1) + [demo.pipeline] + words.dropFirst() + ["--log-format", "json"]))
    #expect(found.first?.message == "waybill \(words[0])" && found.last?.code == "finished")
  }

  @Test func theRunIsInTheLedger() throws {
    #expect(try demo.waybill("run", demo.pipeline).status == 0)
    let said = try demo.waybill("sql", "SELECT run_id FROM runs", demo.pipeline, "--csv")
    #expect(said.output == "run_id\n0123456789abcdef\n")
  }

  @Test func anotherFormatIsWrongUsage() throws {
    let said = try demo.waybill("run", demo.pipeline, "--log-format", "xml")
    #expect(said.status == 2 && said.errors.contains("'xml'"))
  }

  /// A step is told when it begins, and then once a second.
  @Test func stepsAreToldOnceASecond() {
    var (time, written) = (Duration.zero, "")
    let log = JSONLog(run: "r", date: { "T" }, now: { time }, write: { written += $0 })
    var step = Progress("reading \"a\"\n", of: 100, counting: "rows")
    for _ in 0..<25 {
      log.tell(step)
      step.done += 4
      step.count += 1
      time += .milliseconds(100)
    }
    log.tell(Progress("measuring"))
    log.tell("words")
    #expect(
      written == """
        {"time":"T","level":"info","run":"r","code":"progress","message":"reading \\"a\\"\\n","done":0,"total":100}
        {"time":"T","level":"info","run":"r","code":"progress","message":"reading \\"a\\"\\n","done":40,"total":100,"count":10,"things":"rows"}
        {"time":"T","level":"info","run":"r","code":"progress","message":"reading \\"a\\"\\n","done":80,"total":100,"count":20,"things":"rows"}
        {"time":"T","level":"info","run":"r","code":"progress","message":"measuring"}
        {"time":"T","level":"info","run":"r","code":"text","message":"words"}

        """)
  }
}
