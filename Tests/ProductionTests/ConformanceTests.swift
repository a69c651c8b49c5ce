import MetricSamples
import Testing
import WaybillCore
import WaybillTesting

@testable import Production

/// Both metrics keep every promise, over records of which some can be joined.
@Suite struct ConformanceTests {
  private static let options: Option = ["exports": ["scope": ["goods-only"]], "periods": ["windows": ["2021-2022"]]]
  private static let groups: Option = [
    "groups": ["nato", "nato+eu"], "membership": ["day", "year-of-accession"], "periods": ["windows": ["2021-2022"]],
  ]

  /// Sample records, and turnovers for some of their exporters.
  private static func records() throws -> [Record] {
    let made = try ["NLD", "FRA", "SWE"].flatMap { exporter in
      try (2020...2023).map { year in
        try World.made(exporter, "\(1000 + year)..\(3000 + year)", year, source: "p", flags: ["goods-only"])
      }
    }
    let percent = Facet(basis: .turnover, measure: .share, unit: MeasureUnit(rawValue: "percent"))
    return try SampleRecords.random(11, count: 300) + made + [
      World.record("NLD", nil, "43", 2022, percent, source: "p")
    ]
  }

  private static let context = World.context("a", "b", "p", years: 2020...2023)

  @Test(arguments: MetricPromise.allCases) func dependenceKeeps(promise: MetricPromise) throws {
    MetricConformance(
      ExportDependence.self, options: Self.options.options, groups: World.book, records: try Self.records(),
      context: Self.context
    ).check(promise)
  }

  @Test(arguments: MetricPromise.allCases) func shareOfProductionKeeps(promise: MetricPromise) throws {
    MetricConformance(
      OutsideShareOfProduction.self, options: Self.groups.options, groups: World.book, records: try Self.records(),
      context: Self.context
    ).check(promise)
  }
}
