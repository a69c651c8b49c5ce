import WaybillCore
import WaybillMetrics

/// Where a finding of the table was made, read back from its key.
struct FindingPlace {
  let kind: FindingKind
  let series: Series
  let exporter: String
  let destination: String
  let category: String
  let period: YearSpan
  let against: String

  /// Reads a key; nil when no finding has it.
  init?(_ keys: [String: String]) {
    guard let kind = keys["finding"].flatMap(FindingKind.init(rawValue:)), let source = keys["source"],
      let basis = keys["basis"].flatMap(Basis.init(rawValue:)),
      let measure = keys["measure"].flatMap(Measure.init(rawValue:)), let unit = keys["unit"],
      let exporter = keys["exporter"], let period = keys["period"].flatMap({ YearSpan($0) })
    else { return nil }
    self.kind = kind
    series = Series(source: source, basis: basis, measure: measure, unit: MeasureUnit(rawValue: unit))
    self.exporter = exporter
    destination = keys["destination"] ?? ""
    category = keys["category"] ?? ""
    self.period = period
    against = keys["against"] ?? ""
  }

  var source: String { series.source }

  /// The year that the finding's is compared with.
  var otherYear: Int? { kind == .jump || kind == .repeated ? Int(against) : nil }

  /// Whether a cell's records are of the finding.
  func holds(_ cell: Cube.Cell, _ repeated: [Repetition.Place: IntervalSum]?) -> Bool {
    guard cell.exporter?.countsAs == exporter, cell.source == source else { return false }
    let isOwn = cell.series == series
    return switch kind {
    case .deliveriesAboveLicences: (isOwn || cell.series == licences) && cell.isHeld(by: period)
    case .jump: isOwn && cell.year.map { $0 == period.years.lowerBound || $0 == otherYear } ?? false
    case .repeated:
      isOwn && cell.year.map { $0 == period.years.lowerBound || $0 == otherYear } ?? false
        && repeated?[Repetition.Place(cell)] != nil
    case .dominance: isOwn && cell.year == period.years.lowerBound
    case .count: isOwn && isHere(cell)
    case .countAboveValue: (isOwn || cell.series == counts) && isHere(cell)
    }
  }

  private func isHere(_ cell: Cube.Cell) -> Bool {
    cell.year == period.years.lowerBound && cell.destinationInTables == destination && cell.categoryInTables == category
  }

  private var licences: Series { Series(source: source, basis: .licence, measure: .money, unit: series.unit) }

  private var counts: Series {
    Series(source: source, basis: series.basis, measure: .licences, unit: MeasureUnit(rawValue: against))
  }
}
