import FoundationEssentials
import OutsideShare
import SIPRI
import Synchronization
import Tabular
import Testing
import WaybillCore
import WaybillLedger
import WaybillReport
import WaybillRunner

/// A mapping of the repository, the files it is for, and what must become of their rows.
struct MappedTable: Sendable, CustomTestStringConvertible {
  let id: String
  /// The files, or the folders of files, under `WAYBILL_DATA`; those of `mappings` are of the repository.
  let files: [String]
  let rowsIn, mapped, dropped, rejected, records: Int
  var emitsRejected = 0
  /// Whether no row of the file is broken, so that every party must be known.
  var hasOnlyWholeRows = true

  var testDescription: String { id }

  static let all = [
    Self(
      id: "at-crosscheck", files: ["eu/summe_exporte_2008-2013.csv"], rowsIn: 28, mapped: 18, dropped: 10, rejected: 0,
      records: 316),
    Self(
      id: "de-export-report", files: ["de/ruex_2000_2013.csv"], rowsIn: 2_497, mapped: 2_497, dropped: 0, rejected: 0,
      records: 4_650),
    Self(
      id: "eu-annual-report", files: ["eu/eu-armsexports.csv"], rowsIn: 60_297, mapped: 60_250, dropped: 45,
      rejected: 2, records: 132_287, emitsRejected: 3),
    Self(
      id: "eu-brokering", files: ["eu/caat-broker.csv"], rowsIn: 1_089, mapped: 856, dropped: 35, rejected: 198,
      records: 1_600, hasOnlyWholeRows: false),
    Self(
      id: "nato-defence-expenditure", files: ["nato/240617-def-exp-2024-TABLES-en.xlsx"], rowsIn: 132, mapped: 96,
      dropped: 36, rejected: 0, records: 1_056),
    Self(
      id: "nl-licences", files: ["nl/Overzicht.uitvoer.militaire.goederen.2004-2014.csv"], rowsIn: 16_592,
      mapped: 16_589, dropped: 3, rejected: 0, records: 16_589),
    Self(
      id: "production", files: ["mappings/production.csv"], rowsIn: 22, mapped: 22, dropped: 0, rejected: 0,
      records: 22),
    Self(
      id: "sipri-deals", files: ["sipri/deals-and-tivs/DealsAndTIVs-2022-09-17-00_25_02_2016_2021.txt"], rowsIn: 1_530,
      mapped: 1_530, dropped: 0, rejected: 0, records: 3_060),
    Self(
      id: "sipri-milex", files: ["sipri/milex/SIPRI-Milex-data-1949-2023.xlsx"], rowsIn: 576, mapped: 509, dropped: 67,
      rejected: 0, records: 24_509),
    Self(
      id: "sipri-orders", files: ["sipri/new-site-2024-04/trade-register.csv"], rowsIn: 27_838, mapped: 27_838,
      dropped: 0, rejected: 0, records: 27_838),
    Self(
      id: "sipri-orders-deals", files: ["sipri/deals-and-tivs/DealsAndTIVs-2022-09-17-00_25_02_2016_2021.txt"],
      rowsIn: 1_530, mapped: 1_530, dropped: 0, rejected: 0, records: 1_530),
    Self(
      id: "sipri-orders-rtf", files: ["sipri/rtf"], rowsIn: 8_852, mapped: 4_196, dropped: 4_656, rejected: 0,
      records: 4_196),
    Self(
      id: "sipri-register", files: ["sipri/new-site-2024-04/trade-register.csv"], rowsIn: 27_838, mapped: 27_838,
      dropped: 0, rejected: 0, records: 55_676),
    Self(
      id: "sipri-register-16", files: ["sipri/register-16-column/trade-register.csv"], rowsIn: 29_056, mapped: 27_951,
      dropped: 1_105, rejected: 0, records: 55_902),
    Self(
      id: "sipri-register-rtf", files: ["sipri/rtf"], rowsIn: 8_852, mapped: 8_758, dropped: 94, rejected: 0,
      records: 17_249),
    Self(
      id: "sipri-search", files: ["sipri/api/trades-search-russia.json"], rowsIn: 1_213, mapped: 1_169, dropped: 44,
      rejected: 0, records: 1_169),
    Self(
      id: "sipri-tiv-by-supplier", files: ["sipri/tiv-by-supplier-2022"], rowsIn: 1_501, mapped: 1_482, dropped: 19,
      rejected: 0, records: 15_586),
    Self(
      id: "sipri-tiv-exports", files: ["sipri/new-site-2024-04/export-values_1990-2023.csv"], rowsIn: 120, mapped: 119,
      dropped: 1, rejected: 0, records: 1_527),
    Self(
      id: "sipri-tiv-imports", files: ["sipri/new-site-2024-04/import-values_1990-2023.csv"], rowsIn: 224, mapped: 223,
      dropped: 1, rejected: 0, records: 3_881),
    Self(
      id: "sipri-tiv-regional",
      files: ["sipri/new-site-2024-04/regional-transfers_1990-2023-suppliers_to_the_region.csv"], rowsIn: 2_026,
      mapped: 373, dropped: 1_653, rejected: 0, records: 4_045),
    Self(
      id: "sipri-top-100", files: ["sipri/sipri_top_100.csv"], rowsIn: 100, mapped: 100, dropped: 0, rejected: 0,
      records: 200),
    Self(
      id: "uk-licences", files: ["uk/values.2015-07-27.csv"], rowsIn: 96_311, mapped: 62_718, dropped: 33_592,
      rejected: 1, records: 62_718),
    Self(
      id: "unroca-years", files: ["unroca/years.json"], rowsIn: 2_489, mapped: 2_489, dropped: 0, rejected: 0,
      records: 2_489),
  ]

