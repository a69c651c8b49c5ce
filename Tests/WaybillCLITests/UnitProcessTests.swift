import FoundationEssentials
import GRDB
import Glibc
import Testing
import WaybillLedger

/// Units that processes read: the same as one process gives, whatever is killed on the way.
@Suite(.enabled(if: Program.path != nil, "the executable is not beside the tests")) struct UnitProcessTests {
  private let demo: DemoFolder

  init() throws {
    demo = try DemoFolder()
    // Long enough to be stopped in the middle: the demonstration's rows, many times over.
    try demo.edit(DemoFolder.file) { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let rows = lines[12...].filter { !$0.isEmpty }
      return (lines[..<12] + repeatElement(rows, count: 60).joined()).joined(separator: "\n")
    }
  }

  private struct Left: Equatable {
    var files: [String: [UInt8]] = [:]
    var rows: [String] = []
  }

  /// What a run has left, which is removed.
  private func take() throws -> Left {
    var left = Left()
    for name in try FileManager.default.subpathsOfDirectory(atPath: "\(demo.path)/out") {
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: "\(demo.path)/out/\(name)", isDirectory: &isFolder)
      if !isFolder, !name.hasPrefix("waybill.sqlite") { left.files[name] = try demo.bytes("out/\(name)") }
    }
    left.rows = try DatabaseQueue(path: "\(demo.path)/out/waybill.sqlite").read { database in
      try ["records_named", "rejects", "figures", "ingests"].flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\(table): \($0)" }
      }
    }
    try FileManager.default.removeItem(atPath: "\(demo.path)/out")
    return left
  }

  private func run(_ arguments: String...) throws -> Int32 {
    Program.wait(for: try Program.start(arguments))
  }

  private var units: [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: "\(demo.path)/out/waybill.sqlite.units")) ?? []
  }

  /// Waits until something is there, at most a minute.
  private func wait(until holds: () -> Bool) -> Bool {
    for _ in 0..<30_000 {
      if holds() { return true }
      usleep(2000)
    }
    return false
  }

  @Test func processesGiveWhatOneGives() throws {
    #expect(try run("run", demo.pipeline) == 0)
    let whole = try take()
    #expect(whole.rows.count > 5000 && whole.files.count > 5)
    for workers in ["1", "3"] {
      #expect(try run("run", demo.pipeline, "--workers", workers) == 0)
      #expect(units == [])
      let left = try take()
      #expect(left.files == whole.files && left.rows == whole.rows)
    }
  }

  @Test func processesWriteParquet() throws {
    let folder = "\(demo.path)/records"
    let said = try demo.waybill("run", demo.pipeline, "--parquet", folder)
    #expect(said.status == 2 && said.errors.contains("--parquet is for --workers and --engine"))
    try demo.edit("mappings/sipri-register.yaml") { $0.replacing("\n  terms: ", with: "\n  reuse: records\n  terms: ") }
    #expect(try run("run", demo.pipeline, "--workers", "3", "--parquet", folder) == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files.count == 3 && files.allSatisfy { $0.hasSuffix(".parquet") && !$0.hasPrefix(".") }, "\(files)")
    let plan = "\(demo.path)/plan.json"
    try FileManager.default.removeItem(atPath: "\(demo.path)/out")
    #expect(try run("plan", demo.pipeline, "--units", "3", "-o", plan) == 0)
    for unit in ["0001", "0002", "0003"] {
      #expect(try run("work", plan, "--unit", unit, "--shards", "\(demo.path)/shards", "--parquet", folder) == 0)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == files)
  }

  /// The signal is passed on, finished shards stay, and the same command goes on from them.
  @Test(arguments: [SIGKILL, SIGTERM, SIGINT]) func aRunThatIsEndedGoesOn(signal: Int32) throws {
    // What is started in the background of a shell ignores it, and so does what that starts.
    Glibc.signal(SIGINT, SIG_DFL)
    #expect(try run("run", demo.pipeline) == 0)
    let whole = try take()
    let again = try Program.start(["run", demo.pipeline, "--workers", "3"])
    #expect(wait { units.contains { $0.contains(".shard") } }, "no worker has begun")
    kill(again, signal)
    #expect(Program.wait(for: again) == -signal)
    #expect(!FileManager.default.fileExists(atPath: "\(demo.path)/out/index.html"))
    if signal != SIGKILL {
      // Nobody goes on: what is there stays as it is.
      let before = units.sorted()
      usleep(200_000)
      #expect(units.sorted() == before)
    }
    #expect(try run("run", demo.pipeline, "--workers", "3") == 0)
    let left = try take()
    #expect(left.files == whole.files && left.rows == whole.rows)
  }

  /// A task that is killed after a part of its output is done again, by two at once, and merged with the others.
  @Test func aTaskThatIsKilledIsDoneAgain() throws {
    #expect(try run("run", demo.pipeline) == 0)
    let whole = try take()
    let (plan, shards) = ("\(demo.path)/plan.json", "\(demo.path)/shards")
    #expect(try run("plan", demo.pipeline, "--units", "3", "-o", plan) == 0)
    func files() -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: shards)) ?? []).sorted() }
    func work(_ unit: String) throws -> pid_t { try Program.start(["work", plan, "--unit", unit, "--shards", shards]) }
    let killed = try work("0002")
    #expect(wait { files().contains { $0.hasPrefix("0002.shard.") } }, "the worker has written nothing")
    kill(killed, SIGKILL)
    #expect(Program.wait(for: killed) == -SIGKILL)
    let orphans = files()
    #expect(orphans.count == 1 && orphans[0].hasPrefix("0002.shard."))
    #expect(try demo.waybill("merge", plan, "--shards", shards).status == 1)

    let processes = try ["0001", "0002", "0002", "0003"].map(work)
    #expect(processes.map(Program.wait) == [0, 0, 0, 0])
    let said = try demo.waybill("merge", plan, "--shards", shards)
    #expect(said.status == 0)
    #expect(
      said.errors.contains(
        "removed 1 file that workers left behind which did not come to their end: \(orphans[0])\n"))
    let left = try take()
    #expect(left.files == whole.files && left.rows == whole.rows)
  }

  @Test func thePlanAndTheManifestAreOnStandardOutput() throws {
    let said = try demo.waybill("plan", demo.pipeline, "--units", "2")
    #expect(said.status == 0 && said.errors == "")
    #expect(said.output.hasPrefix("{\n  \"definition\" : ") && said.output.contains("\"id\" : \"0002\""))
    let plan = "\(demo.path)/plan.json"
    let written = try demo.waybill("plan", demo.pipeline, "--units", "2", "--out", plan)
    #expect(written.output == "plan.json: 2 units of 1 file\n")
    let first = try demo.waybill("work", plan, "--unit", "0002", "--shards", "\(demo.path)/shards")
    #expect(first.status == 0 && first.output.hasPrefix("{\"bytes\":") && first.output.contains("\"unit\":\"0002\""))
    #expect(try demo.text("shards/0002.json") == first.output)
    #expect(try demo.waybill("work", plan, "--unit", "0002", "--shards", "\(demo.path)/shards") == first)
    let none = try demo.waybill("work", plan, "--unit", "9", "--shards", "\(demo.path)/shards")
    #expect(
      none.status == 1 && none.errors == "plan.json: error: the plan has no unit '9'; it has 0001 to 0002 [no-unit]\n")
    #expect(try demo.waybill("run", demo.pipeline).status == 0)
    let kept = try demo.waybill("plan", demo.pipeline, "--units", "2", "-o", plan)
    #expect(kept.output == "plan.json: 0 units of 0 files\n")
    #expect(kept.errors == "the ledger has '\(DemoFolder.file)' already, so that no unit is of it\n")
  }
}
