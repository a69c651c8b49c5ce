import WaybillCore
import WaybillMetrics

extension Examination {
  /// The entries of single years by their destination, category and year.
  private func places(_ entries: [Cube.Entry]) -> [[String]: [Cube.Entry]] {
    Dictionary(grouping: entries.filter { $0.cell.year.map(options.isAsked) ?? false }) {
      [$0.cell.destinationInTables, $0.cell.categoryInTables, String($0.cell.year ?? 0)]
    }
  }

  private func finding(
    _ kind: FindingKind, _ series: Series, _ line: Line, _ place: [String], _ figure: Finding.Ends,
    _ compared: Finding.Ends? = nil,
    against: String = "", records: Int
  ) -> Finding? {
    YearSpan(place[2]).map {
      Finding(
        kind: kind, series: series, exporter: line.exporter, destination: place[0], category: place[1], period: $0,
        against: against, figure: figure, compared: compared, records: records)
    }
  }

  private func inOrder(_ places: [[String]: [Cube.Entry]]) -> [(key: [String], value: [Cube.Entry])] {
    places.sorted { [$0.key[2]] + $0.key < [$1.key[2]] + $1.key }
  }

  /// One record that counts more licences than any state issues.
  func counts(_ line: Line) -> [Finding] {
    if line.series.measure != .licences { return [] }
    return inOrder(places(line.entries)).compactMap { place, entries in
      guard let largest = entries.map(\.total.largest).max(), largest > options.thresholds.count.millionths else {
        return nil
      }
      let sum = IntervalSum(of: entries)
      return finding(
        .count, line.series, line, place, (Int128(largest), sum.records == 1 ? sum.hi : nil), records: sum.records)
    }
  }

  /// Many licences beside so little value that each would be worth next to nothing: a count and a value meet here, as what
  /// the one must be to be true of the other.
  func countsAboveValue(_ line: Line) -> [Finding] {
    let series = line.series
    if series.measure != .licences { return [] }
    let values = reading.inOrder.filter {
      $0.source == series.source && $0.basis == series.basis && $0.measure == .money
    }
    let counted = inOrder(places(line.entries))
    return values.flatMap { value -> [Finding] in
      let entries = reading.exporters(of: value)[line.exporter] ?? []
      if entries.first?.cell.facet.level != line.level { return [] }
      let worth = places(entries)
      return counted.compactMap { place, entries in
        let count = IntervalSum(of: entries)
        guard let money = worth[place].map({ IntervalSum(of: $0) }), let most = money.hi,
          count.lo >= Int128(options.thresholds.countFrom) * 1_000_000,
          most * 1_000_000 < count.lo * Int128(options.thresholds.valuePerLicence.millionths)
        else { return nil }
        return finding(
          .countAboveValue, value, line, place, money.ends, count.ends, against: series.unit.rawValue,
          records: count.records + money.records)
      }
    }
  }
}

private func < (a: [String], b: [String]) -> Bool { a.lexicographicallyPrecedes(b) }
