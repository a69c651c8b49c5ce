import MetricSamples
import Testing
import WaybillCore

@testable import Mirror

/// Figures worked out by hand.
@Suite struct MirrorTests {
  private static func table(
    exporters: [String], importers: [String], _ options: KeyValuePairs<String, Option> = [:]
  ) throws -> [MetricTable] {
    let records =
      try exporters.map { try Sample.record($0, Sample.items) }
      + importers.map { try Sample.record($0, Sample.items, perspective: .importer) }
    return try Mirror.of(records, options).result(Sample.complete(2010...2014))
  }

  /// The example of the page: the exporter says 40, the importer 60.
  @Test func aDifference() throws {
    let table = try Self.table(exporters: ["NLD>CHL 2010 40 III"], importers: ["NLD>CHL 2010 60 III"])[0]
    #expect(
      table.lines(
        "source", "against", "basis", "unit", "exporter", "destination", "category", "period", "exporter_lo",
        "exporter_hi", "importer_lo", "importer_hi", "size_lo", "size_hi", "signed_lo", "signed_hi", "exporter_records",
        "importer_records", "class", "silent", "status") == [
          "s s register item NLD CHL III 2010 40 40 60 60 0.2 0.2 -0.2 -0.2 1 1 differ  compared"
        ])
  }

  @Test(arguments: [
    ("7", "7", "equal", "0 0 0 0"), ("10", "9", "agree", "0.052632 0.052632 0.052632 0.052632"),
    // Four items of forty agree; five are too many, and so are three of ten.
    ("40", "36", "agree", "0.052632 0.052632 0.052632 0.052632"),
    ("40", "35", "differ", "0.066667 0.066667 0.066667 0.066667"),
    ("10", "7", "differ", "0.176471 0.176471 0.176471 0.176471"),
    ("4", "3", "differ", "0.142857 0.142857 0.142857 0.142857"),
    ("0", "0", "equal", "   "), ("0", "3", "differ", "1 1 -1 -1"), ("-2", "3", "differ", "   "),
    // 8 to 10 agrees with 9 whatever it is, and 2 to 10 does not; 2 to 3 never does.
    ("8..10", "9", "agree", "0 0.058824 -0.058824 0.052632"),
    ("2..10", "9", "undetermined", "0 0.636364 -0.636364 0.052632"),
    ("2..3", "9", "differ", "0.5 0.636364 -0.636364 -0.5"), ("1..7", "9", "undetermined", "0.125 0.8 -0.8 -0.125"),
    ("5..", "9", "undetermined", "0 1 -0.285714 1"), ("9", "0..", "undetermined", "0 1 -1 1"),
    ("10..", "9", "undetermined", "0.052632 1 0.052632 1"), ("0..1", "0..1", "undetermined", "0 1 -1 1"),
  ])
  func classes(exporter: String, importer: String, kind: String, ends: String) throws {
    let table = try Self.table(exporters: ["NLD>CHL 2010 \(exporter)"], importers: ["NLD>CHL 2010 \(importer)"])[0]
    #expect(table.lines("class", "size_lo", "size_hi", "signed_lo", "signed_hi") == ["\(kind) \(ends)"])
  }

  /// Peru says nothing at all in 2010, Chile says something of another transfer.
  @Test func oneSideAlone() throws {
    let tables = try Self.table(
      exporters: ["NLD>CHL 2010 5 III", "NLD>PER 2010 6 III"], importers: ["NLD>CHL 2010 2 IV", "FRA>CHL 2011 1 III"])
    #expect(
      tables[0].lines("exporter", "destination", "category", "period", "size_lo", "signed_lo", "class", "silent") == [
        "FRA CHL III 2011 1 -1 only-importer exporter", "NLD CHL III 2010 1 1 only-exporter ",
        "NLD CHL IV 2010 1 -1 only-importer ", "NLD PER III 2010 1 1 only-exporter importer",
      ])
    #expect(
      tables[1].lines("period", "equal", "agree", "differ", "undetermined", "only_exporter", "only_importer", "status")
        == [
          "2010 0 0 0 0 2 1 compared", "2011 0 0 0 0 0 1 compared",
        ])
  }

  /// What the exporter says of 2010 the importer says of 2011.
  @Test func theYearBeside() throws {
    let table = try Self.table(
      exporters: ["NLD>CHL 2010 20", "NLD>CHL 2013 8"],
      importers: ["NLD>CHL 2011 19", "NLD>CHL 2012 8", "NLD>CHL 2013 8"], ["periods": ["windows": ["2010-2011"]]])[0]
    #expect(
      table.lines("period", "class", "exporter_match", "importer_match", "status") == [
        "2010 only-exporter 2011  compared", "2011 only-importer  2010 compared",
        // 2013 has its own partner, so that it is none for 2012.
        "2012 only-importer   compared", "2013 equal   compared", "2010-2011 agree   compared",
      ])
  }

  @Test func twoSourcesOfWhichOneIsAThirdParty() throws {
    let records = try [
      Sample.record("NLD>CHL 2010 5", Sample.items, source: "a", perspective: .thirdParty),
      Sample.record("NLD>CHL 2010 9", Sample.items, source: "a", perspective: .importer),
      Sample.record("NLD>CHL 2010 5", Sample.items, source: "b", perspective: .importer),
      Sample.record("NLD>CHL 2010 7", Sample.items, source: "b"),
    ]
    func lines(_ options: KeyValuePairs<String, Option>) throws -> [String] {
      try Mirror.of(records, options).result(Sample.complete(2010...2011, "a", "b"))[0]
        .lines("source", "against", "exporter_lo", "importer_lo", "class")
    }
    #expect(try lines(["between": ["a", "b"]]) == ["a b 5 5 equal"])
    #expect(try lines([:]) == ["a a  9 only-importer", "b b 7 5 differ"])
    let left = try Mirror.of(records, ["between": ["a", "b"]]).result(Sample.complete(2010...2011, "a", "b"))[2]
    #expect(
      left.lines("source", "reason", "amount_lo") == [
        "a told by a side that is not asked for 9", "b told by a side that is not asked for 7",
      ])
  }

  /// Levels, bases and units never meet, and money is not read.
  @Test func onlyLikeIsCompared() throws {
    let totals = Facet(basis: .register, measure: .items, unit: MeasureUnit(rawValue: "item"), level: .total)
    let deliveries = Facet(basis: .delivery, measure: .items, unit: MeasureUnit(rawValue: "item"))
    func tables(_ records: [Record]) throws -> [MetricTable] {
      try Mirror.of(records).result(Sample.complete(2010...2011))
    }
    let records = try [
      Sample.record("NLD>CHL 2010 5", Sample.items), Sample.record("NLD>CHL 2010 6", totals),
      Sample.record("NLD>CHL 2010 7", Sample.items, perspective: .importer),
      Sample.record("NLD>CHL 2010 8", deliveries, perspective: .importer),
      Sample.record("NLD>CHL 2010 9", Sample.deliveries),
    ]
    #expect(
      try tables(records)[0].lines("basis", "exporter_lo", "importer_lo", "class") == [
        "delivery  8 only-importer", "register 5 7 differ",
      ])
    // Without a level that both have, totals are read, and the other side's parts are listed.
    let apart = try tables([records[1], records[2]])
    #expect(apart[0].lines("exporter_lo", "importer_lo", "class") == ["6  only-exporter"])
    #expect(apart[2].lines("reason", "amount_lo") == ["not at the level of the other side 7"])
  }

  @Test func whatHasNoPairIsListed() throws {
    let records = try [
      Sample.record("NLD>CHL|PER 2010 5", Sample.items),
      Sample.record("->CHL 2010 6", Sample.items, perspective: .importer),
      Sample.record("NLD>CHL 2010 7", Sample.items, perspective: .thirdParty),
      Sample.record("NLD>CHL 2010 8", Sample.items, event: .denial), Sample.record("GUF<FRA>CHL 2010 9", Sample.items),
    ]
    let tables = try Mirror.of(records).result(Sample.complete(2010...2011))
    #expect(tables[0].lines("exporter", "exporter_lo") == ["FRA 9"])
    #expect(
      tables[2].lines("reason", "records", "amount_lo") == [
        "event denial: named by leave_out 1 8",
        "exporter or destination not exactly one party: no pair to compare 2 11",
        "told by a side that is not asked for 1 7",
      ])
  }
}
