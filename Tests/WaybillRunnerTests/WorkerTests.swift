import FoundationEssentials
import Glibc
import Testing
import WaybillCore
import WaybillReport

@testable import WaybillRunner

/// Units that are carried out by others: how processes fail, and how a run goes on from what is finished.
@Suite struct WorkerTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// A program in the place of Waybill, which is called `work PLAN --unit ID --shards FOLDER`.
  private func program(_ lines: String) throws -> String {
    try place.write("#!/bin/sh\n\(lines)\n".utf8, to: "program")
    chmod(place.path("program"), 0o755)
    return place.path("program")
  }

  private var order: WorkOrder { WorkOrder(plan: "plan", shards: place.path("shards")) }

  private func problems(_ count: Int, _ units: [String], of program: String) -> [[String]] {
    do throws(Diagnostics) {
      try LocalWorkers(count, program: program).carry(units, of: order) { _ in }
      return []
    } catch {
      return error.sorted.map(place.lines)
    }
  }

  /// What a worker prints of a unit that has come to its end.
  private static func manifest(_ unit: String) -> String {
    let keys = ["bytes", "records", "rejects", "rows"].map { "\"\($0)\":1" }
    let words = ["mapping", "plan", "program", "sha256", "shard", "snapshot", "source"].map { "\"\($0)\":\"x\"" }
    return "{\((keys + words).joined(separator: ",")),\"unit\":\"\(unit)\"}"
  }

  @Test func aFailedUnitIsNamedWithItsLastLines() throws {
    let program = try program("for n in 1 2 3 4 5 6 7 8 9 10 11 12; do echo \"line $n\" >&2; done; exit 4")
    let told = problems(1, ["0007", "0008"], of: program)
    #expect(
      told == [
        [
          "error: the process that read unit 0007 ended with exit status 4; the same command goes on with what is left "
            + "[unit-failed]"
        ] + (3...12).map { "note: line \($0)" }
      ])
  }

  @Test func aKilledUnitIsNamed() throws {
    let told = problems(2, ["0001"], of: try program("kill -9 $$"))
    #expect(
      told == [
        [
          "error: the process that read unit 0001 was ended by signal 9; the same command goes on with what is left "
            + "[unit-failed]"
        ]
      ])
  }

  @Test func aProgramThatIsNotThereIsNamed() {
    let told = problems(2, ["0001", "0002"], of: place.path("nothing"))
    #expect(
      told == [
        [
          "error: the process that should read unit 0001 cannot be started: no such file or directory [unit-failed]"
        ]
      ])
  }

  /// So many at a time, each unit once, and whatever they write more than pipes hold is read.
  @Test func soManyUnitsAreDoneAtOnce() throws {
    let line = Self.manifest("x").replacing("\"", with: "\\\"")
    let program = try program(
      """
      cd "$6"; touch "running-$4"; ls running-* | wc -l >> counts; echo "$4" >> units
      head -c 200000 /dev/zero | tr '\\0' 'e' >&2
      sleep 0.05; rm "running-$4"; echo "\(line)"
      """)
    try place.makeFolder("shards")
    let units = (1...9).map { UnitPlan.id($0, of: 9) }
    var steps: [Progress] = []
    try LocalWorkers(3, program: program).carry(units, of: order) { steps.append($0) }
    #expect(steps.count == 10 && steps.allSatisfy { $0.label == "reading by 3 workers" && $0.total == 9 })
    #expect(steps.last.map { [$0.done, Int64($0.count)] } == [9, 9])
    let counts = try place.text("shards/counts").split(separator: "\n").map { Int($0.filter(\.isNumber)) ?? 0 }
    #expect(counts.count == 9 && (counts.max() ?? 0) <= 3)
    #expect(try place.text("shards/units").split(separator: "\n").map(String.init).sorted() == units)
  }

  @Test func aWorkerIsToldEveryFolder() throws {
    let program = try program("echo \"$@\" > \"$6.words\"; echo '\(Self.manifest("0001"))'")
    let order = WorkOrder(plan: "plan", shards: place.path("shards"), parquet: "records")
    try LocalWorkers(1, program: program).carry(["0001"], of: order) { _ in }
    #expect(
      try place.text("shards.words") == "work plan --unit 0001 --shards \(place.path("shards")) --parquet records\n")
  }

  @Test func aRunGoesOnFromWhatIsFinished() throws {
    let units = try UnitPlace()
    func run(_ carrier: Carrier) throws -> PipelineRun.Outcome {
      try UnitRun(try units.workspace(), settings: [:], workers: 8, carrier: carrier).execute(UnitPlace.options)
    }
    let first = Carrier(units, most: 3)
    #expect(throws: Diagnostics.self) { try run(first) }
    let all = first.asked
    #expect(all.count > 8 && !units.place.exists("run/waybill.sqlite"))
    // What was damaged meanwhile is done again.
    let shards = try #require(try units.place.files(in: "run").keys.filter { $0.hasSuffix("0002.shard") }.first)
    try units.place.write([1], to: "run/\(shards)")
    let second = Carrier(units)
    let outcome = try run(second)
    #expect(second.asked == ["0002"] + all.dropFirst(3))
    #expect(outcome.report.sources.count == units.sources.count)
    #expect(!units.place.exists("run/waybill.sqlite.units"), "the folder of the shards is removed")
    // Nothing is left to do.
    let third = Carrier(units)
    #expect(try run(third).report.sources.allSatisfy { $0.alreadyKept })
    #expect(third.asked == [])
  }
}
