import Tabular
import Testing
import WaybillCore
import WaybillMapping
import WaybillReport
import WaybillRunner

/// The checks of the repository's mappings on the publishers' own files.
@Suite(.enabled(if: publishersFiles != nil, "WAYBILL_DATA is not set")) struct MappingCheckTests {
  /// The one check that is known to fail: the extraction lacks many cells of the categories.
  private static let known = ["eu-annual-report: categories make the total"]

  @Test(arguments: MappedTable.all)
  func theyHold(table: MappedTable) throws {
    let source = try MappedRun.shared(table.id).source
    #expect(!source.checks.isEmpty)
    let failed = source.checks.filter { !$0.passed }.map { "\(source.id): \($0.name)" }
    #expect(failed == Self.known.filter { $0.hasPrefix("\(table.id):") })
  }

  /// Of 12,419 rows of totals 1,201 have another licensed value than their categories, and 1,920 another value of exports,
  /// when an empty cell counts as nothing and one euro is allowed. Six and three groups more have categories, but no row
  /// of a total.
  @Test func theCategoriesOfTheEUDoNotMakeTheirTotals() throws {
    let place = try Workplace()
    let figures = ["measure: licences", "measure: money, basis: licence", "measure: money, basis: delivery"]
    let lines = figures.map { figure in
      "  - {name: \"\(figure)\", metric: sum, by: [exporter, destination, period], tolerance: 1, where: {\(figure)}}"
    }
    let mapping = "mappings/eu-annual-report.yaml"
    try place.edit(mapping, "checks:\n", "checks:\n\(lines.joined(separator: "\n"))\n")
    let file = try #require(publishersFiles) + "/eu/eu-armsexports.csv"
    let registry = try Registry([TabularPlugin.self])
    let preview = try Preview(file, mapping: place.path(mapping), limit: 1, registry: registry)
    #expect(
      preview.checks.prefix(3).map { $0.found.prefix { $0 != "," } } == [
        "655 of 11985 groups differ", "1207 of 11657 groups differ", "1923 of 7542 groups differ",
      ])
  }

  @Test func theYearsOfTheLists() throws {
    let years = try ["nl-licences", "uk-licences", "de-export-report", "sipri-register"].map { id in
      try MappedRun.shared(id).source.checks.first { $0.kind == "years" }?.found
    }
    #expect(years == ["no gap in 2004-2014", "no gap in 2008-2015", "no gap in 2000-2013", "no gap in 1990-2023"])
  }
}
