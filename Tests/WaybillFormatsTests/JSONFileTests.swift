import FoundationEssentials
import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// The folder of publishers' files, where there is one.
private let folder = ProcessInfo.processInfo.environment["WAYBILL_DATA"]

/// What publishers' own files in JSON give; skipped where `WAYBILL_DATA` names no folder of them.
@Suite(.enabled(if: folder != nil, "WAYBILL_DATA is not set")) struct JSONFileTests {
  private func transcript(_ path: String, _ options: JSONOptions) throws -> JSONTranscript {
    let folder = try #require(folder)
    return JSONTranscript(try Array(Data(contentsOf: URL(filePath: "\(folder)/\(path)"))), options)
  }

  @Test(arguments: [1000, 256 << 10])
  func searchAnswer(block: Int) throws {
    let search = try transcript("sipri/api/trades-search-russia.json", JSONOptions("$[*]", block: block))
    #expect(search.error == "" && search.faults.isEmpty && search.rows.count == 1_213)
    #expect(
      search.columns == [
        "id", "tradeId", "buyer", "seller", "orderYr", "orderYrEst", "units", "unitsEst", "deliveryYr", "status",
        "statusEst", "transferType", "desg", "desc", "category", "reason1700", "locInvolvement", "note",
      ])
    #expect(search.rows.first?.hasPrefix("2:5: 135002|551|Kyrgyzstan|Russia|2005|true|1|false|2005|S|") == true)
    #expect(search.places.first?.prefix(3) == ["3:15", "4:20", "5:19"])
  }

  @Test(arguments: [1000, 256 << 10])
  func reportsToTheRegister(block: Int) throws {
    let options = JSONOptions("$[*].years[*]", parents: ["state": "$[*].country"], block: block)
    let reports = try transcript("unroca/years.json", options)
    #expect(reports.error == "" && reports.columns == ["year", "state"] && reports.rows.count == 2_489)
    #expect(reports.rows.filter { $0.contains(": 2001|") }.count == 124)
    #expect(reports.rows.filter { $0.contains(": 2022|") }.count == 35)
    #expect(Set(reports.rows.compactMap { $0.split(separator: "|").last }).count == 169)
    #expect(reports.rows.first == "3:35: 2003|honduras")
  }

  @Test func members() throws {
    let members = try transcript("unroca/countries.json", JSONOptions())
    #expect(members.columns == ["country"] && members.rows.count == 193)
    #expect(members.rows.first == "2:1: afghanistan")
  }
}
