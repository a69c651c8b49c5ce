import Testing
import WaybillCore
import WaybillMetrics

@Suite struct ExportReadingTests {
  private static func facet(_ basis: Basis, _ level: Level = .part) -> Facet {
    Facet(basis: basis, measure: .money, unit: MeasureUnit(rawValue: "EUR"), level: level)
  }

  private static func reading(
    _ records: [(facet: Facet, exporter: String?, year: Int, value: Int64, event: Event, perspective: Perspective)]
  ) -> ExportReading {
    var batch = RecordBatch(source: "s")
    batch.replace(
      with: records.map {
        Record(
          source: "s", facet: $0.facet, value: Interval(Amount(millionths: $0.value)), period: .year($0.year),
          exporter: $0.exporter.map { Party(.state, $0) }, perspective: $0.perspective, event: $0.event)
      })
    var cube = Cube(by: [.exporter, .years, .event, .perspective]) { _ in true }
    cube.add(batch)
    return ExportReading(cube, leavingOut: [.denial], reportedAtLeast: Amount(millionths: 1000))
  }

  private static let licences = Series(
    source: "s", basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"))
  private static let deliveries = Series(
    source: "s", basis: .delivery, measure: .money, unit: MeasureUnit(rawValue: "EUR"))

  /// A total that is left out does not make the source one with totals.
  @Test func levelsAreThoseOfWhatCounts() {
    let reading = Self.reading([
      (Self.facet(.licence), "NLD", 2020, 5, .new, .exporter),
      (Self.facet(.licence, .total), "NLD", 2020, 7, .denial, .exporter),
      (Self.facet(.licence, .total), "NLD", 2020, 8, .new, .importer),
      (Self.facet(.licence), nil, 2020, 9, .new, .thirdParty),
    ])
    #expect(reading.inOrder == [Self.licences])
    let exporters = reading.exporters(of: Self.licences)
    #expect(exporters.mapValues { $0.map(\.total.sum.lo) } == ["NLD": [5], nil: [9]])
    #expect(
      reading.leftOut.map { "\($0.facet.level) \($0.reason) \($0.sum.lo)" } == [
        "total event denial: named by leave_out 7", "total told by the importer: the exporter's report counts 8",
      ])
  }

  @Test func straysAreNotReported() {
    let reading = Self.reading([
      (Self.facet(.licence), "DEU", 2012, 1_000_000, .new, .exporter),
      (Self.facet(.delivery), "DEU", 2012, 999, .new, .exporter),
      (Self.facet(.licence), "FRA", 2012, 1_000_000, .new, .exporter),
      (Self.facet(.delivery), "FRA", 2012, 1000, .new, .exporter),
    ])
    let byState = SourceFacts(id: "s", title: "s", reporting: .byState(roster: .states(["DEU", "FRA"])), years: [2012])
    let complete = SourceFacts(id: "s", title: "s", reporting: .complete, years: [2012])
    func isReported(_ exporter: String, _ year: Int, _ source: SourceFacts) -> Bool {
      reading.isReported(ExporterYear(exporter: exporter, year: year), in: Self.deliveries, of: source)
    }
    #expect(reading.strays[Self.deliveries] == [ExporterYear(exporter: "DEU", year: 2012)])
    #expect(Set(reading.exporters(of: Self.deliveries).keys) == ["FRA"])
    #expect(!isReported("DEU", 2012, byState) && !isReported("DEU", 2012, complete))
    #expect(isReported("FRA", 2012, byState) && isReported("FRA", 2012, complete))
    #expect(!isReported("FRA", 2013, byState) && isReported("FRA", 2013, complete))
  }
}
