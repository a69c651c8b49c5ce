import Testing
import WaybillCore

@testable import WaybillRunner

/// Tables that are made of tables: triangulation and claims.
@Suite struct ComparisonTests {
  private static let place = Place(file: "waybill.yaml", line: 9, column: 5)

  private static func text(_ text: String) -> ConfigNode { ConfigNode(.text(text), at: place) }

  private static func table(_ entries: KeyValuePairs<String, ConfigNode>) -> ConfigNode {
    ConfigNode(.table(entries.map { .init(key: $0.key, keyPlace: place, value: $0.value) }), at: place)
  }

  private static func options(_ entries: KeyValuePairs<String, ConfigNode>) -> OptionTable {
    OptionTable(table(entries).table ?? [], at: place)
  }

  /// A row of shares as the outside share has it, as far as comparisons look at it.
  private static func shares(
    _ rows: [(source: String, basis: String, exporter: String, period: String, lo: Int64?, hi: Int64?, status: String)]
  ) -> MetricTable {
    let columns: [MetricTable.Column] = [
      .init("source", .text, isKey: true, help: ""), .init("basis", .text, isKey: true, help: ""),
      .init("measure", .text, isKey: true, help: ""), .init("unit", .text, isKey: true, help: ""),
      .init("group", .text, isKey: true, help: ""), .init("membership", .text, isKey: true, help: ""),
      .init("exporter", .text, isKey: true, help: ""), .init("period", .text, isKey: true, help: ""),
      .init("undetermined_hi", .amount, help: ""), .init("total_lo", .amount, help: ""),
      .init("total_hi", .amount, help: ""), .init("share_lo", .share, help: ""), .init("share_hi", .share, help: ""),
      .init("years_reported", .integer, help: ""), .init("years_due", .integer, help: ""),
      .init("status", .text, help: ""),
    ]
    let cells: [[MetricTable.Cell]] = rows.map { row in
      [row.source, row.basis, "money", "EUR", "nato", "year-of-accession", row.exporter, row.period].map { .text($0) }
        + [.amount(25_000_001), .amount(100_000_000), row.hi == nil ? .absent : .amount(100_000_000)]
        + [row.lo.map { .share($0) } ?? .absent, row.hi.map { .share($0) } ?? .absent]
        + [.integer(row.status == "partial" ? 3 : 5), .integer(5), .text(row.status)]
    }
    return MetricTable(id: "outside-share", title: "", columns: columns, rows: cells)
  }

  private static let tables = [
    shares([
      ("licences", "licence", "NLD", "2014", 406_500, 528_800, "reported"),
      ("eu", "delivery", "NLD", "2014", nil, nil, "not-reported"),
      ("eu", "delivery", "NLD", "2013", 100_000, 200_000, "partial"),
      ("licences", "licence", "FRA", "2014", 500_000, 500_000, "reported"),
    ])
  ]

  private static let register = SourceMakeup(
    id: "unroca", title: "UN register",
    facets: [Facet(basis: .register, measure: .items, unit: MeasureUnit(rawValue: "item"))])

