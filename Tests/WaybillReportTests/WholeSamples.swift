import WaybillCore

@testable import WaybillReport

/// A report with every table that pages tell in words, and records behind one figure.
enum WholeSamples {
  private static func table(_ id: String, _ columns: [(String, MetricTable.Column.Kind)], _ rows: [[MetricTable.Cell]])
    -> MetricTable
  {
    MetricTable(
      id: id, title: "Table \(id)", columns: columns.map { MetricTable.Column($0.0, $0.1, help: "") }, rows: rows)
  }

  private static func texts(_ names: [String]) -> [(String, MetricTable.Column.Kind)] { names.map { ($0, .text) } }

  private static let series = ["source", "basis", "measure", "unit"]

  static var unknowns: MetricTable {
    let key = ["register", "delivery", "tiv", "TIV-million", "nato", "nato", "year-of-accession", "ALL", "2018-2022"]
    func row(_ cause: String, _ rank: Int, _ amount: Int128, _ records: Int, _ worth: Int64) -> [MetricTable.Cell] {
      (key + [cause]).map { .text($0) } + [.integer(rank)]
        + [amount, amount, 0, 0].map { .amount($0 * 1_000_000) }
        + [.integer(records), .share(286), .share(worth)]
    }
    return table(
      "balance-sheet",
      texts(series + ["alliance", "group", "membership", "exporter", "period", "cause"]) + [("rank", .integer)]
        + ["undetermined_lo", "undetermined_hi", "known_lo", "known_hi"].map { ($0, .amount) }
        + [("records", .integer), ("width", .share), ("information", .share)],
      [row("unknown-recipient", 2, 7, 2, 66), row("bloc", 1, 21, 3, 220)])
  }

  static var holders: MetricTable {
    func row(_ holder: String, _ best: Int, _ worst: Int, _ lo: Int64, _ hi: Int64) -> [MetricTable.Cell] {
      ["register", "delivery", "tiv", "TIV-million", "destinations", "USA", "2018-2022", holder, "reported"]
        .map { .text($0) } + [.integer(best), .integer(worst), .share(lo), .share(hi)]
        + [Int128(lo), Int128(hi)].map { .amount($0 * 1000) }
    }
    return table(
      "concentration-top",
      texts(series + ["of", "exporter", "period", "holder", "status"])
        + [("rank_best", .integer), ("rank_worst", .integer), ("share_lo", .share), ("share_hi", .share)]
        + [("amount_lo", .amount), ("amount_hi", .amount)],
      [row("NLD", 1, 1, 300_000, 300_000), row("GBR", 2, 3, 100_000, 150_000), row("FRA", 2, 3, 120_000, 120_000)])
  }

  static var claims: MetricTable {
    func row(_ said: (en: String, nl: String), _ judgement: String, _ code: String) -> [MetricTable.Cell] {
      [
        "c", "outside-share", "register", "NLD", "nato", "year-of-accession", "2018-2022", "delivery", "tiv",
        "TIV-million", judgement, "why", code, said.en, "a newspaper", said.nl, "", "https://example.org",
      ].map { .text($0) } + [50_000, 150_000, 600_000, 620_000].map { .share($0) }
    }
    let names = [
      "claim", "table", "source", "exporter", "group", "membership", "period", "basis", "measure", "unit",
      "judgement", "why", "why_code", "text", "by", "text_nl", "by_nl", "url",
    ]
    return table(
      "claims", texts(names) + ["claim_lo", "claim_hi", "figure_lo", "figure_hi"].map { ($0, .share) },
      [
        row(("a tenth leaves", "een tiende gaat weg"), "outside", "below"),
        row(("little leaves", ""), "inside", "partial"),
      ])
  }

  static var triangulation: MetricTable {
    func row(_ period: String, _ source: String, _ share: Int64?, _ codes: String) -> [MetricTable.Cell] {
      [
        "NLD", period, share == nil ? "" : "outside-share", source, "licence", "money", "EUR", "nato", "reported",
        codes,
      ]
      .map { .text($0) } + [share, share].map { $0.map { .share($0) } ?? .absent } + [.integer(1), .integer(2)]
    }
    return table(
      "triangulation",
      texts(["exporter", "period", "question", "source", "basis", "measure", "unit", "group", "status", "reason_codes"])
        + [("share_lo", .share), ("share_hi", .share), ("years_reported", .integer), ("years_due", .integer)],
      [
        row("2012", "eu", 100_000, ""), row("2013", "eu", 200_000, "licence;years:1/2;undetermined:12"),
        row("", "register", nil, "no-common-value:items and licences"),
      ])
  }

  static var evidence: Evidence {
    let figure = Evidence.Figure(
      source: "register", basis: "delivery", measure: "tiv", unit: "TIV-million", alliance: "nato", group: "nato",
      membership: "year-of-accession", exporter: "USA", period: "2018-2022")
    let place = Place(file: "/home/somebody/register.csv", line: 4218)
    func line(
      _ destination: PartySet?, _ item: String, _ lo: Int64, _ hi: Int64?, flags: [String] = []
    ) -> Evidence.Line {
      guard let value = Interval(Amount(millionths: lo), hi.map { Amount(millionths: $0) }) else {
        preconditionFailure("a sample's ends are the right way round")
      }
      return Evidence.Line(
        place: place, exporter: "USA", destination: destination, period: .year(2020), item: item, value: value,
        flags: flags)
    }
    return Evidence(
      of: figure,
      buckets: [
        .init(
          .outside, records: 12,
          lines: [
            line(
              PartySet(Party(.state, "FRA")), "Ship <b>", 5_000_000, 5_000_000,
              flags: ["provisional", "estimated-value"])
          ]),
        .init(
          .undetermined, records: 3,
          lines: [
            line(PartySet(parties: [Party(.state, "FRA"), Party(.state, "NLD")]), "", 1_000_000, nil),
            line(PartySet(.several), "", 1_000_000, 1_000_000), line(nil, "", 0, 1),
          ]),
      ], command: "waybill trace waybill.yaml --key exporter=USA --limit 0")
  }

  static var report: RunReport {
    var report = Samples.report
    report.languages = [.english, .dutch]
    report.tables += [unknowns, holders, claims, triangulation]
    report.evidence = [evidence]
    report.membershipChanges = [MembershipChange(group: "nato", year: 2010, joined: ["ALB"])]
    report.sources[1].breaks = [
      SeriesBreak(year: 2011, texts: [.english: "counted otherwise", .dutch: "anders geteld"]),
      SeriesBreak(year: 2011, exporter: "FRA", texts: [.english: "France counted otherwise"]),
    ]
    return report
  }
}
