import Testing
import WaybillCore

/// The Dutch licence list of 2004 to 2014, whole, against figures that were computed from the file independently.
@Suite(.enabled(if: ThreeSources.data != nil, "WAYBILL_DATA is not set"))
struct ThreeSourcesNLTests {
  /// One run for all tests.
  private static let run = Result {
    try ThreeSourcesRun(
      mapping: "nl-licences.yaml", file: "nl/Overzicht.uitvoer.militaire.goederen.2004-2014.csv", rejects: 0)
  }

  private var run: ThreeSourcesRun { get throws { try Self.run.get() } }

  @Test func everyRowIsAccountedForAndNoSpellingRefused() throws {
    let run = try run
    let counts = try #require(run.counts["nl-licences"])
    #expect(counts.rowsIn == 16_592)
    #expect(counts.rowsMapped == 16_589)
    #expect(counts.dropped == ["no figure in the row": 3])
    #expect(counts.skipped == ["value: not-reported": 3])
    #expect(counts.rowsRejected == 0 && counts.emitsRejected == 0 && counts.isBalanced)
    #expect(run.rejects.isEmpty)
    #expect(run.exitStatus == 0)
    #expect(Set(run.records.map(\.period.from.year)) == Set(2004...2014))
  }

  @Test func categoriesOfSeveralAreLeftOutByNamedRules() throws {
    #expect(
      try run.counts["nl-licences"]?.notes == [
        #"category: left out by the rule '(?i)^div(erse.*)?\.?$' to ''"#: 137,
        #"category: left out by the rule '(?i)^ml? ?\d+[a-z0-9]*[ ,./-].*$' to ''"#: 134,
      ])
  }

  /// What would count twice or is no export stands in a table of its own, to the last licence.
  @Test func whatIsLeftOutIsCounted() throws {
    let table = try #require(try run.tables.first { $0.id == "outside-share-left-out" })
    #expect(
      table.rows.map { $0.map(\.text).joined(separator: ",") }
        == [
          ("event extension: named by leave_out", 943, 5_622_171_428),
          ("event replacement: named by leave_out", 1026, 6_330_787_694),
          ("event temporary: named by leave_out", 4261, 7_985_361_888),
        ].map { "nl-licences,licence,money,EUR,total,\($0),\($1),\($2),\($2)" })
  }

  /// The sums in millions with two decimals.
  @Test(arguments: [
    (2004, 985, "396.39", "177.31", "28.49"), (2006, 916, "370.57", "682.16", "76.17"),
    (2007, 941, "517.01", "252.61", "28.52"), (2008, 1059, "787.06", "402.20", "74.94"),
    (2010, 837, "493.48", "404.34", "71.18"), (2011, 851, "446.18", "187.04", "114.77"),
    (2013, 869, "206.81", "618.80", "164.18"), (2014, 1176, "1525.94", "1316.58", "396.20"),
  ])
  func theSumsOfAYear(year: Int, records: Int, inside: String, outside: String, undetermined: String) throws {
    let share = try #require(try run.share("licence", from: "nl-licences", of: "NLD", in: String(year)))
    #expect(share["records"] == .integer(records))
    for (name, expected) in [("inside_lo", inside), ("outside_lo", outside), ("undetermined_lo", undetermined)] {
      guard case .amount(let sum) = share[name] else {
        Issue.record("no \(name)")
        continue
      }
      #expect(Decimals.fixed(sum / 1_000_000, places: 2) == expected, "\(name)")
    }
    #expect(share["status"] == .text("reported"))
  }

  /// The printed table, whose bounds were computed roughly.
  @Test func theBoundsOfAYear() throws {
    let rows = try ThreeSources.rows("three-nl-years.csv")
    #expect(rows.count == 8)
    for row in rows {
      let share = try #require(try run.share("licence", from: "nl-licences", of: "NLD", in: row["year"] ?? ""))
      for name in ["share_lo", "share_hi"] {
        guard case .share(let part) = share[name] else {
          Issue.record("no \(name)")
          continue
        }
        let printed = try #require(row[name].flatMap { Amount($0) }).millionths
        #expect(abs(part * 100 - printed) <= 500_000, "\(row["year"] ?? "") \(name)")
      }
    }
  }

  /// The printed sums have the territories of the Netherlands, and `NAVO+SINGAPORE`, outside; here the first are
  /// inside, and the second may be either. Nothing else differs.
  @Test func theDifferencesFromThePrintedTable() throws {
    let run = try run
    for row in try ThreeSources.rows("three-nl-years.csv") {
      let year = try #require(row["year"].flatMap { Int($0) })
      var territories: Int128 = 0
      var several: Int128 = 0
      for record in run.records where record.period.from.year == year && record.event == .new {
        if let party = record.destination?.single, party.kind == .territory, party.belongsTo == "NLD" {
          territories += Int128(record.value.lo.millionths)
        } else if record.destination?.description == "one of {SGP, within nato}" {
          several += Int128(record.value.lo.millionths)
        }
      }
      let share = try #require(run.share("licence", from: "nl-licences", of: "NLD", in: String(year)))
      for (name, moved) in [
        ("inside", territories), ("outside", -territories - several), ("undetermined", several), ("total", 0),
      ] {
        guard case .amount(let sum) = share["\(name)_lo"] else {
          Issue.record("no \(name) in \(year)")
          continue
        }
        let printed = Int128(try #require(row[name].flatMap { Amount($0) }).millionths) * 1_000_000
        // The printed sums have two decimals, and their parts were rounded one by one.
        #expect(abs(sum - moved - printed) <= 10_000_000_000, "\(name) \(year)")
      }
    }
  }

  /// Published by the government, in millions: near the licences without extensions, far from all licences.
  @Test(arguments: [("2007", 873.71), ("2008", 1257.67)])
  func thePublishedTotals(year: String, published: Double) throws {
    guard case .amount(let total) = try run.share("licence", from: "nl-licences", of: "NLD", in: year)?["total_lo"]
    else {
      Issue.record("no total")
      return
    }
    #expect(abs(Double(total) / 1e12 - published) < 0.1 * published)
  }

  /// The first destination does not decide: over Spain to Venezuela is outside.
  @Test func theFinalDestinationIsKeptBesideTheFirst() throws {
    var seen: Set<String> = []
    var differ = 0
    for record in try run.records {
      guard let via = record.via, let destination = record.destination else { continue }
      if via != destination { differ += 1 }
      seen.insert("\(via) -> \(destination)")
    }
    #expect(seen.contains("ESP -> VEN"))
    #expect(differ > 1000)
  }
}
