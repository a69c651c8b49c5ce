import FoundationEssentials
import GRDB
import OutsideShare
import SIPRI
import TestServer
import Testing
import WaybillCore
import WaybillFetch
import WaybillLedger

@testable import WaybillRunner

/// What a doctor finds of a pipeline, and what it says is to be done.
@Suite struct DoctorTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.edit(line: 1, "Some transfers", "Transfers")
  }

  /// A line a finding but those of libraries, with its remedy behind an arrow where it has one.
  private func findings(
    free: Int64? = 1 << 40, shipped: ShippedFiles = ShippedFiles(setting: nil, executable: "/no/bin/waybill")
  ) throws -> [String] {
    Doctor(
      place.path("waybill.yaml"), registry: try Workplace.registry(), settings: [:], shipped: shipped,
      free: { _ in free }
    ).examine().filter { $0.area != .libraries }.map(line)
  }

  private func line(_ finding: Finding) -> String {
    let words = finding.words ?? finding.problem?.description ?? ""
    return "\(finding.area) \(finding.state) \(words)\(finding.remedy.map { " → \($0)" } ?? "")"
      .replacing("\(place.folder)/", with: "")
  }

  private func fetch() throws -> String {
    try place.edit("waybill.yaml", "    files: [docs/tutorial/data/sipri-register.csv]", "    fetch: {}")
    let answer = "{\"bytes\": \"\(Data(try place.bytes(Workplace.demoFile)).base64EncodedString())\"}"
    let workspace = try Workspace.open(
      place.path("waybill.yaml"), registry: try Workplace.registry(), fetchingWith: [:])
    let items = try FetchRun(
      workspace, options: .init(), transport: Script(.answer(200, [:], answer)),
      clock: FetchClock(now: { 0 }, wait: { _ in })
    ).execute()
    return try #require(items.first?.sha256)
  }

  @Test func everythingIsSound() throws {
    try place.run()
    let size = try place.bytes("out/waybill.sqlite").count
    #expect(
      try findings() == [
        "pipeline sound waybill.yaml: 1 source, 1 metric",
        "ledger sound out/waybill.sqlite: schema \(Ledger.schemaVersion), \(size) bytes, 1 run, undamaged",
        "mappings sound mappings/sipri-register.yaml: 3 tests passed",
        "files sound docs/tutorial/data/sipri-register.csv: 9447 bytes",
      ])
    #expect(try place.ledger().read { try $0.runs().count } == 1, "nothing was changed")
  }

  @Test func theLibrariesTellTheirVersions() throws {
    let found = Doctor(nil, registry: try Workplace.registry()).examine()
    #expect(found.allSatisfy { $0.area == .libraries && $0.state == .sound })
    let names = ["libcrypto", "libcurl", "libxml2", "libyaml", "libzip", "RE2", "SQLite", "zlib"]
    #expect(found.compactMap { $0.words?.split(separator: " ").first.map(String.init) } == names)
    for finding in found {
      let version = finding.words?.split(separator: " ").last.map(String.init) ?? ""
      #expect(version.contains(".") && version.first?.isNumber == true, "\(finding)")
    }
  }

  /// What comes with the program is told, and who mends it where its tests fail.
  @Test func whatComesWithTheProgram() throws {
    let shipped = ShippedFiles(setting: place.path("mappings"), executable: "/no/bin/waybill")
    #expect(
      try findings(shipped: shipped).contains(
        "mappings sound mappings: \(shipped.names.count) files that come with waybill"))
    try place.edit("mappings/sipri-register.yaml", "value: 16\n", "value: 17\n")
    #expect(
      try findings(shipped: shipped).contains(
        "mappings problem mappings/sipri-register.yaml: error: 1 of 3 tests fail [mapping-tests] → install waybill again: "
          + "a file that came with it was changed, or a program of another version reads it"))
    #expect(
      try findings(shipped: ShippedFiles(setting: "/no", executable: "/no/bin/waybill")).contains(
        "mappings warning warning: '/no', which WAYBILL_MAPPINGS names, is not there [no-shipped-files] → put the folder "
          + "there, or take the variable away: the program then looks beside itself"))
  }

  @Test func beforeTheFirstRunThereIsNoLedger() throws {
    #expect(try findings()[1] == "ledger sound out/waybill.sqlite: not there yet; the first run makes it")
    #expect(!place.exists("out"))
  }

  // MARK: The ledger

  private static let mend =
    " → put back a copy, or move the file away and run again: a run makes the ledger of the files that it reads"

  @Test func aDamagedLedgerIsFound() throws {
    try place.run()
    var bytes = try place.bytes("out/waybill.sqlite")
    // Pages in the middle, so that the file still opens.
    for index in bytes.count / 2..<bytes.count / 2 + 8192 { bytes[index] = 0xA5 }
    try place.write(bytes, to: "out/waybill.sqlite")
    let found = try findings().filter { $0.hasPrefix("ledger") }
    #expect(
      !found.isEmpty
        && found.allSatisfy { $0.hasPrefix("ledger problem out/waybill.sqlite: error: the ledger is damaged: ") },
      "\(found)")
    #expect(found.allSatisfy { $0.hasSuffix("[ledger-corrupt]" + Self.mend) })
  }

  @Test func recordsThatAreGoneAreFound() throws {
    try place.run()
    try place.asOtherTool("DELETE FROM segments")
    #expect(
      try findings()[1]
        == "ledger problem out/waybill.sqlite: error: the ledger is damaged: ingest 1 has 0 records, and its "
        + "account 172 [ledger-corrupt]" + Self.mend)
  }

  @Test func aFileThatIsNoLedgerIsFound() throws {
    try place.makeFolder("out")
    try place.write(String(repeating: "no ledger\n", count: 200).utf8, to: "out/waybill.sqlite")
    #expect(
      try findings()[1]
        == "ledger problem out/waybill.sqlite: error: the ledger must be an SQLite database, not another kind "
        + "of file [ledger-not-a-database]" + Self.mend)
  }

  @Test func aLedgerOfANewerProgramIsFound() throws {
    try place.run()
    try place.asOtherTool("PRAGMA user_version = 99")
    #expect(
      try findings()[1]
        == "ledger problem out/waybill.sqlite: error: the ledger has schema 99, this program knows schemas up "
        + "to \(Ledger.schemaVersion) [ledger-newer] → use the program that wrote it, or a newer one")
  }

  @Test func aLedgerOfAnOlderProgramIsSaid() throws {
    try place.run()
    try place.asOtherTool("PRAGMA user_version = 3")
    let found = try findings()
    #expect(found[1].hasPrefix("ledger sound out/waybill.sqlite: schema 3, "))
    #expect(
      found[2] == "ledger warning out/waybill.sqlite: warning: the ledger has schema 3, and this program writes schema "
        + "\(Ledger.schemaVersion) [ledger-older] → the next run brings it up to date; keep a copy for an older program"
    )
  }

  @Test func aLogThatIsLeftIsSaid() throws {
    try place.run()
    // As a process that was killed leaves it: with what its transaction had written.
    try place.write([UInt8](repeating: 0, count: 32), to: "out/waybill.sqlite-wal")
    let found = try findings()
    #expect(found[1].contains("undamaged"))
    #expect(
      found[2]
        == "ledger warning out/waybill.sqlite: warning: a log of 32 bytes stands beside the ledger: a run is going on, "
        + "or one was killed [ledger-log] → when no run is going on, the next one takes it in; until then copy the ledger "
        + "only together with it")
  }

  @Test func aFullDiskIsSaid() throws {
    #expect(
      try findings(free: 1000)[2]
        == "ledger warning out/waybill.sqlite: warning: 1000 bytes are free on the ledger's disk, "
        + "and a run may want 67108864 [low-disk] → make room, or move the ledger: a run writes new records beside it before "
        + "they are in it")
    #expect(try !findings(free: nil).contains { $0.contains("low-disk") })
  }

  // MARK: Pipeline, mappings and files

  @Test func aPipelineThatCannotBeReadIsAllThatIsFound() throws {
    try place.edit("waybill.yaml", "groups: mappings/groups.yaml", "grops: mappings/groups.yaml")
    #expect(
      try findings() == [
        "pipeline problem waybill.yaml:9:1: error: unknown key 'grops'; did you mean 'groups'? [unknown-key] → mend the file; "
          + "'waybill check' shows every problem with its line"
      ])
  }

  @Test func aMappingThatIsWrongAndATestThatFailsAreFound() throws {
    try place.edit(Workplace.mapping, "        value: 16\n", "        value: 17\n")
    #expect(
      try findings()[2]
        == "mappings problem mappings/sipri-register.yaml: error: 1 of 3 tests fail [mapping-tests] → 'waybill "
        + "test mappings/sipri-register.yaml' shows what differs")
    try place.edit(Workplace.mapping, "reporting: complete", "reportin: complete")
    let found = try findings()
    #expect(
      found.filter { !$0.contains("sound") } == [
        "mappings problem mappings/sipri-register.yaml:10:1: error: unknown key 'reportin'; did you mean 'reporting'? "
          + "[unknown-key] → mend the mapping; 'waybill check' shows every problem with its line"
      ])
  }

  @Test func filesThatAreGoneOrNotThePinnedOnesAreFound() throws {
    try place.edit(
      "waybill.yaml", "    files: [docs/tutorial/data/sipri-register.csv]",
      "    files: [docs/tutorial/data/sipri-register.csv, gone.csv]\n    sha256: [\"00\", \"11\"]")
    let found = try findings().filter { $0.hasPrefix("files") }
    let hash = try Files.snapshot(place.path(Workplace.demoFile), named: "", at: nil).sha256
    #expect(
      found == [
        "files problem waybill.yaml:8:13: error: 'docs/tutorial/data/sipri-register.csv' must have the hash 00, not \(hash) "
          + "[pinned-file-differs] → put back the file that was pinned, or pin this one",
        "files problem waybill.yaml:8:52: error: there is no file 'gone.csv' [no-file] → put the file there, or mend the path in "
          + "the pipeline",
      ])
  }

  // MARK: Snapshots

  @Test func whatIsNotFetchedIsSaid() throws {
    try place.edit("waybill.yaml", "    files: [docs/tutorial/data/sipri-register.csv]", "    fetch: {}")
    #expect(
      try findings().last
        == "files problem waybill.yaml:8:12: error: 'sipri-register' is not fetched yet; 'waybill fetch "
        + "waybill.yaml sipri-register' does it [not-fetched] → 'waybill fetch waybill.yaml' gets it")
  }

  @Test func soundSnapshotsAreCounted() throws {
    _ = try fetch()
    try place.write("abc".utf8, to: "snapshots/.part-0123456789abcdef")
    #expect(
      try findings().suffix(3) == [
        "files sound sipri-register: 1 file fetched",
        "snapshots sound snapshots: 1 file, 9447 bytes, each as it was fetched",
        "snapshots sound snapshots: 3 bytes of 1 download that the next fetch goes on with",
      ])
  }

  @Test func aSnapshotThatChangedIsFound() throws {
    let hash = try fetch()
    try place.edit("snapshots/\(hash)/file", "Finland", "Finnland")
    let changed = try Files.snapshot(place.path("snapshots/\(hash)/file"), named: "", at: nil).sha256
    #expect(
      try findings().last
        == "snapshots problem snapshots/\(hash)/file: error: 'snapshots/\(hash)/file' must have the hash "
        + "\(hash), not \(changed) [pinned-file-differs] → 'waybill fetch waybill.yaml' gets it anew where it is the last one; "
        + "put back a copy of an older one, or remove its folder")
    try place.remove("snapshots/\(hash)/file")
    #expect(
      try findings().contains {
        $0.hasPrefix(
          "snapshots problem snapshots/\(hash)/file: error: there is no file 'snapshots/\(hash)/file' [no-file]")
      })
  }

  @Test func aRecordThatIsNoneIsFound() throws {
    let hash = try fetch()
    try place.write("{}".utf8, to: "snapshots/\(hash)/record.json")
    #expect(
      try findings().last
        == "snapshots problem snapshots/\(hash)/record.json: error: the record of a snapshot must be as a "
        + "fetch writes it, in JSON; remove its folder and fetch again [snapshot-damaged] → remove the folder of the "
        + "snapshot, and fetch again")
  }

  @Test func anotherFileThanThePinnedOneIsFound() throws {
    let hash = try fetch()
    let pin = String(repeating: "0", count: 64)
    try place.edit("waybill.yaml", "    fetch: {}", "    fetch: {}\n    sha256: [\"\(pin)\"]")
    #expect(
      try findings().contains(
        "files problem waybill.yaml:8:12: error: 'snapshots/\(hash)/file' must have the hash \(pin), not \(hash) "
          + "[pinned-file-differs] → put back the file that was pinned, or pin this one"))
  }
}

extension Workplace {
  /// Runs a statement on the ledger as any other tool would.
  fileprivate func asOtherTool(_ sql: String) throws {
    try DatabaseQueue(path: path("out/waybill.sqlite")).writeWithoutTransaction { try $0.execute(sql: sql) }
  }
}
