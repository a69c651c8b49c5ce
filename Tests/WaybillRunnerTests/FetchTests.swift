import FoundationEssentials
import OutsideShare
import SIPRI
import Synchronization
import Tabular
import TestServer
import Testing
import WaybillCore
import WaybillFetch
import WaybillReport

@testable import WaybillRunner

/// Sources that are fetched: from the publisher into the folder of snapshots, and from there into a run.
@Suite struct FetchTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    // The demonstration says of itself that it is a selection.
    try place.edit(line: 1, "Some transfers", "Transfers")
    try place.edit("waybill.yaml", "    files: [docs/tutorial/data/sipri-register.csv]", "    fetch: {}")
  }

  private func workspace(environment: [String: String]? = [:]) throws -> Workspace {
    try Workspace.open(
      place.path("waybill.yaml"),
      registry: try Registry([SIPRIPlugin.self, OutsideSharePlugin.self, TabularPlugin.self]),
      fetchingWith: environment)
  }

  /// A line a file: its name and what became of it; then what problems there were.
  private func fetch(
    over transport: Script, _ options: FetchRun.Options = .init(), environment: [String: String] = [:]
  ) -> [String] {
    do {
      let waited = Mutex<[Double]>([])
      let clock = FetchClock(now: { 1_714_046_400 }, wait: { seconds in waited.withLock { $0.append(seconds) } })
      let items = try FetchRun(
        try workspace(environment: environment), options: options, transport: transport, clock: clock
      ).execute()
      return items.flatMap { item in ["\(item.name): \(item.state)"] + item.problems.sorted.flatMap(place.lines) }
        + (waited.withLock { $0 }.isEmpty ? [] : ["waited \(waited.withLock { $0 })"])
    } catch let error as Diagnostics {
      return error.sorted.flatMap(place.lines)
    } catch {
      return ["not diagnostics: \(error)"]
    }
  }

  @discardableResult
  private func run() throws -> PipelineRun.Outcome {
    let options = PipelineRun.Options(arguments: "waybill.yaml", started: "2024-04-25T12:00:00Z")
    return try PipelineRun(try workspace(environment: nil), options: options).execute()
  }

  /// What stops a run.
  private func problems() -> [String] {
    place.problems { try run() }
  }

  private func register() throws -> String {
    "{\"bytes\": \"\(Data(try place.bytes(Workplace.demoFile)).base64EncodedString())\"}"
  }

  private func hashes(_ snapshots: String = "snapshots") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: place.path(snapshots)).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test func theRegisterIsAskedForAndReadByARun() throws {
    let script = Script(.answer(200, [:], try register()))
    #expect(fetch(over: script) == ["sipri-register: fetched"])
    let asked = try #require(script.requests.first)
    #expect(asked.method == "POST" && asked.address.host == "atbackend.sipri.org")
    #expect(asked.header("Origin") == "https://armstransfers.sipri.org")
    let filter = try JSONDecoder().decode(Filter.self, from: Data(asked.body ?? []))
    #expect(filter.logic == "AND" && filter.filters.map(\.field).count == 4)
    #expect(filter.filters[0].field == "Delivery year")

    let hash = try #require(try hashes().first)
    let record = try SnapshotFolder(place.path("snapshots")).record(of: hash)
    #expect(record.fetches.first?.vintage == "13 Apr 2024 3:44:54 PM")
    #expect(record.fetches.first?.publisher == "SIPRI")

    // The run of the same bytes as a file of the pipeline gives the same figures, and asks nobody.
    let fetched = try run()
    #expect(fetched.report.sources.first?.files.first?.name == "snapshots/\(hash)/file")
    try place.edit("waybill.yaml", "    fetch: {}", "    files: [docs/tutorial/data/sipri-register.csv]")
    let named = try run()
    #expect(fetched.report.tables == named.report.tables && !fetched.report.tables.isEmpty)
    #expect(script.requests.count == 1)
  }

  private struct Filter: Decodable {
    struct Entry: Decodable { let field: String }
    let filters: [Entry]
    let logic: String
  }

  /// Of what the publisher has replaced, the files go that no figure which stays was made from.
  @Test(arguments: [1, 2]) func whatIsReplacedIsPruned(newest: Int) throws {
    let lines = try place.text(Workplace.demoFile)
    var fetched: [String] = []
    for price in [",31,", ",33,", ",34,"] {
      try place.write(lines.replacing(",31,", with: price).utf8, to: Workplace.demoFile)
      #expect(fetch(over: Script(.answer(200, [:], try register()))) == ["sipri-register: fetched"])
      fetched.append(try #require(try hashes().first { !fetched.contains($0) }))
      try run()
    }
    let prune = Prune(try workspace(environment: nil), keeping: newest)
    let planned = try prune.plan()
    #expect(planned.files.map(\.sha256) == fetched.dropLast(newest).sorted())
    #expect(planned.files.allSatisfy { $0.size == planned.files[0].size } && planned.files[0].size > 1000)
    #expect(try hashes() == fetched.sorted())
    #expect(try prune.execute().files == planned.files)
    #expect(try hashes() == fetched.suffix(newest).sorted())
    #expect(try prune.plan().isEmpty)
    #expect(problems() == [])
  }

  @Test func whatIsNotFetchedIsSaidBeforeARun() throws {
    #expect(
      problems() == [
        "waybill.yaml:8:12: error: 'sipri-register' is not fetched yet; 'waybill fetch waybill.yaml sipri-register' does "
          + "it [not-fetched]"
      ])
    #expect(!place.exists("out") && !place.exists("snapshots"))
  }

  @Test func aPinnedFileThatDiffersStopsWithBothHashes() throws {
    let pin = String(repeating: "0", count: 64)
    try place.edit("waybill.yaml", "    fetch: {}", "    sha256: [\"\(pin)\"]\n    fetch: {}")
    let script = Script(.answer(200, [:], try register()))
    let said = fetch(over: script)
    let hash = try #require(try hashes().first)
    #expect(
      said == [
        "sipri-register: failed",
        "waybill.yaml:9:12: error: 'sipri-register' must have the hash \(pin), not \(hash) [pinned-file-differs]",
        "note: what came is kept as 'snapshots/\(hash)/file'; with its hash under 'sha256' a run reads it",
      ])
    let message = problems()
    #expect(message.count == 1 && message[0].contains("must have the hash \(pin), not \(hash) [pinned-file-differs]"))
    // What is pinned and there is not asked for again.
    try place.edit("waybill.yaml", pin, hash)
    #expect(fetch(over: script) == ["sipri-register: kept"])
    #expect(script.requests.count == 1)
    #expect(problems() == [])
  }

  /// A pin holds though the publisher has something newer.
  @Test func aRunReadsWhatIsPinned() throws {
    #expect(fetch(over: Script(.answer(200, [:], try register()))) == ["sipri-register: fetched"])
    let first = try #require(try hashes().first)
    try place.edit(line: 13, "10.85", "10.86")
    #expect(fetch(over: Script(.answer(200, [:], try register()))) == ["sipri-register: fetched"])
    #expect(try hashes().count == 2)
    let newer = try #require(try run().report.sources.first?.files.first)
    #expect(newer.sha256 != first)
    try place.edit("waybill.yaml", "    fetch: {}", "    sha256: [\"\(first)\"]\n    fetch: {}")
    #expect(try run().report.sources.first?.files.first?.sha256 == first)
  }

  @Test func aSnapshotThatChangedStopsARun() throws {
    #expect(fetch(over: Script(.answer(200, [:], try register()))) == ["sipri-register: fetched"])
    let hash = try #require(try hashes().first)
    try place.edit("snapshots/\(hash)/file", "Finland", "Finnland")
    let problems = problems()
    #expect(problems.count == 1 && problems[0].contains("must have the hash \(hash), not "))
  }

  // MARK: Several files, parameters and secrets

  private static let mapping = FetchSlipTests.mapping

  private func takeYearly(_ source: String = "fetch: {}", mapping: String = Self.mapping) throws {
    try place.write(mapping.utf8, to: "mappings/yearly.yaml")
    try place.edit(
      "waybill.yaml", "  - mapping: mappings/sipri-register.yaml\n    fetch: {}",
      "  - mapping: mappings/yearly.yaml\n    \(source)")
  }

  private static func year(_ year: Int) -> Script.Answer {
    .answer(200, [:], "Year,Exporter,EUR\n\(year),Netherlands,5\n")
  }

  @Test func eachValueIsAFileAndThePublisherHasPauses() throws {
    try takeYearly()
    let script = Script(Self.year(2020), .answer(404), Self.year(2022))
    #expect(
      fetch(over: script, environment: ["DATA_KEY": "s 1"]) == [
        "yearly (2020): fetched", "yearly (2021): failed",
        "waybill.yaml:8:12: error: 'https://data.example/a%20b/2021.csv?key={key}' answered 404 (not found); the publisher may "
          + "have moved the file [fetch-refused]", "yearly (2022): fetched", "waited [1.0, 1.0]",
      ])
    #expect(
      script.requests.map(\.address.text) == [
        "https://data.example/a%20b/2020.csv?key=s%201", "https://data.example/a%20b/2021.csv?key=s%201",
        "https://data.example/a%20b/2022.csv?key=s%201",
      ])
    #expect(script.requests.first?.header("X-Kind") == "a b")
    let records = try hashes().map { try place.text("snapshots/\($0)/record.json") }
    #expect(records.count == 2 && records.allSatisfy { !$0.contains("s 1") && !$0.contains("s%201") })
    #expect(
      problems() == [
        "waybill.yaml:8:12: error: 'yearly (2021)' is not fetched yet; 'waybill fetch waybill.yaml yearly' does it "
          + "[not-fetched]"
      ])
    // What is there is not asked for again.
    #expect(
      fetch(over: Script(Self.year(2021)), .init(onlyMissing: true), environment: ["DATA_KEY": "1"]) == [
        "yearly (2020): kept", "yearly (2021): fetched", "yearly (2022): kept",
      ])
    #expect(problems() == [])
  }

  @Test func whatIsMissingIsCounted() throws {
    try takeYearly()
    #expect(
      problems() == [
        "waybill.yaml:8:12: error: 'yearly (2020)' and 2 others of its source are not fetched yet; 'waybill fetch "
          + "waybill.yaml yearly' does it [not-fetched]"
      ])
  }

  @Test func aPublisherThatDoesNotAnswerIsAskedForNothingMore() throws {
    try takeYearly("fetch: {retries: 1, pause: 0}")
    let script = Script(.failure(.noConnection))
    #expect(
      fetch(over: script, environment: ["DATA_KEY": "1"]) == [
        "yearly (2020): failed",
        "waybill.yaml:8:12: error: 'https://data.example/a%20b/2020.csv?key={key}' gave no whole answer in 2 attempts; the "
          + "last: there was no connection [fetch-failed]", "waited [1.0]",
      ])
    #expect(script.requests.count == 2)
  }

  @Test func aPipelineSetsWhatIsAsked() throws {
    try takeYearly(
      "fetch: {set: {kind: x, year: [2021, 2019]}, pause: 2.5, at_most: 1, retries: 0, redirects: [a.example], "
        + "allow: [http, private-addresses], timeouts: {connect: 1, idle: 2, total: 3}}")
    let script = Script(Self.year(2021), Self.year(2019))
    #expect(
      fetch(over: script, environment: ["DATA_KEY": "1"]) == [
        "yearly (2021): fetched", "yearly (2019): fetched", "waited [2.5]",
      ])
    #expect(script.requests.map(\.address.text).first == "https://data.example/x/2021.csv?key=1")
    let request = try #require(script.requests.first)
    #expect(request.timeouts == .init(connect: 1, idle: 2, total: 3) && request.allowsPrivateAddresses)
    let policy = try #require(try workspace(environment: ["DATA_KEY": "1"]).sources.first?.plan?.requests.first?.policy)
    #expect(policy.mostBytes == 1 << 20 && policy.redirects == ["a.example"] && policy.retries == 0)
    #expect(policy.allowsPlainHTTP)
  }

  @Test func anAddressOfThePipelineNeedsNoFetchInTheMapping() throws {
    let cut = try #require(Self.mapping.firstRange(of: "fetch:"))
    try takeYearly(
      "fetch: {url: \"https://mirror.example/2020.csv\"}", mapping: String(Self.mapping[..<cut.lowerBound]))
    let script = Script(Self.year(2020))
    #expect(fetch(over: script) == ["yearly: fetched"])
    try place.edit("waybill.yaml", "fetch: {url: \"https://mirror.example/2020.csv\"}", "fetch: {}")
    #expect(
      problems() == [
        "waybill.yaml:8:12: error: the mapping 'yearly' must say under 'fetch' how the publisher is asked, or the pipeline "
          + "give a 'url' [no-fetch]"
      ])
    try place.edit("waybill.yaml", "fetch: {}", "fetch: {url: \"https://mirror.example/2020.csv\"}")
    #expect(script.requests.map(\.address.text) == ["https://mirror.example/2020.csv"])
    #expect(problems() == [])
  }

  @Test func twoSourcesWithOneRequestAskOnce() throws {
    try place.edit(
      "waybill.yaml", "    fetch: {}", "    fetch: {}\n  - mapping: mappings/sipri-orders.yaml\n    fetch: {}")
    let script = Script(.answer(200, [:], try register()))
    #expect(fetch(over: script) == ["sipri-register: fetched", "sipri-orders: fetched"])
    #expect(script.requests.count == 1)
    #expect(fetch(over: script, .init(sources: ["sipri-orders"])) == ["sipri-orders: unchanged"])
  }

  // MARK: What is wrong

  @Test func secretsMustBeThereForWhatIsAsked() throws {
    try place.write(Self.mapping.utf8, to: "mappings/yearly.yaml")
    try place.edit("waybill.yaml", "    fetch: {}", "    fetch: {}\n  - mapping: mappings/yearly.yaml\n    fetch: {}")
    let script = Script(.answer(200, [:], try register()))
    let message =
      "waybill.yaml:10:12: error: the environment must have a variable 'DATA_KEY' with the secret 'key' [missing-secret]"
    #expect(fetch(over: script) == [message])
    #expect(fetch(over: script, environment: ["DATA_KEY": ""]) == [message])
    #expect(fetch(over: script, .init(sources: ["sipri-register"])) == ["sipri-register: fetched"])
  }

  @Test func onlySourcesThatAreFetchedCanBe() throws {
    let script = Script(.answer(404))
    #expect(
      fetch(over: script, .init(sources: ["sipri-regster"])) == [
        "error: the pipeline has no source 'sipri-regster', only sipri-register; did you mean 'sipri-register'? "
          + "[unknown-source]"
      ])
    try place.edit("waybill.yaml", "    fetch: {}", "    files: [docs/tutorial/data/sipri-register.csv]")
    #expect(
      fetch(over: script, .init(sources: ["sipri-register"])) == [
        "waybill.yaml: error: the source 'sipri-register' has 'files' and is not fetched [no-fetch]"
      ])
    #expect(
      fetch(over: script) == [
        "waybill.yaml: error: no source of the pipeline has 'fetch', so that there is nothing to fetch [no-fetch]"
      ])
    #expect(script.requests.isEmpty)
  }
}
