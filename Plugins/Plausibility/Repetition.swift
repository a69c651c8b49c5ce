import WaybillCore
import WaybillMetrics

/// The figures of one exporter that would be noticed in another year, by year and by destination and category.
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

  /// Years are compared by the numbers of places, each of which is looked up by its words once.
  private var places = Interned<Place>()
  /// The figures that are a point of enough digits.
  private var years: [Int: [UInt32: IntervalSum]] = [:]

  /// Reads the figures of one exporter; nothing is said of those with fewer digits.
  init(_ entries: [Cube.Entry], digits: Int) {
    for entry in entries {
      guard let year = entry.cell.year else { continue }
      let place = places.id(of: Place(entry.cell))
      years[year, default: [:]][place, default: IntervalSum()].merge(entry.total.sum)
    }
    years = years.mapValues { $0.filter { $1.hi == $1.lo && Self.digits(of: $1.lo) >= digits } }
  }

  /// What the figures that are the same in two years come to in both, by place.
  func sums(in year: Int, and other: Int) -> [Place: IntervalSum] {
    Dictionary(uniqueKeysWithValues: numbered(in: year, and: other).map { (places[$0], $1) })
  }

  /// How many figures are the same in two years, what they come to in one, and how many records they have in both.
  func found(in year: Int, and other: Int) -> (cases: Int, sum: Int128, records: Int) {
    numbered(in: year, and: other).reduce(into: (0, 0, 0)) { found, same in
      found = (found.0 + 1, found.1 + same.1.lo / 2, found.2 + same.1.records)
    }
  }

  private func numbered(in year: Int, and other: Int) -> [(UInt32, IntervalSum)] {
    guard let figures = years[year], let others = years[other] else { return [] }
    return figures.compactMap { place, sum in
      guard var same = others[place], same.lo == sum.lo else { return nil }
      same.merge(sum)
      return (place, same)
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
    let repetition = Repetition(line.entries, digits: options.thresholds.repeatedDigits)
    return years.filter(options.isAsked).flatMap { year in
      years.filter { $0 < year }.compactMap { other in
        let found = repetition.found(in: year, and: other)
        if found.cases < options.thresholds.repeated { return nil }
        return Finding(
          kind: .repeated, series: line.series, exporter: line.exporter, period: YearSpan(year...year),
          against: String(other), figure: (found.sum, found.sum), cases: found.cases, records: found.records)
      }
    }
  }
}
