import OutsideShare
import SIPRI
import Tabular
import Testing
import Unknowns
import WaybillCore
import WaybillReport
import WaybillRunner

/// Over whole files, the causes add up to what the outside share calls undetermined, to the last digit.
@Suite(.enabled(if: ThreeSources.data != nil, "WAYBILL_DATA is not set"))
struct BalanceFigureTests {
  @Test(arguments: [
    ("nl-licences.yaml", "nl/Overzicht.uitvoer.militaire.goederen.2004-2014.csv", 0, ["bloc", "countries-named"]),
    ("eu-annual-report.yaml", "eu/eu-armsexports.csv", 5, ["unknown-recipient"]),
    ("sipri-register.yaml", "sipri/new-site-2024-04/trade-register.csv", 0, ["unknown-recipient"]),
  ])
  func theCausesAddUpToWhatIsUndetermined(mapping: String, file: String, rejects: Int, causes: [String]) throws {
    let data = try #require(ThreeSources.data)
    let place = try Workplace()
    let asked = "alliance: nato, groups: [nato, nato+eu+equivalents], membership: [year-of-accession, day]"
    try place.write(
      """
      pipeline: 1
      ledger: ledger.sqlite
      out: out
      sources:
        - {mapping: "mappings/\(mapping)", files: ["\(data)/\(file)"]}
      groups: mappings/groups.yaml
      metrics:
        - {metric: outside-share, \(asked), periods: {windows: [2011-2013]}}
        - {metric: balance-sheet, \(asked), periods: {windows: [2011-2013]}}
      limits: {rejects: \(rejects)}
      """.utf8, to: "waybill.yaml")
    let registry = try Registry([SIPRIPlugin.self, TabularPlugin.self, OutsideSharePlugin.self, UnknownsPlugin.self])
    let workspace = try Workspace.open(place.path("waybill.yaml"), registry: registry)
    let outcome = try PipelineRun(workspace, options: .init(arguments: "waybill.yaml", started: "")).execute()
    let shares = try #require(outcome.report.tables.first { $0.id == "outside-share" })
    let balance = try #require(outcome.report.tables.first { $0.id == "balance-sheet" })
    let sums = Self.undetermined(balance, keys: shares.columns.filter(\.isKey).map(\.name))
    #expect(sums.values.contains { $0.lo > 0 })
    for (key, row) in Self.undetermined(shares, keys: shares.columns.filter(\.isKey).map(\.name)) {
      let told = sums[key] ?? Sum()
      #expect(told.lo == row.lo && told.hi == row.hi, "\(key)")
    }
    let found = Set(balance.rows.compactMap { row in balance.column("cause").map { row[$0].text } })
    #expect(found.isSuperset(of: causes), "\(found)")
    // No cause is worth more than the whole width, and none less than nothing.
    for row in balance.rows {
      guard let place = balance.column("information"), case .share(let worth) = row[place],
        let width = balance.column("width"), case .share(let whole) = row[width]
      else { continue }
      #expect(worth >= 0 && worth <= whole)
    }
  }

  private struct Sum {
    var lo: Int128 = 0
    var hi: Int128? = 0
  }

  /// What is undetermined in all rows of one key.
  private static func undetermined(_ table: MetricTable, keys: [String]) -> [[String]: Sum] {
    let places = keys.compactMap(table.column)
    guard let lo = table.column("undetermined_lo"), let hi = table.column("undetermined_hi") else { return [:] }
    return table.rows.reduce(into: [:]) { sums, row in
      var sum = sums[places.map { row[$0].text }] ?? Sum()
      if case .amount(let least) = row[lo] {
        sum.lo += least
        sum.hi = if case .amount(let most) = row[hi], let all = sum.hi { all + most } else { nil }
      }
      sums[places.map { row[$0].text }] = sum
    }
  }
}
