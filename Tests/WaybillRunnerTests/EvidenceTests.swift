import Testing
import WaybillCore
import WaybillReport
import WaybillRunner

/// The records that pages show behind their figures, beside what `trace` finds of the same figures.
@Suite struct EvidenceTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test func everyShownFigureHasTheRecordsThatTraceFinds() throws {
    let report = try place.run().report
    let tracer = try Tracer(try Workspace.open(place.path("waybill.yaml"), registry: try Workplace.registry()))
    #expect(report.evidence.count > 5)
    for evidence in report.evidence {
      let figure = evidence.figure
      for kind in Evidence.Bucket.Kind.allCases {
        let bucket = evidence.buckets.first { $0.kind == kind }
        let trace = try tracer.trace(
          .init(
            table: "outside-share",
            keys: [
              "source": figure.source, "basis": figure.basis, "measure": figure.measure, "unit": figure.unit,
              "alliance": figure.alliance, "group": figure.group, "membership": figure.membership,
              "exporter": figure.exporter, "period": figure.period,
            ], column: "\(kind.rawValue)_lo"))
        #expect(bucket?.records ?? 0 == trace.count, "\(figure.exporter) \(kind)")
        let shown = (bucket?.lines ?? []).map { "\($0.place.line) \($0.value.lo)" }
        let largest = trace.lines.map(\.record).enumerated()
          .sorted { ($1.element.value.lo, $0.offset) < ($0.element.value.lo, $1.offset) }
          .prefix(10).map { "\($0.element.line) \($0.element.value.lo)" }
        #expect(shown == largest, "\(figure.exporter) \(kind)")
      }
    }
  }

  @Test func theCommandOfAFigureNamesItWhole() throws {
    let report = try place.run().report
    let evidence = try #require(report.evidence.first { $0.figure.exporter == "NLD" })
    #expect(
      evidence.command
        == "waybill trace waybill.yaml --key source=sipri-register --key basis=volume --key measure=tiv "
        + "--key unit=TIV-million --key alliance=nato --key group=nato --key membership=year-of-accession "
        + "--key exporter=NLD --key period=2018-2022 --limit 0")
    #expect(evidence.buckets.flatMap(\.lines).allSatisfy { $0.place.file == Workplace.demoFile && $0.place.line > 0 })
  }
}
