import WaybillCore
import WaybillMetrics

/// Figures of one exporter that are the same in two years.
struct Repetition {
  /// A destination and a category.
  struct Place: Hashable {
    let destination: PartySet?
    let category: Category?

    init(_ cell: Cube.Cell) {
      destination = cell.destination
      category = cell.category
    }
  }

  /// The places whose figure is a point of enough digits, and the same in both years.
  private(set) var places: [Place: IntervalSum] = [:]

  init(_ entries: [Cube.Entry], in year: Int, and other: Int, digits: Int) {
    let sums = [year, other].map { year in
      Dictionary(grouping: entries.filter { $0.cell.year == year }) { Place($0.cell) }.mapValues { IntervalSum(of: $0) }
    }
    for (place, sum) in sums[0] {
      guard let same = sums[1][place], sum.hi == sum.lo, same.hi == same.lo, same.lo == sum.lo,
        Self.digits(of: sum.lo) >= digits
      else { continue }
      places[place] = sum
      places[place]?.merge(same)
    }
  }

  /// How many digits a number has, without the noughts at its end.
  static func digits(of number: Int128) -> Int {
    var rest = number.magnitude
    while rest != 0, rest.isMultiple(of: 10) { rest /= 10 }
    return rest == 0 ? 0 : String(rest).utf8.count
  }
}

extension Examination {
  /// Pairs of years of one exporter with many figures that are the same.
  func repeated(_ line: Line) -> [Finding] {
    if !line.isValue { return [] }
    let years = line.years.keys.sorted()
    return years.filter(options.isAsked).flatMap { year in
      years.filter { $0 < year }.compactMap { other in
        let found = Repetition(line.entries, in: year, and: other, digits: options.thresholds.repeatedDigits).places
        if found.count < options.thresholds.repeated { return nil }
        let sum = found.values.reduce(0) { $0 + $1.lo / 2 }
        return Finding(
          kind: .repeated, series: line.series, exporter: line.exporter, period: YearSpan(year...year),
          against: String(other), figure: (sum, sum), cases: found.count,
          records: found.values.reduce(0) { $0 + $1.records })
      }
    }
  }
}