  /// The mappings of which no file of the publisher is at hand; their pages say so, and their own tests try them.
  static let untried = [
    "coarm-columns", "coarm-rows", "eu-annual-report-html", "eu-caat", "eu-caat-totals", "nisat", "nl-transit",
    "swiss-licences",
    "un-comtrade",
    "un-comtrade-json", "unroca-countries", "unroca-country", "unroca-report",
  ]
}

/// What a mapping made of its files, with the outside share computed of it; each is run once for all tests.
struct MappedRun: Sendable {
  let source: SourceReport
  let exitStatus: Int
  let records: [Record]

  private static let runs = Mutex<[String: Result<MappedRun, any Error>]>([:])

  static func shared(_ id: String) throws -> MappedRun {
    try runs.withLock { runs in
      if let run = runs[id] { return run }
      let run = Result { try MappedRun(try #require(MappedTable.all.first { $0.id == id })) }
      runs[id] = run
      return run
    }.get()
  }

  private init(_ table: MappedTable) throws {
    let data = try #require(publishersFiles)
    let files = try table.files.flatMap { name in
      let path = "\(name.hasPrefix("mappings/") ? ThreeSources.repository : data)/\(name)"
      if [".csv", ".json", ".txt", ".xlsx"].contains(where: name.hasSuffix) { return [path] }
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { "\(path)/\($0)" }
    }
    try self.init(
      mapping: "\(ThreeSources.repository)/mappings/\(table.id).yaml", files: files,
      rejects: table.rejected + table.emitsRejected)
  }

  /// Runs a mapping on files, with the outside share.
  init(mapping: String, files: [String], rejects: Int) throws {
    let mappings = "\(ThreeSources.repository)/mappings"
    let place = try Workplace()
    try place.write(
      """
      pipeline: 1
      ledger: ledger.sqlite
      out: out
      sources:
        - mapping: "\(mapping)"
          files: [\(files.map { "\"\($0)\"" }.joined(separator: ", "))]
      groups: "\(mappings)/groups.yaml"
      metrics:
        - {metric: outside-share, alliance: nato, groups: [nato]}
      limits: {rejects: \(rejects)}
      """.utf8, to: "waybill.yaml")
    let registry = try Registry([SIPRIPlugin.self, TabularPlugin.self, OutsideSharePlugin.self])
    let workspace = try Workspace.open(place.path("waybill.yaml"), registry: registry)
    let outcome = try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
    source = try #require(outcome.report.sources.first)
    exitStatus = outcome.exitStatus
    records = try Ledger(path: place.path("ledger.sqlite")).read { reader in
      var records: [Record] = []
      for ingest in try reader.ingests() {
        try reader.scan(ingest.id) { batch in
          for index in 0..<batch.count { records.append(batch.record(index)) }
        }
      }
      return records
    }
  }

  /// The sums of the records of a measure by a key; records without a key are in none.
  func sums(ofMeasure measure: Measure, by key: (Record) -> [String?]?) -> [[String?]: IntervalSum] {
    var sums: [[String?]: IntervalSum] = [:]
    for record in records where record.facet.measure == measure {
      guard let key = key(record) else { continue }
      sums[key, default: IntervalSum()].add(
        lo: record.value.lo.millionths, hi: record.value.hi?.millionths ?? RecordBatch.noUpperBound)
    }
    return sums
  }
}

extension Record {
  /// The year of its first day.
  var year: String { String(period.from.year) }
}
