import Testing
import WaybillCore

/// The EU's annual reports of 2005 to 2013, whole, against figures that were computed from the file independently.
@Suite(.enabled(if: ThreeSources.data != nil, "WAYBILL_DATA is not set"))
struct ThreeSourcesEUTests {
  /// One run for all tests.
  private static let run = Result {
    try ThreeSourcesRun(mapping: "eu-annual-report.yaml", file: "eu/eu-armsexports.csv", rejects: 5)
  }

  private var run: ThreeSourcesRun { get throws { try Self.run.get() } }

  @Test func everyRowIsAccountedFor() throws {
    let run = try run
    let counts = try #require(run.counts["eu-annual-report"])
    #expect(counts.rowsIn == 60_297)
    #expect(counts.dropped == ["totals over all exporters, and rows without an exporter": 45])
    #expect(counts.rowsMapped == 60_250)
    #expect(counts.rowsRejected == 2)
    #expect(counts.emitsRejected == 3)
    #expect(counts.isBalanced)
    #expect(run.exitStatus == 0)
    // A row makes three records, but for the cells that are empty and the five that are refused.
    #expect(counts.records == 60_252 * 3 - 5 - counts.skipped.values.reduce(0, +))
    #expect(counts.records == run.records.count)
    #expect(Set(run.records.map(\.period)) == Set((2005...2013).map(Period.year)))
  }

