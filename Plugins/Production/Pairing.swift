import WaybillCore
import WaybillMetrics

/// One exporter's exports and one turnover of its industry in a period, as far as both are there.
struct Pairing {
  let exporter: String
  let period: YearSpan
  let exports: ExportsReading?
  let industry: Industry?
  let turnover: IndustryYears.Year
  /// In a word what keeps the two from being divided; nil when nothing does.
  let obstacle: (word: String, why: String)?

  /// What is exported in the period, as far as it is told.
  var exported: IntervalSum { exports?.sum(of: exporter, in: period) ?? IntervalSum() }

  /// The exports as money of their basis; nil where there are none.
  func money<Word: BasisWord>(_: Word.Type = Word.self) -> Money<Word>? {
    exports.flatMap { Money(exported, of: $0.series.book(.part).facet) }
  }

  /// The turnover as money.
  var production: Money<Turnover>? {
    industry.flatMap {
      Money(turnover.sum, of: Facet(basis: .turnover, measure: .money, unit: $0.unit, level: .total))
    }
  }
}

extension ProductionSums {
  /// Every exporter's exports of a basis beside every turnover of its industry, by exporter, period and source.
  func pairings(_ basis: Basis, _ context: MetricContext) -> [Pairing] {
    let readings = exports(basis, context)
    let industries = industries(.money, context)
    let told = industries.flatMap { context.sources[$0.industry.source]?.years ?? [] }
    let covered = readings.reduce(into: Set(told)) { $0.formUnion($1.years) }
    let all = options.periods.periods(covered: covered.sorted()).flatMap { period -> [Pairing] in
      let told = industries.filter { $0.years.hasAny(in: period) }
      let exporters = readings.map { Set($0.exporters(in: period)) }
      let of = told.flatMap { industry, years -> [Pairing] in
        let partners = readings.indices.filter { exporters[$0].contains(industry.exporter) }.map { readings[$0] }
        return (partners.isEmpty ? [nil] : partners.map(Optional.some)).map {
          Pairing(industry.exporter, period, $0, (industry, years))
        }
      }
      let withTurnover = Set(told.map(\.industry.exporter))
      let without = zip(readings, exporters).flatMap { reading, exporters in
        exporters.subtracting(withTurnover).map { Pairing($0, period, reading, nil) }
      }
      return of + without
    }
    return all.sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }
}

extension Pairing {
  fileprivate var order: [String] {
    [
      exporter, period.description, exports?.series.source ?? "", exports?.series.unit.rawValue ?? "",
      industry?.source ?? "", industry?.unit.rawValue ?? "", industry?.item ?? "",
    ]
  }

  fileprivate init(
    _ exporter: String, _ period: YearSpan, _ exports: ExportsReading?,
    _ told: (industry: Industry, years: IndustryYears)?
  ) {
    self.exporter = exporter
    self.period = period
    self.exports = exports
    industry = told?.industry
    turnover = told?.years.sum(in: period) ?? IndustryYears.Year()
    obstacle = Self.obstacle(exporter, period, exports, told)
  }

  private static func obstacle(
    _ exporter: String, _ period: YearSpan, _ exports: ExportsReading?,
    _ told: (industry: Industry, years: IndustryYears)?
  ) -> (String, String)? {
    guard let told else { return ("turnover-missing", "no source tells a turnover of this exporter's industry") }
    guard let exports else { return ("exports-missing", "no source tells these exports in money") }
    if exports.series.unit != told.industry.unit {
      return (
        "currency-differs", "exports in \(exports.series.unit.rawValue), turnover in \(told.industry.unit.rawValue)"
      )
    }
    func words(_ years: [Int]) -> String { years.map(String.init).joined(separator: ", ") }
    let repeated = told.years.repeated(in: period)
    if !repeated.isEmpty { return ("turnover-repeated", "several turnovers of one industry for \(words(repeated))") }
    let missing = told.years.missing(in: period)
    if !missing.isEmpty { return ("turnover-missing", "no turnover for \(words(missing))") }
    let untold = exports.untold(of: exporter, in: period)
    return untold.isEmpty ? nil : ("exports-missing", "not reported for \(words(untold))")
  }
}
