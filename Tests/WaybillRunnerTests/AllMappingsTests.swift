import FoundationEssentials
import OutsideShare
import SIPRI
import Tabular
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport
import WaybillRunner

/// Every mapping of the repository on the publisher's own files, with the account that it must give.
@Suite(.enabled(if: publishersFiles != nil, "WAYBILL_DATA is not set")) struct AllMappingsTests {
  @Test(arguments: MappedTable.all)
  func everyRowGoesWhereItShould(table: MappedTable) throws {
    let run = try MappedRun.shared(table.id)
    let source = run.source
    #expect(source.id == table.id)
    #expect(source.rowsUnaccounted == 0)
    #expect(source.rowsIn == source.rowsMapped + source.rowsDropped + source.rowsRejected)
    #expect(source.files.reduce(0) { $0 + $1.rowsIn } == source.rowsIn && source.files.allSatisfy { $0.rowsIn > 0 })
    #expect(
      [source.rowsIn, source.rowsMapped, source.rowsDropped, source.rowsRejected, source.records]
        == [table.rowsIn, table.mapped, table.dropped, table.rejected, table.records])
    #expect(run.records.count == table.records)
    #expect(source.emitRejects == table.emitsRejected)
    #expect(run.exitStatus == 0)
    if table.hasOnlyWholeRows {
      #expect(source.rejects.allSatisfy { $0.code.rawValue != "unknown-party" }, "\(source.rejects)")
    }
  }

  @Test func everyMappingIsInTheTable() throws {
    let folder = "\(ThreeSources.repository)/mappings"
    let mappings = try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
      guard name.hasSuffix(".yaml") else { return false }
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      return text.split(separator: "\n").contains("mapping: 1")
    }
    #expect(mappings.sorted() == (MappedTable.all.map(\.id) + MappedTable.untried).map { "\($0).yaml" }.sorted())
  }

  /// A page says plainly whether its mapping was ever tried on what the publisher gives.
  @Test func pagesSayWhichMappingsWereNotTried() throws {
    for id in MappedTable.all.map(\.id) + MappedTable.untried {
      let page = try String(contentsOfFile: "\(ThreeSources.repository)/docs/sources/\(id).md", encoding: .utf8)
      let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("No real download was at hand") == MappedTable.untried.contains(id), "\(id)")
      #expect(words.contains("## What to expect Tried on ") != MappedTable.untried.contains(id), "\(id)")
    }
  }

  /// The register of deals: two broken records are whole again, and a period that claims too much has a flag.
  @Test func deliveriesOfADealAreOneFigure() throws {
    let run = try MappedRun.shared("sipri-register-16")
    let volumes = run.records.filter { $0.facet.measure == .tiv }
    #expect(volumes.reduce(0) { $0 + $1.value.lo.millionths } == 2_065_055_210_000)
    #expect(volumes.filter { $0.flags.list.contains("gap-in-years") }.count == 1_573)
    #expect(volumes.filter { $0.period.years.count == 1 }.count == 15_009)
    let notes = Dictionary(uniqueKeysWithValues: run.source.repairs.map { ($0.reason, $0.count) })
    #expect(notes["row put together from broken lines"] == 2)
    #expect(run.source.files.flatMap(\.captures).map(\.value) == ["18 Mar 2024 6:13:50 PM"])
  }

  @Test func theOldSitesDealsKeepTheirVolumesAndTheirDay() throws {
    let run = try MappedRun.shared("sipri-deals")
    let volumes = run.records.filter { $0.facet.measure == .tiv }
    #expect(volumes.reduce(0) { $0 + $1.value.lo.millionths } == 62_296_666_000)
    #expect(run.source.files.flatMap(\.captures).map(\.value) == ["17-09-2022"])
  }

  /// A deal of the search's answer goes from its order to its last delivery; the number is that of all of them.
  @Test func dealsOfTheSearchAnswer() throws {
    let records = try MappedRun.shared("sipri-search").records
    #expect(records.filter { $0.period.years.count == 1 }.count == 180)
    #expect(records.filter { $0.flags.list.contains("local-production") }.count == 53)
    #expect(records.filter { $0.flags.list.contains("second-hand") }.count == 193)
    #expect(records.allSatisfy { $0.exporter?.description == "RUS" && $0.value.lo == $0.value.hi })
  }

  /// Every member of the register's list is a state of its own, and 24 of the 193 have never reported.
  @Test func whoReportedToTheRegister() throws {
    let records = try MappedRun.shared("unroca-years").records
    let reported = Set(records.compactMap { $0.exporter?.code })
    #expect(reported.count == 169 && records.count == 2_489)
    #expect(records.allSatisfy { $0.exporter == $0.reporter && $0.facet.measure == .reports })
    #expect(records.filter { $0.year == "2001" }.count == 124)
    #expect(records.filter { $0.year == "2022" }.count == 35)
    // The roster, told by the register's own list of states.
    let members = try registeredStates()
    #expect(members.count == 193 && reported.isSubset(of: members))
    #expect(members.subtracting(reported).count == 24)
  }

  /// The states of the register's list, by the names and the roster of the mapping of its years.
  private func registeredStates() throws -> Set<String> {
    let folder = "\(ThreeSources.repository)/mappings"
    let text = try String(contentsOfFile: "\(folder)/unroca-years.yaml", encoding: .utf8)
    let read = try #require(text.firstRange(of: "read:\n")), emit = try #require(text.firstRange(of: "emit:\n"))
    let end = try #require(text.firstRange(of: "checks:\n"))
    let place = try Workplace()
    for name in ["countries.yaml", "groups.yaml", "categories.yaml"] {
      try place.write(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")), to: "mappings/\(name)")
    }
    let mapping =
      text[..<read.lowerBound] + "read:\n  format: json\n  columns: {state: country}\n"
      + text[emit.lowerBound..<end.lowerBound].replacing(
        "{from: year, type: year}", with: "{const: '1992', type: year}")
    try place.write(mapping.utf8, to: "mappings/states.yaml")
    let run = try MappedRun(
      mapping: place.path("mappings/states.yaml"), files: ["\(try #require(publishersFiles))/unroca/countries.json"],
      rejects: 0)
    let roster = text[..<read.lowerBound].split { !$0.isUppercase }.filter { $0.count == 3 }.map(String.init)
    let states = Set(run.records.compactMap { $0.exporter?.code })
    #expect(run.source.rowsIn == 193 && run.records.count == 193)
    #expect(states == Set(roster))
    return states
  }

  /// A company of several states is in the alliance's sum and in no member's.
  @Test func revenuesOfTheTop100ByHeadquarters() throws {
    let sums = try MappedRun.shared("sipri-top-100").sums(ofMeasure: .money) { record in
      record.year == "2010" ? [record.exporter?.description] : nil
    }
    let middles = sums.mapValues { (($0.hi ?? 0) + $0.lo) / 2 / 1_000_000_000_000 }
    #expect(middles.values.reduce(0, +) == 419_160)
    #expect(middles[["organisation XTE"]] == 20_000)
    #expect(middles[["TUR"]] == 760 && middles[["FRA"]] == 18_830)
  }

  /// What the Netherlands and the alliance spend, in NATO's own figures; SIPRI's of the year before, by its own definition.
  @Test func expenditureOfMembersAndTheAlliance() throws {
    func figure(_ mapping: String, _ exporter: String, _ unit: String, _ year: String) throws -> Double {
      let found = try MappedRun.shared(mapping).records.filter { record in
        record.exporter?.description == exporter && record.facet.unit.rawValue == unit && record.year == year
      }
      let record = try #require(found.first)
      #expect(found.count == 1 && record.facet.basis == .expenditure)
      #expect(record.facet.measure == (unit == "percent" ? .share : .money))
      return Double(record.value.lo.millionths) / 1_000_000
    }
    func expect(_ found: Double, _ expected: Double, within: Double) {
      #expect(abs(found - expected) <= within, "\(found)")
    }
    let nato = "nato-defence-expenditure"
    expect(try figure(nato, "NLD", "USD", "2024") / 1_000_000, 21_459.68, within: 0.005)
    expect(try figure(nato, "organisation NATO", "USD", "2024") / 1_000_000, 1_474_399.48, within: 0.005)
    expect(try figure(nato, "NLD", "percent", "2024"), 2.0495, within: 0.00005)
    expect(try figure(nato, "POL", "USD-2015", "2019") / 1_000_000, 11_331.74, within: 0.005)
    expect(try figure("sipri-milex", "NLD", "USD", "2022") / 1_000_000, 15_606.62, within: 0.005)
    expect(try figure("sipri-milex", "NLD", "USD-2022", "2022") / 1_000_000, 15_670.76, within: 0.005)
    expect(try figure("sipri-milex", "NLD", "percent", "2022"), 1.583281, within: 0.0000005)
  }

  /// Two colours and the end of the years tell what is an estimate.
  @Test func estimatesOfExpenditureAreMarked() throws {
    let milex = try MappedRun.shared("sipri-milex").records
    #expect(milex.filter { $0.flags.list == ["estimated-value"] }.count == 1_798 + 1_950 + 1_810)
    #expect(milex.filter { $0.flags.list == ["uncertain"] }.count == 142 + 174 + 133)
    let nato = try MappedRun.shared("nato-defence-expenditure").records
    #expect(nato.filter { $0.flags.list == ["estimated-value"] }.allSatisfy { ["2023", "2024"].contains($0.year) })
    #expect(nato.filter { $0.flags.list == ["estimated-value"] }.count == 2 * 96)
  }

  /// The register's sums and the publisher's own table of exports, cell by cell, both as records.
  @Test func theRegistersSumsLieInsideEveryCellOfTheTableOfExports() throws {
    let sums = try MappedRun.shared("sipri-register").sums(ofMeasure: .tiv) { [$0.exporter?.code, $0.year] }
    let cells = try MappedRun.shared("sipri-tiv-exports").sums(ofMeasure: .tiv) { [$0.exporter?.code, $0.year] }
    #expect(cells.count == 1_527)
    #expect(sums.keys.count == cells.count)
    for (key, cell) in cells {
      let sum = try #require(sums[key], "\(key) is not in the register")
      #expect(cell.records == 1 && cell.lo <= sum.lo && sum.lo <= cell.hi ?? 0, "\(key): \(sum.lo)")
    }
  }

  /// The same for the table of imports, recipient by recipient.
  @Test func theRegistersSumsLieInsideEveryCellOfTheTableOfImports() throws {
    let sums = try MappedRun.shared("sipri-register").sums(ofMeasure: .tiv) { [$0.destination?.description, $0.year] }
    let cells = try MappedRun.shared("sipri-tiv-imports").sums(ofMeasure: .tiv) {
      [$0.destination?.description, $0.year]
    }
    #expect(sums.keys.count == cells.count)
    for (key, cell) in cells {
      let sum = try #require(sums[key], "\(key) is not in the register")
      #expect(cell.lo <= sum.lo && sum.lo <= cell.hi ?? 0, "\(key): \(sum.lo)")
    }
  }

  /// The seven regions that are read are the world, each recipient once.
  @Test func theRegionsTogetherAreTheTableOfExports() throws {
    let regions = try MappedRun.shared("sipri-tiv-regional").sums(ofMeasure: .tiv) { [$0.exporter?.code, $0.year] }
    let cells = try MappedRun.shared("sipri-tiv-exports").sums(ofMeasure: .tiv) { [$0.exporter?.code, $0.year] }
    #expect(regions.keys.count == cells.count)
    for (key, cell) in cells {
      let region = try #require(regions[key], "\(key) is in no region")
      #expect(region.lo <= cell.hi ?? 0 && cell.lo <= region.hi ?? 0, "\(key)")
    }
  }

  /// Austria's figures of 2013, typed twice: all destinations of the one are the cells of the other.
  @Test(arguments: [Basis.licence, .delivery])
  func austriaIsTheSameInBothTables(basis: Basis) throws {
    func figures(_ id: String) throws -> [[String?]: IntervalSum] {
      try MappedRun.shared(id).sums(ofMeasure: .money) { record in
        guard record.exporter?.code == "AUT", record.year == "2013", record.facet.basis == basis else { return nil }
        return [record.facet.level.rawValue, record.category?.code]
      }.filter { $0.value.lo > 0 }
    }
    let (extraction, typed) = (try figures("eu-annual-report"), try figures("at-crosscheck"))
    #expect(typed.count == (basis == .licence ? 21 : 19))
    #expect(typed[["total", nil]]?.lo == (basis == .licence ? 2_373_850_497_000_000 : 527_930_936_000_000))
    #expect(extraction.mapValues(\.lo) == typed.mapValues(\.lo))
  }

  /// A refusal has no value and is no grant; a printed 0 on a grant is told from one that was measured.
  @Test func britishRefusalsAndZerosAreMarked() throws {
    let records = try MappedRun.shared("uk-licences").records
    let refused = records.filter { $0.event == .denial }
    #expect(refused.count == 528)
    #expect(refused.allSatisfy { $0.value == .unbounded && $0.flags.list == ["withheld"] })
    let zeros = records.filter { $0.flags.list == ["zero-as-printed"] }
    #expect(zeros.count == 1_808)
    #expect(zeros.allSatisfy { $0.value == Interval(.zero) && $0.event == .new })
  }
}