  @Test func threeNumbersAreMendedByNamedRules() throws {
    let run = try run
    #expect(
      run.counts["eu-annual-report"]?.notes == [
        #"value: '131.354' read as '131354' by the rule '^(\d{3})[. ](\d{3})$' to '$1$2'"#: 1,
        #"value: '386 000' read as '386000' by the rule '^(\d{3})[. ](\d{3})$' to '$1$2'"#: 1,
        #"value: '7 56000' read as '756000' by the rule '^(\d) (\d{5})$' to '$1$2'"#: 1,
      ])
    let mended = run.records.filter { $0.flags.list == ["repaired"] }.map { "\($0.line) \($0.value.lo)" }
    #expect(mended == ["47577 756000", "48214 131354", "51467 386000"])
  }

  @Test func fiveCellsAreRefused() throws {
    let refused = try run.rejects.map { "\($0.line):\($0.column): \($0.message) [\($0.code.rawValue)]" }
    #expect(
      refused == [
        "10608:36: 'value' must be at most 15000, not '15300' [out-of-bounds]",
        "18447:35: 'value' must be at most 15000, not '66000' [out-of-bounds]",
        "18448:34: 'value' must be at most 15000, not '66000' [out-of-bounds]",
        "45001:50: 'value' must have groups of three digits, not '32.5' [bad-number]",
        "56916:32: 'value' must be at most 15000, not '262857947' [out-of-bounds]",
      ])
  }

  @Test func theOtherCellsOfARefusedRowAreKept() throws {
    var kept: [Int: [String]] = [:]
    for record in try run.records where [10_608, 18_447, 18_448, 45_001, 56_916].contains(record.line) {
      kept[record.line, default: []].append("\(record.facet.measure.rawValue) \(record.value.lo)")
    }
    #expect(kept == [10_608: ["money 15300"], 45_001: ["licences 1"], 56_916: ["money 155558497"]])
  }

  /// The sums of the total rows and of the category rows, 2013: neither is the other's part twice over.
  @Test func totalsAndTheirPartsAreNeverAdded() throws {
    let run = try run
    var sums: [Level: Int128] = [:]
    var licences: Int128 = 0
    for record in run.records {
      if record.period == .year(2013), record.facet.measure == .money, record.facet.basis == .licence {
        sums[record.facet.level, default: 0] += Int128(record.value.lo.millionths)
      }
      if record.period == .year(2012), record.facet.measure == .licences, record.facet.level == .total {
        licences += Int128(record.value.lo.millionths)
      }
    }
    #expect(sums[.total] == 36_482_642_796_000_000)
    // The reference reads 32 euros more in the cell `32.5`, which is refused here.
    #expect(sums[.part] == 36_482_610_288_000_000)
    #expect(
      run.share("licence", from: "eu-annual-report", of: "ALL", in: "2013", alliance: "eu")?["total_lo"]
        == .amount(36_482_642_796_000_000))
    // Without the slip of the columns, Italy's licences for Algeria.
    #expect(licences == 47_122_000_000)
  }

  /// All exporters together, to the euro, NATO's members and all of the EU's.
  @Test func theYearsTotals() throws {
    let run = try run
    let rows = try ThreeSources.rows("three-eu-totals.csv")
    #expect(rows.count == 20)
    for row in rows {
      let (basis, year, who) = (row["basis"] ?? "", row["year"] ?? "", row["exporters"] ?? "")
      let share = run.share(basis, from: "eu-annual-report", of: "ALL", in: year, alliance: who)
      try #expect(share?["outside_lo"] == ThreeSources.euros(row["outside"]), "\(basis) \(year) \(who)")
      try #expect(share?["total_lo"] == ThreeSources.euros(row["total"]), "\(basis) \(year) \(who)")
    }
  }

  /// Each exporter of 2009 and 2013, to the euro.
  @Test func theExporters() throws {
    let run = try run
    let rows = try ThreeSources.rows("three-eu-exporters.csv")
    #expect(rows.count == 28 * 4)
    var inNATO = 0
    for row in rows {
      let (basis, year, exporter) = (row["basis"] ?? "", row["year"] ?? "", row["exporter"] ?? "")
      let shares = ["eu", "nato"].compactMap {
        run.share(basis, from: "eu-annual-report", of: exporter, in: year, alliance: $0)
      }
      inNATO += shares.count == 2 ? 1 : 0
      for share in shares {
        if row["total"] == "-" {
          #expect(
            share["total_lo"] == .absent && share["status"] == .text("not-reported"), "\(basis) \(year) \(exporter)")
        } else {
          try #expect(share["outside_lo"] == ThreeSources.euros(row["outside"]), "\(basis) \(year) \(exporter)")
          try #expect(share["total_lo"] == ThreeSources.euros(row["total"]), "\(basis) \(year) \(exporter)")
        }
      }
      // Who was no member of the EU has no row: Croatia in 2009.
      #expect(shares.isEmpty == (exporter == "HRV" && year == "2009"), "\(year) \(exporter)")
    }
    #expect(inNATO == 21 * 2 + 22 * 2)
  }

  /// Every exporter-year, in millions with two decimals: `-` without a value, `stray` with less than 0.1 %.
  @Test func everyExporterYearIsReportedOrNot() throws {
    let run = try run
    let rows = try ThreeSources.rows("three-eu-years.csv")
    #expect(rows.count == 28 * 9)
    var silent = 0
    for row in rows {
      let (year, exporter) = (row["year"] ?? "", row["exporter"] ?? "")
      for (basis, figure) in [("licence", row["licensed"] ?? ""), ("delivery", row["delivered"] ?? "")] {
        let share = run.share(basis, from: "eu-annual-report", of: exporter, in: year, alliance: "eu")
        if let expected = Amount(figure) {
          guard case .amount(let total) = share?["total_lo"] else {
            Issue.record("\(exporter) \(year) \(basis) has no value")
            continue
          }
          // A figure of exactly half a unit may be rounded either way.
          #expect(abs(total - Int128(expected.millionths) * 1_000_000) <= 5_000_000_000, "\(exporter) \(year) \(basis)")
          #expect(share?["status"] == .text("reported"))
        } else {
          silent += basis == "delivery" && figure != "none" ? 1 : 0
          // Without rows an exporter is not reported either, if it was a member of the EU in the year.
          #expect(share == nil ? figure == "none" : share?["status"] == .text("not-reported"), "\(exporter) \(year)")
          for name in ["total_lo", "total_hi", "outside_lo", "share_lo"] where share != nil {
            #expect(share?[name] == .absent)
          }
        }
      }
    }
    #expect(silent == 52 + 4)
  }

  /// The members of NATO on the roster, and how many of them gave licences and deliveries.
  @Test(arguments: [
    (2005, 19, 19, 12), (2006, 19, 19, 15), (2007, 21, 20, 14), (2008, 21, 20, 15), (2009, 21, 21, 15),
    (2010, 21, 21, 15), (2011, 21, 21, 14), (2012, 21, 21, 15), (2013, 22, 21, 18),
  ])
  func allIsPartialWhereSomebodyIsSilent(year: Int, due: Int, licensed: Int, delivered: Int) throws {
    for (basis, reported) in [("licence", licensed), ("delivery", delivered)] {
      let all = try run.share(basis, from: "eu-annual-report", of: "ALL", in: String(year))
      #expect(all?["years_due"] == .integer(due))
      #expect(all?["years_reported"] == .integer(reported))
      #expect(all?["status"] == .text(reported == due ? "reported" : "partial"))
    }
  }
}
