import FoundationEssentials
import Glibc
import Synchronization
import Testing
import WaybillCore

@testable import WaybillRunner

/// The folders of shards that runs in units have left, as a doctor and a pruning see them.
@Suite struct LeftShardsTests {
  private let units: UnitPlace
  private var place: Workplace { units.place }

  init() throws { units = try UnitPlace() }

  private var ledger: String { place.path("run/waybill.sqlite") }

  /// A run that breaks off; returns the folder that it leaves.
  private func left() throws -> LeftShards {
    let carrier = Carrier(units, most: 3)
    let run = UnitRun(try units.workspace(), settings: [:], workers: 8, carrier: carrier)
    #expect(throws: Diagnostics.self) { try run.execute(UnitPlace.options) }
    let found = LeftShards.beside(ledger)
    #expect(found.count == 1)
    return try #require(found.first)
  }

  /// Sets the time of all files of a folder.
  private func age(_ folder: String, to date: Date) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: "\(folder)/\(name)")
    }
  }

  private func findings() -> [String] {
    Doctor(place.path("waybill.yaml"), registry: units.registry).examine()
      .filter { $0.area == .ledger && "\($0)".contains(".units/") }
      .map { finding in
        let words = finding.words ?? finding.problem?.description ?? ""
        return "\(finding.state) \(words)\(finding.remedy.map { " → \($0)" } ?? "")"
          .replacing("\(place.folder)/", with: "")
      }
  }

  @Test func aDoctorNamesThem() throws {
    #expect(findings() == [])
    let left = try left()
    try age(left.path, to: Date.now.addingTimeInterval(-3 * 86_400 - 60))
    let name = left.path.replacing("\(place.folder)/", with: "")
    let words = "3 shards, \(left.bytes) bytes in all, last written 3 days ago"
    #expect(
      findings() == [
        "warning \(name): warning: a run in units did not come to its end: \(words) [shards-left] → the command of that run "
          + "goes on from them while files and mappings are the same; 'waybill prune waybill.yaml --yes' removes them"
      ])
    try withExtendedLifetime(try FolderUse.begin(left.path)) { _ in
      try age(left.path, to: Date.now.addingTimeInterval(-3 * 86_400 - 60))
      #expect(findings() == ["sound \(name): a run is at work here; \(words)"])
    }
  }

  @Test(arguments: [(-5, "0 minutes"), (60, "1 minute"), (7199, "119 minutes"), (7200, "2 hours"), (172_800, "2 days")])
  func ages(seconds: Int, words: String) {
    let left = LeftShards(path: "x", shards: 1, bytes: 10, written: 1_000_000, hold: nil)
    #expect(left.words(now: 1_000_000 + seconds) == "1 shard, 10 bytes in all, last written \(words) ago")
  }

  /// Before there is a ledger too; and nothing that is not of runs.
  @Test func aPruningRemovesThem() throws {
    let left = try left()
    let all = "\(ledger).units"
    try place.makeFolder("run/waybill.sqlite.units/notes")
    let strange = "run/waybill.sqlite.units/0123456789abcdef"
    try place.makeFolder(strange)
    for name in ["0001.shard", "mine.txt"] { try place.write([1], to: "\(strange)/\(name)") }
    let prune = Prune(try units.workspace(), keeping: 2)
    let planned = try prune.plan()
    #expect(planned.left == [left] && planned.staying == [] && !planned.isEmpty && planned.needsLedger)
    #expect(FileManager.default.fileExists(atPath: left.path))
    try withExtendedLifetime(try FolderUse.begin(left.path)) { _ in
      let used = try prune.execute()
      #expect(used.left == [] && used.staying == [left.held(by: .run)] && used.isEmpty)
      #expect(LeftShards.beside(ledger) == [left.held(by: .run)])
      // One who takes it between the look and the removal.
      #expect(throws: LeftShards.Hold.run) { try left.remove() }
    }
    #expect(LeftShards.beside(ledger) == [left])
    #expect(try prune.execute().left == [left])
    #expect(LeftShards.beside(ledger) == [] && !FileManager.default.fileExists(atPath: left.path))
    #expect(try FileManager.default.contentsOfDirectory(atPath: all).sorted() == ["0123456789abcdef", "notes"])
    #expect(place.exists("\(strange)/0001.shard"))
  }

  /// What the system refuses stays with its reason, and is tried again.
  @Test func whatCannotBeRemovedIsSaidToStay() throws {
    let left = try left()
    try place.makeFolder("run/waybill.sqlite.units/\(left.path.split(separator: "/").last ?? "")/0099.shard")
    let outcome = try Prune(try units.workspace(), keeping: 2).execute()
    let hold = LeftShards.Hold.refused("is a directory")
    #expect(outcome.left == [] && outcome.staying.map(\.hold) == [hold])
    #expect("\(hold)" == "cannot be removed: is a directory")
    #expect("\(LeftShards.Hold.unsure("no locks available"))".hasSuffix(" cannot be told: no locks available"))
    #expect(findings().first?.contains("did not come to its end") == true)
  }

  /// What cannot be opened is not taken for a run; root opens everything but a folder.
  @Test func aLockThatCannotBeOpenedIsNoRun() throws {
    let left = try left()
    try FileManager.default.removeItem(atPath: "\(left.path)/\(FolderUse.name)")
    try place.makeFolder("run/waybill.sqlite.units/\(left.path.split(separator: "/").last ?? "")/\(FolderUse.name)")
    let hold = LeftShards.Hold.unsure("is a directory")
    #expect(LeftShards.beside(ledger).map(\.hold) == [hold])
    #expect(throws: hold) { try left.remove() }
    #expect(try Prune(try units.workspace(), keeping: 2).plan().staying.map(\.hold) == [hold])
  }

  /// With a ledger they are told beside what the ledger does not need, and a run that goes on from them needs them.
  @Test func aRunThatGoesOnHasThemInUse() throws {
    let left = try left()
    let observer = Observer(units) { LeftShards.beside(self.ledger).map { $0.hold == .run } }
    _ = try UnitRun(try units.workspace(), settings: [:], workers: 8, carrier: observer).execute(UnitPlace.options)
    #expect(observer.seen == [true])
    #expect(!FileManager.default.fileExists(atPath: left.path))
    #expect(try Prune(try units.workspace(), keeping: 2).plan().left == [])
  }

  /// Two runs of one plan: the first that ends leaves the shards to the other.
  @Test func theFirstOfTwoRunsLeavesThem() throws {
    let left = try left()
    let other = try FolderUse.begin(left.path)
    _ = try UnitRun(try units.workspace(), settings: [:], workers: 8, carrier: Carrier(units))
      .execute(UnitPlace.options)
    #expect(FileManager.default.fileExists(atPath: "\(left.path)/0001.shard"))
    #expect(other.isAlone)
  }

  /// Whoever comes while a folder is removed waits, and has one of his own then.
  @Test func aFolderThatIsRemovedMeanwhileIsMadeAnew() throws {
    let left = try left()
    let path = left.path
    let got = Mutex(0)
    var waiting: WorkerThreads?
    try withExtendedLifetime(FolderUse.alone(path)) { _ in
      waiting = WorkerThreads(1) {
        let isAlone = (try? FolderUse.begin(path))?.isAlone
        got.withLock { $0 = isAlone == true ? 1 : -1 }
      }
      usleep(50_000)
      #expect(got.withLock { $0 } == 0)
      unlink("\(path)/\(FolderUse.name)")
    }
    waiting?.join()
    #expect(got.withLock { $0 } == 1 && FileManager.default.fileExists(atPath: "\(path)/\(FolderUse.name)"))
  }

  /// Does all units, and looks at something meanwhile.
  private final class Observer: UnitCarrier {
    private let carrier: Carrier
    private let look: () -> [Bool]
    private(set) var seen: [Bool] = []

    init(_ units: UnitPlace, _ look: @escaping () -> [Bool]) {
      carrier = Carrier(units)
      self.look = look
    }

    func carry(
      _ units: [String], of order: WorkOrder, progress: @escaping Progress.Listener
    ) throws(Diagnostics) {
      seen = look()
      try carrier.carry(units, of: order, progress: progress)
    }
  }
}
