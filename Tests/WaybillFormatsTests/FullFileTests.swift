import FoundationEssentials
import Testing
import WaybillCore
import WaybillFormats

/// The folder of publishers' files, where there is one.
private let folder = ProcessInfo.processInfo.environment["WAYBILL_DATA"]

/// What publishers' own files give; skipped, and shown as skipped, where `WAYBILL_DATA` names no folder of them.
@Suite(.enabled(if: folder != nil, "WAYBILL_DATA is not set")) struct FullFileTests {
  struct File: Sendable, CustomTestStringConvertible {
    var path: String
    var delimiter: Character = ","
    var encoding = TextEncoding.utf8
    var header = DelimitedOptions.HeaderRule.byContent
    var expected: [String] = []
    var until: DelimitedOptions.End?
    var headerLine: Int? = 1
    var columns: Int
    var rows: Int
    var faults: [Diagnostic.Code: Int] = [:]

    var testDescription: String { path }
  }

  static let register = ["Supplier", "Recipient", "Designation", "Delivery year", "TIV delivery values"]

  static let files = [
    File(
      path: "sipri/new-site-2024-04/trade-register.csv", expected: register, headerLine: 12, columns: 17, rows: 27_838),
    File(
      path: "sipri/register-16-column/trade-register.csv", encoding: .windows1252,
      expected: ["Recipient", "Supplier", "Comments", "status"], headerLine: 12, columns: 16, rows: 29_054,
      faults: [.raggedRow: 4]),
    File(
      path: "sipri/new-site-2024-04/export-values_1990-2023.csv", expected: ["Exports by", "1990", "2023"],
      headerLine: 10, columns: 39, rows: 120),
    File(
      path: "sipri/new-site-2024-04/regional-transfers_1990-2023-suppliers_to_the_region.csv",
      expected: ["", "1990", "2023"], headerLine: 11, columns: 38, rows: 2026),
    File(
      path: "sipri/tiv-by-supplier-2022/TIV-Export-TUR-1950-2021.csv", header: .firstCell(""), until: .cell("Total"),
      headerLine: 11, columns: 74, rows: 43),
    File(
      path: "sipri/deals-and-tivs/DealsAndTIVs-2022-09-17-00_25_02_2016_2021.txt", delimiter: ";",
      expected: ["Deal ID", "Seller", "Buyer"], until: (try? Pattern("^©")).map { .line($0) }, headerLine: 6,
      columns: 17, rows: 1530),
    File(path: "sipri/sipri_top_100.csv", encoding: .windows1252, columns: 7, rows: 100),
    File(path: "nl/Overzicht.uitvoer.militaire.goederen.2004-2014.csv", columns: 16, rows: 16_592),
    File(path: "eu/eu-armsexports.csv", delimiter: ";", expected: ["\"year\""], columns: 8, rows: 60_297),
    File(
      path: "eu/caat-broker.csv", header: .absent(columns: (1...13).map { "\($0)" }), headerLine: nil, columns: 13,
      rows: 931, faults: [.raggedRow: 158]),
    File(path: "de/ruex_2000_2013.csv", delimiter: ";", columns: 5, rows: 2497),
    File(path: "uk/values.2015-07-27.csv", columns: 7, rows: 96_311),
  ]

  @Test(arguments: files)
  func file(_ file: File) throws {
    let path = try #require(folder) + "/" + file.path
    var options = DelimitedOptions()
    options.delimiter = try #require(file.delimiter.asciiValue)
    options.encoding = file.encoding
    options.header = file.header
    options.expected = file.expected
    options.until = file.until
    let reading = try Reading(file: path, options, places: false)
    #expect(reading.layout.columns.count == file.columns)
    #expect(reading.layout.header?.line == file.headerLine)
    #expect(reading.rows.count == file.rows)
    #expect(Dictionary(grouping: reading.faults, by: \.code).mapValues(\.count) == file.faults)
    options.limits.block = 1000
    #expect(try Reading(file: path, options, places: false) == reading)
  }

  /// Two deals of the register with 16 columns are broken within their comments; put together they are rows again.
  @Test func brokenLinesAreJoined() throws {
    var options = DelimitedOptions()
    options.encoding = .windows1252
    options.quote = nil
    options.expected = ["Recipient", "Supplier", "Comments", "status"]
    options.joinsBrokenLines = true
    let path = try #require(folder) + "/sipri/register-16-column/trade-register.csv"
    for block in [256 << 10, 1000] {
      options.limits.block = block
      let reading = try Reading(file: path, options, places: false)
      #expect(reading.rows.count == 29_056 && reading.faults.isEmpty && reading.joinedRows == 2)
      // Both are broken before a delimiter.
      let joined = reading.rows.filter { [24_626, 27_049].contains($0.line) }
      #expect(joined.map { $0.cells[15] } == ["3.25", "9"])
      #expect(joined.map { $0.cells[12].suffix(8) } == [" engines", " in Mali"])
      #expect(reading.rows.last?.line == 29_070)
    }
  }

  /// Read in the wrong encoding, a file says so, and does not come out garbled.
  @Test func theWrongEncodingIsNoticed() throws {
    var options = DelimitedOptions()
    options.expected = ["Recipient", "Supplier", "Comments", "status"]
    let path = try #require(folder) + "/sipri/register-16-column/trade-register.csv"
    let reading = try Reading(file: path, options, places: false)
    #expect(reading.faults.contains { $0.code == .badByte })
    #expect(reading.rows.allSatisfy { row in !row.cells.contains { $0.contains("\u{FFFD}") } })
  }
}
