import Testing
import WaybillCore
import WaybillMetrics

@Suite struct FigureTableTests {
  @Test func rowsAreSortedByTheirKeys() {
    let facet = Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: "EUR"))
    let rows = ["b", "a"].map { name in
      FigureRow(
        metric: "m", source: "s", facet: facet, name: name, lo: .amount(1_500_000), hi: .absent, records: 2,
        status: "reported")
    }
    let table = MetricTable.figures(id: "m", title: "M", rows: rows)
    #expect(
      table.columns.map(\.name).joined(separator: ",")
        == "metric,source,basis,measure,unit,alliance,group,membership,exporter,destination,category,period,name,lo,hi,"
        + "records,status")
    #expect(
      table.rows.map { $0.map(\.text).joined(separator: ",") } == [
        "m,s,licence,money,EUR,,,,,,,,a,1.5,,2,reported", "m,s,licence,money,EUR,,,,,,,,b,1.5,,2,reported",
      ])
  }

  @Test func aShareOfSumsHasItsWorstCasesAsBounds() {
    func sum(_ lo: Int64, _ hi: Int64?) -> IntervalSum {
      var sum = IntervalSum()
      sum.add(lo: lo, hi: hi ?? RecordBatch.noUpperBound)
      return sum
    }
    let none = IntervalSum()
    // 20 of 20 + 60 + 20 at least, 20 + 20 of 20 + 20 + 50 at most.
    let bounds = ShareBounds(part: sum(20, 20), rest: sum(50, 60), either: sum(0, 20))
    #expect(bounds?.lo == 200_000 && bounds?.hi == 444_444)
    #expect(ShareBounds(part: none, rest: none, either: none) == nil)
    #expect(ShareBounds(part: sum(-1, 5), rest: none, either: none) == nil)
    #expect(ShareBounds(part: (20, 40), rest: (0, 0)).map { [$0.lo, $0.hi] } == [1_000_000, 1_000_000])
    let open = ShareBounds(part: sum(5, 5), rest: sum(0, nil), either: none)
    #expect(open.map { [$0.lo, $0.hi] } == [0, 1_000_000])
  }
}
