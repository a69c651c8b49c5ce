import Testing
import WaybillCore
import WaybillTesting

/// The figures of the main job against sums made independently; left out, and shown as left out, where
/// `WAYBILL_DATA` names no folder of publishers' files.
@Suite(.enabled(if: publishersFiles != nil, "WAYBILL_DATA is not set")) struct RegisterFigureTests {
  /// The table of outside shares, read once, with its rows by group, membership, exporter and period.
  private struct Shares: Sendable {
    let table: PlainTable
    private let places: [String: Int]

    static let shared = Result { try Shares() }

    init() throws {
      let table = try RegisterRun.shared.get().shares()
      self.table = table
      places = Dictionary(table.lines.enumerated().map { (Self.key(of: $1), $0) }) { first, _ in first }
    }

    var hasDistinctKeys: Bool { places.count == table.lines.count }

    func row(_ exporter: String, _ period: String, group: String = "nato", rule: String = "year-of-accession") throws
      -> PlainTable.Row
    {
      let key = "\(group),\(rule),\(exporter),\(period)"
      return PlainTable.Row(table: table, line: table.lines[try #require(places[key], "no row '\(key)'")])
    }

    func has(_ exporter: String, _ period: String) -> Bool {
      places["nato,year-of-accession,\(exporter),\(period)"] != nil
    }

    private static func key(of line: Substring) -> String {
      line.split(separator: ",", maxSplits: 9)[5...8].joined(separator: ",")
    }
  }

  private let shares: Shares

  init() throws { shares = try Shares.shared.get() }

  @Test func theColumnsStandInTheirOrder() {
    #expect(
      shares.table.header
        == "source,basis,measure,unit,alliance,group,membership,exporter,period,outside_lo,outside_hi,inside_lo,inside_hi,"
        + "undetermined_lo,undetermined_hi,total_lo,total_hi,share_lo,share_hi,records,years_reported,years_due,status")
    #expect(shares.hasDistinctKeys)
  }

  @Test func deliveriesOfAllMembers() throws {
    for expected in try PlainTable(file: fixture("nato-deliveries.csv")).rows {
      let row = try shares.row("ALL", try expected("period"), rule: try expected("membership"))
      let name = "\(try expected("period")) \(try expected("membership"))"
      for end in ["lo", "hi"] {
        #expect(try row.amount("total_\(end)") == expected.amount("total"), "\(name)")
        #expect(
          try row.amount("inside_\(end)") == expected.amount("to_members") + expected.amount("to_nato_itself"),
          "\(name)")
        #expect(try row.amount("outside_\(end)") == expected.amount("outside"), "\(name)")
        #expect(try row.amount("undetermined_\(end)") == expected.amount("undetermined"), "\(name)")
        #expect(try percent(row, "share_\(end)") == expected("percent_\(end)"), "\(name)")
      }
    }
  }

  @Test func deliveriesOfEachMember() throws {
    let rows = try PlainTable(file: fixture("nato-exporters-2018-2022.csv")).rows
    #expect(rows.count == 26)
    for expected in rows {
      let exporter = try expected("exporter")
      let row = try shares.row(exporter, "2018-2022")
      for end in ["lo", "hi"] {
        #expect(try row.amount("total_\(end)") == expected.amount("total"), "\(exporter)")
        #expect(try row.amount("outside_\(end)") == expected.amount("outside"), "\(exporter)")
        #expect(
          try row.amount("inside_\(end)") + row.amount("undetermined_\(end)")
            == expected.amount("to_members") + expected.amount("to_nato_itself_or_undetermined"), "\(exporter)")
      }
      #expect(try percent(row, "share_lo") == expected("percent_lo"), "\(exporter)")
    }
  }

  @Test func membersWithoutDeliveriesHaveNoShare() throws {
    for exporter in ["ALB", "ISL", "MNE"] {
      let row = try shares.row(exporter, "2018-2022")
      #expect(try row("total_hi") == "0")
      #expect(try row("share_lo") == "" && row("share_hi") == "")
      #expect(try row("status") == "no-value")
    }
  }

  @Test func sharesByDefinition() throws {
    let rows = try PlainTable(file: fixture("shares-by-definition.csv")).rows
    #expect(rows.count == 36)
    for expected in rows {
      let (exporter, period, group) = (try expected("exporter"), try expected("period"), try expected("group"))
      let row = try shares.row(exporter, period, group: group)
      let found = "\(try percent(row, "share_lo"))-\(try percent(row, "share_hi"))"
      #expect(
        found == "\(try expected("percent_lo"))-\(try expected("percent_hi"))", "\(exporter) \(period) \(group)")
    }
  }

  @Test func sharesHaveSixDecimals() throws {
    let places = try ["share_lo", "share_hi"].map { name in
      try #require(shares.table.header.split(separator: ",").firstIndex { $0 == name })
    }
    let texts = shares.table.lines.flatMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return places.map { cells[$0] }
    }
    let odd = Set(texts).filter { text in
      let digits = text.utf8.filter { (48...57).contains($0) }
      return !text.isEmpty && !(text.utf8.count == 8 && digits.count == 7 && text.dropFirst().first == ".")
    }
    #expect(odd == [])
    #expect(texts.contains { !$0.isEmpty })
  }

  /// Finland joined on a day of 2023, and the register gives no days.
  @Test func aYearOfAccessionIsPartialUnderTheRuleOfTheDay() throws {
    for exporter in ["FIN", "ALL"] {
      let row = try shares.row(exporter, "2023", rule: "day")
      #expect(try row("status") == "partial")
      #expect(try row.amount("undetermined_hi") == (exporter == "FIN" ? 31_600_000 : 33_200_000))
      for rule in RegisterRun.rules.dropLast() where rule != "full-year" || exporter == "ALL" {
        #expect(try shares.row(exporter, "2023", rule: rule)("status") == "reported", "\(exporter) \(rule)")
      }
    }
    #expect(try shares.row("ALL", "2022", rule: "day")("status") == "reported")
    #expect(try shares.row("FIN", "2023", rule: "day")("share_hi") == "1.000000")
  }

  @Test func windowsAreWrittenOnlyWhereTheYearsAreCovered() {
    for window in ["2014-2018", "2017-2021", "2018-2022", "2019-2023"] { #expect(shares.has("ALL", window)) }
    #expect(!shares.has("ALL", "2022-2026"))
    #expect((1990...2023).allSatisfy { shares.has("ALL", "\($0)") })
    #expect(!shares.has("ALL", "1989") && !shares.has("ALL", "2024"))
  }

  private func percent(_ row: PlainTable.Row, _ column: String) throws -> String {
    Decimals.fixed(Int128(try row.amount(column)) * 100, places: 2)
  }
}
