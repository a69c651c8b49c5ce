import WaybillCore

@testable import WaybillReport

/// Reports for tests: every oddity that a page must survive, in few rows.
enum Samples {
  static let names: [Language: [String: String]] = [
    .english: [
      "USA": "United States", "FRA": "France", "NLD": "Netherlands", "MKD": "North Macedonia", "DEU": "Germany",
      "GBR": "United Kingdom", "TUR": "Türkiye", "ALB": "Albania",
    ],
    .dutch: ["USA": "Verenigde Staten", "NLD": "Nederland", "GBR": "Verenigd Koninkrijk", "FRA": "Frankrijk"],
  ]

  /// Two sources of different bases, amounts in hundredths of a unit; one exporter did not report, one has no value.
  static var shares: MetricTable {
    var shares = ShareTable()
    shares.add("ALL", outside: 7_736_780, inside: 1_979_691, undetermined: 2771)
    shares.add("ALL", outside: 7_600_000, inside: 2_116_471, undetermined: 2771, group: "nato+eu")
    shares.add("ALL", outside: 5_000_000, inside: 4_716_471, undetermined: 2771, group: "nato+eu+equivalents+ukraine")
    shares.add("USA", outside: 4_503_842, inside: 1_164_348)
    shares.add("FRA", outside: 1_329_293, inside: 185_500, undetermined: 226)
    shares.add("MKD", outside: 3120, inside: 0)
    shares.add("TUR", outside: 0, inside: 2700, undetermined: 1500)
    shares.add("USA", outside: 1, inside: 1, period: "2023")
    let licences = ("licence", "money", "EUR")
    shares.add(
      "ALL", outside: 1_803_164_745_400, inside: 1_468_576_273_200, source: "eu", facet: licences, period: "2013",
      years: (2, 4), status: "partial")
    shares.add(
      "NLD", outside: 3, inside: 99_999_999, source: "eu", facet: licences, period: "2013", years: (1, 1))
    shares.addEmpty("GBR", status: "not-reported", source: "eu", facet: licences, period: "2013", years: (0, 1))
    shares.addEmpty("DEU", status: "no-value", source: "eu", facet: licences, period: "2013", years: (1, 1))
    // In 2009 nobody was due; Albania never was, and has figures all the same.
    for year in ["2008", "2010", "2011"] {
      shares.add("NLD", outside: 1, inside: 1, source: "eu", facet: licences, period: year, years: (1, 1))
      shares.addEmpty("GBR", status: "not-reported", source: "eu", facet: licences, period: year, years: (0, 1))
    }
    shares.add("ALB", outside: 1, inside: 1, source: "eu", facet: licences, period: "2011", years: (0, 0))
    return shares.table
  }

  /// Records that are in no share: two reasons of one source, and one without an upper bound of another.
  static var leftOut: MetricTable {
    func row(_ key: [String], _ records: Int, _ lo: Int128, _ hi: Int128?) -> [MetricTable.Cell] {
      key.map { .text($0) } + [.integer(records), .amount(lo), hi.map(MetricTable.Cell.amount) ?? .absent]
    }
    let columns =
      ["source", "basis", "measure", "unit", "level", "reason"].map { MetricTable.Column($0, .text, help: "") }
      + [.init("records", .integer, help: ""), .init("amount_lo", .amount, help: "")]
      + [.init("amount_hi", .amount, help: "")]
    let extensions = "event extension: named by leave_out"
    return MetricTable(
      id: "outside-share-left-out", title: "Records that are in no share", columns: columns,
      rows: [
        row(["eu", "licence", "money", "EUR", "total", extensions], 1943, 5_622_171_428_000_000, nil),
        row(["eu", "licence", "money", "EUR", "part", extensions], 57, 1_000_000, 1_000_000),
        row(["eu", "licence", "money", "EUR", "part", "told by the importer: the exporter counts"], 1, 0, 0),
        row(["register", "delivery", "tiv", "TIV-million", "part", "exporter unknown"], 185, 700_770_000, 700_770_000),
      ])
  }

  static var coverage: MetricTable { CoverageTable.table(of: ShareAnswer.all(in: report)) }

  static var register: SourceReport {
    SourceReport(
      id: "register", title: "Register of Transfers", publisher: "An institute", url: "https://example.org/register",
      terms: "free to cite", mapping: "mappings/register.yaml", reporting: "complete: no row is a zero",
      isComplete: true,
      files: [
        FileReport(
          name: "data/register.csv", sha256: String(repeating: "0123456789abcdef", count: 4), size: 4_123_456,
          captures: ["vintage": "13 April 2024", "title": "Register"], rowsIn: 27_843, records: 27_838)
      ], rowsIn: 27_843, rowsMapped: 27_836, rowsDropped: 5, rowsRejected: 2, records: 27_838, emitRejects: 1,
      dropped: [ReasonCount("the header is repeated inside the file", 5, first: "register.csv:1204")],
      skipped: [ReasonCount("no delivery in that year", 1204)],
      repairs: [ReasonCount("a record broken over two lines", 2)],
      rejects: [
        RejectGroup(
          Diagnostic.Code(rawValue: "unknown-party"), count: 3,
          examples: [
            Diagnostic(
              .reject, Diagnostic.Code(rawValue: "unknown-party"),
              "unknown party 'Chili via België' in 'destination'; did you mean 'Chili'?",
              at: Place(file: "data/register.csv", line: 4218, column: 12, length: 16))
          ])
      ], years: 1950...2023)
  }

  static var licences: SourceReport {
    SourceReport(
      id: "eu", title: "Annual Report", rowsIn: 10, rowsMapped: 9, records: 9, alreadyKept: true,
      checks: [
        CheckReport(
          name: "rows", kind: "row-count", severity: "error", expected: "at least 1 row", found: "10 rows",
          passed: true),
        CheckReport(
          name: "parts <make> totals", kind: "sum", severity: "warning", expected: "parts make their total by exporter",
          found: "1 of 3 groups differs", passed: false,
          examples: [
            .init("licence, money, EUR, FRA: parts 1, total 3; 2 apart", at: Place(file: "/home/a/eu.csv", line: 7)),
            .init("a note without a place"),
          ]),
      ])
  }

  static var report: RunReport {
    RunReport(
      pipeline: "waybill.yaml", command: "waybill run waybill.yaml", sources: [register, licences],
      tables: [shares, leftOut],
      partyNames: names)
  }

  static var empty: RunReport {
    RunReport(pipeline: "p.yaml", command: "waybill run p.yaml", sources: [], tables: [], partyNames: [:])
  }

  /// The words and the figures of a report in one language.
  static func edition(of report: RunReport, in language: Language = .english) -> Edition {
    Edition(report, ReportFigures(report), in: language)
  }

  /// All pages of a report.
  static func pages(of report: RunReport) -> [(name: String, text: String)] {
    ReportWriter.pages(of: report, ReportFigures(report))
  }

  /// The first page of a report.
  static func index(of report: RunReport, in language: Language = .english) -> String {
    IndexPage.text(edition(of: report, in: language))
  }

  /// The line of the register that its reject speaks of.
  static let lines = FileLines.given { file, line in
    file == "data/register.csv" && line == 4218 ? "Nederland, \"Chili via België\", 2" : nil
  }
}