  @Test func everySourceStandsBesideTheOthers() throws {
    let triangulation = try Triangulation(Self.options(["exporter": Self.text("NLD")]))
    let sources = ["eu", "licences"].map { SourceMakeup(id: $0, title: "", facets: []) } + [Self.register]
    let table = triangulation.table(from: Self.tables, sources: sources)
    let lines = table.rows.map { row in row.map(\.text).joined(separator: "|") }
    let open = "destinations that may be inside and may be outside stand for up to 26 % of the value"
    #expect(
      lines == [
        "NLD|||unroca||||||||||no-share|it counts items, which have no common value|no-common-value:items",
        "NLD|2013|outside-share|eu|delivery|money|EUR|nato|year-of-accession|0.100000|0.200000|3|5|partial|"
          + "what left the country, in money, as the state reports it; 3 of 5 years due were reported; \(open)"
          + "|delivery;years:3/5;undetermined:26",
        "NLD|2014|outside-share|eu|delivery|money|EUR|nato|year-of-accession|||5|5|not-reported|"
          + "what left the country, in money, as the state reports it; a value without an upper end is among them; "
          + "nothing was reported|delivery;unbounded;not-reported",
        "NLD|2014|outside-share|licences|licence|money|EUR|nato|year-of-accession|0.406500|0.528800|5|5|reported|"
          + "licences are permissions, and some are never used; \(open)|licence;undetermined:26",
      ])
  }

  @Test func onlyThePeriodsAskedFor() throws {
    let triangulation = try Triangulation(Self.options(["exporter": Self.text("NLD"), "periods": Self.text("2013")]))
    let table = triangulation.table(from: Self.tables, sources: [SourceMakeup(id: "licences", title: "", facets: [])])
    #expect(table.rows.map { $0[1].text + $0[3].text } == ["licences", "2013eu"])
    #expect(table.rows.first?.suffix(2).map(\.text) == ["the source has no record", "no-record"])
  }

  private static func claim(
    _ figure: String, margin: String = "0", opposite: Bool = false, basis: String? = nil, url: String? = nil,
    about: KeyValuePairs<String, ConfigNode>
  ) throws -> Claim {
    var entries: [(String, ConfigNode)] = [
      ("id", text("c")), ("text", text("words")), ("by", text("somebody")), ("figure", text(figure)),
      ("margin", text(margin)), ("about", table(about)),
    ]
    if opposite { entries.append(("opposite", text("true"))) }
    if let basis { entries.append(("basis", text(basis))) }
    if let url { entries.append(("url", text(url))) }
    let node = ConfigNode(
      .table(entries.map { .init(key: $0.0, keyPlace: place, value: $0.1) }), at: place)
    let check = try ClaimCheck(options(["claims": ConfigNode(.list([node]), at: place)]))
    return try #require(check.claims.first)
  }

  private static func judged(_ claim: Claim) -> [String] {
    ClaimCheck(claims: [claim]).table(from: tables, sources: []).rows.map { row in
      [row[2], row[6], row[10], row[11], row[14], row[15]].map(\.text).joined(separator: "|")
    }
  }

  @Test func aClaimIsInsideOutsideOrNotComparable() throws {
    let about: KeyValuePairs<String, ConfigNode> = [
      "table": Self.text("outside-share"), "exporter": Self.text("NLD"), "period": Self.text("2014"),
    ]
    #expect(
      Self.judged(try Self.claim("25", margin: "2.5", basis: "licence", about: about)) == [
        "eu|2014|0.225000|0.275000|not-comparable|the claim speaks of 'licence', the figure of 'delivery'",
        "licences|2014|0.225000|0.275000|outside|the claim is below the least that the figure can be",
      ])
    #expect(
      Self.judged(try Self.claim("52.88", about: about)) == [
        "eu|2014|0.528800|0.528800|not-comparable|the figure has no share: not-reported",
        "licences|2014|0.528800|0.528800|inside|",
      ])
    #expect(
      Self.judged(try Self.claim("10", opposite: true, about: about)).last
        == "licences|2014|0.900000|0.900000|outside|the claim is above the most that the figure can be; "
        + "the claim names no kind of figures, this one counts licence")
    #expect(
      Self.judged(
        try Self.claim(
          "15",
          about: ["table": Self.text("outside-share"), "source": Self.text("eu"), "period": Self.text("2013")]))
        == ["eu|2013|0.150000|0.150000|inside|the figure is partial"])
  }

  @Test func aClaimOfNoBasisSaysWhatTheFigureCounts() throws {
    let claim = try Self.claim(
      "25", about: ["table": Self.text("outside-share"), "source": Self.text("licences"), "exporter": Self.text("NLD")])
    let row = try #require(ClaimCheck(claims: [claim]).table(from: Self.tables, sources: []).rows.first)
    #expect(row[16].text == "below;any-basis:licence")
  }

  @Test(arguments: [("https://a.example", "own-source"), ("https://b.example", "partial")])
  func aFigureOfTheClaimsOwnSourceIsNoCheckOfIt(url: String, code: String) throws {
    let claim = try Self.claim(
      "43", margin: "0.5", url: "https://a.example", about: ["table": Self.text("outside-share")])
    let tables = [Self.shares([("p", "turnover", "NLD", "2023", 425_000, 435_000, "told")])]
    let table = ClaimCheck(claims: [claim]).table(
      from: tables, sources: [SourceMakeup(id: "p", title: "", url: url, facets: [])])
    #expect(table.rows.map { $0[14].text + " " + $0[16].text } == ["inside \(code)"])
    if code == "own-source" {
      #expect(table.rows.first?[15].text == "the figure is the claim's own source, no check of it")
    }
  }

  @Test func aClaimAboutNothingSaysSo() throws {
    #expect(
      Self.judged(try Self.claim("1", about: ["table": Self.text("outside-share"), "exporter": Self.text("ISL")]))
        == ["||0.010000|0.010000|not-comparable|no row of 'outside-share' has these keys"])
    #expect(
      Self.judged(try Self.claim("1", about: ["table": Self.text("export-dependence")]))
        == ["||0.010000|0.010000|not-comparable|the run has no table 'export-dependence'"])
  }

  @Test func wrongClaimsAreAllTold() throws {
    let node = Self.table([
      "id": Self.text("c d"), "text": Self.text("t"), "figure": Self.text("x"), "opposite": Self.text("yes"),
      "basis": Self.text("licences"), "about": Self.table(["exporter": Self.text("NLD")]),
    ])
    let error = #expect(throws: Diagnostics.self) {
      try ClaimCheck(Self.options(["claims": ConfigNode(.list([node]), at: Self.place)]))
    }
    let words = error?.all.map(\.description) ?? []
    #expect(words.contains { $0.contains("missing key 'by'") }, "\(words)")
    for key in ["id", "figure", "opposite", "basis", "table"] {
      #expect(words.contains { $0.contains("'\(key)'") }, "\(key): \(words)")
    }
  }

  @Test func twoClaimsOfOneID() throws {
    let claim = Self.table([
      "id": Self.text("c"), "text": Self.text("t"), "by": Self.text("b"), "figure": Self.text("1"),
      "about": Self.table(["table": Self.text("outside-share")]),
    ])
    let error = #expect(throws: Diagnostics.self) {
      try ClaimCheck(Self.options(["claims": ConfigNode(.list([claim, claim]), at: Self.place)]))
    }
    #expect(error?.all.map(\.code.rawValue) == ["repeated-claim"])
  }
}
