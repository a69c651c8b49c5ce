import OutsideShare
import SIPRI
import Tabular
import Testing
import WaybillCore
import WaybillRunner

/// A folder with two small sources: `exports`, whose records may be given on, and `register`, whose may not.
struct ExportPlace {
  let place: Workplace

  /// Makes the folder.
  init(mapping: String = Self.mapping, data: String = Self.data) throws {
    place = try Workplace()
    try place.write(mapping.utf8, to: "mappings/exports.yaml")
    try place.write(data.utf8, to: "exports.csv")
    try place.write(Self.pipeline.utf8, to: "waybill.yaml")
  }

  static let mapping = """
    mapping: 1
    id: exports
    about: {publisher: P, title: Exports, url: https://example.org/a, terms: Free, reuse: records}
    reporting: {by-state: [NLD]}
    read:
      format: csv
      columns: {year: Year, to: To, goods: Goods, number: Number, eur: EUR}
    emit:
      - basis: licence
        measure: licences
        unit: licence
        exporter: {const: NLD}
        destination: {from: to, party: p}
        period: {from: year, type: year}
        item: {from: goods, optional: true}
        value: {from: number, type: integer, max: 100}
      - basis: licence
        measure: money
        unit: EUR
        exporter: {const: NLD}
        destination: {from: to, party: p}
        period: {from: year, type: year}
        item: {from: goods, optional: true}
        value: {from: eur, type: decimal}
    parties:
      p:
        files: [countries.yaml]
        unmatched: reject

    """
  /// Goods that a spreadsheet, CSV or JSON could take for something else.
  static let data = """
    Year,To,Goods,Number,EUR
    2020,Germany,=1+1,1,0.000001
    2020,Chile,"a ""b"", c",2,9000000000000.5
    2021,Germany,"two
    lines",500,30
    2021,Germany,@x\\,3,-40.25
    2022,Chile,,4,50

    """
  private static let pipeline = """
    pipeline: 1
    ledger: out/waybill.sqlite
    out: out
    sources:
      - {mapping: mappings/exports.yaml, files: [exports.csv]}
      - {mapping: mappings/sipri-register.yaml, files: [docs/tutorial/data/sipri-register.csv]}
    groups: mappings/groups.yaml
    metrics: [{metric: outside-share, groups: [nato]}]
    limits: {rejects: 20}
    """

  func workspace() throws -> Workspace {
    try Workspace.open(
      place.path("waybill.yaml"),
      registry: try Registry([SIPRIPlugin.self, TabularPlugin.self, OutsideSharePlugin.self]))
  }

  @discardableResult
  func run() throws -> PipelineRun.Outcome {
    let options = PipelineRun.Options(arguments: "waybill.yaml", started: "2024-04-25T12:00:00Z")
    return try PipelineRun(try workspace(), options: options).execute()
  }

  /// Exports into a folder of the place.
  @discardableResult
  func export(
    _ format: Export.Format = .csv, to folder: String = "given", excelSafe: Bool = false, sources: [String] = []
  ) throws -> Export.Outcome {
    let options = Export.Options(
      folder: place.path(folder), format: format, excelSafe: excelSafe, sources: sources)
    return try Export(try workspace(), options: options).execute()
  }

  /// The problems that keep an export from being made.
  func problems(_ format: Export.Format = .csv, to folder: String = "given", sources: [String] = []) -> [String] {
    place.problems { try export(format, to: folder, sources: sources) }
  }
}

/// The fields of a CSV text, row by row, as RFC 4180 has them.
func csvRows(_ text: String) -> [[String]] {
  var rows: [[String]] = []
  var (row, field): ([String], [UInt8]) = ([], [])
  var (isQuoted, wasQuote) = (false, false)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""):
      if isQuoted {
        (isQuoted, wasQuote) = (false, true)
        continue
      }
      if wasQuote { field.append(byte) }
      isQuoted = true
    case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
      row.append(String(decoding: field, as: UTF8.self))
      field = []
      if byte == UInt8(ascii: "\n") {
        rows.append(row)
        row = []
      }
    default: field.append(byte)
    }
    wasQuote = false
  }
  return rows
}
