import WaybillCore
import WaybillMetrics

/// What the metrics of production add up: exports, turnovers, and the scopes of both.
struct ProductionSums: Sendable {
  let options: ProductionOptions
  private(set) var flows: ExportFlows
  private var scopes: Cube
  private var turnovers: Cube

  init(_ options: ProductionOptions, _ judge: MembershipJudge) {
    self.options = options
    flows = ExportFlows(judge, leaveOut: options.leaveOut) {
      $0.measure == .money && [.delivery, .licence].contains($0.basis)
    }
    scopes = Cube(by: [.exporter, .years, .event, .perspective, .flags], flags: Scope.flags) {
      $0.measure == .money && [.delivery, .licence].contains($0.basis)
    }
    turnovers = Cube(by: [.exporter, .years, .item, .flags], flags: Scope.flags) {
      $0.basis == .turnover && [.money, .share].contains($0.measure)
    }
  }

  mutating func add(_ batch: borrowing RecordBatch) {
    flows.add(batch)
    scopes.add(batch)
    turnovers.add(batch)
  }

  mutating func merge(_ other: Self) {
    flows.merge(other.flows)
    scopes.merge(other.scopes)
    turnovers.merge(other.turnovers)
  }

  /// The exports of a basis in each series that the options read, of the sources that the context names.
  func exports(_ basis: Basis, _ context: MetricContext) -> [ExportsReading] {
    flows.series.filter { $0.basis == basis && (basis != .delivery || options.exports.reads($0)) }.compactMap {
      series in
      context.sources[series.source].flatMap {
        ExportsReading(series, of: flows, reportedAtLeast: options.reportedAtLeast, from: $0)
      }
    }
  }

  /// The turnovers of industries, or with the measure `share` what part of them was told to be exported.
  func industries(_ measure: Measure, _ context: MetricContext) -> [(industry: Industry, years: IndustryYears)] {
    var found: [Industry: IndustryYears] = [:]
    for entry in turnovers.unordered where entry.cell.facet.measure == measure && setAside(entry.cell) == nil {
      let cell = entry.cell
      guard let exporter = cell.exporter?.countsAs, let year = cell.year, context.sources[cell.source] != nil,
        measure == .share || options.turnover.reads(cell.series),
        options.turnover.sources?.contains(cell.source) ?? true
      else { continue }
      let industry = Industry(
        source: cell.source, exporter: exporter, unit: cell.facet.unit, item: cell.item ?? "")
      found[industry, default: IndustryYears()].add(entry.total.sum, flags: cell.flags, in: year)
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The turnovers that are in no figure, each with the reason.
  var turnoversSetAside: [LeftOutSum] {
    var found: [FacetBook: [String: IntervalSum]] = [:]
    for entry in turnovers.unordered {
      guard let reason = setAside(entry.cell) else { continue }
      found[entry.cell.book, default: [:]][reason, default: IntervalSum()].merge(entry.total.sum)
    }
    return found.flatMap { book, sums in
      sums.map { LeftOutSum(source: book.source, facet: book.facet, reason: $0.key, sum: $0.value) }
    }
  }

  /// Why a turnover divides nothing; nil where it does.
  private func setAside(_ cell: Cube.Cell) -> String? {
    if cell.exporter == nil { return "nobody's: the exporter is unknown" }
    if cell.year == nil { return "of several years together" }
    return cell.facet.measure == .money && cell.facet.level == .part
      ? "a part, such as that of a company or of exports, and not of a whole industry" : nil
  }

  /// The scope that the records of an exporter tell in a series and period, or else the pipeline.
  func scope(of exporter: String, in period: YearSpan, _ reading: ExportsReading) -> Scope {
    let book = reading.series.book(reading.reading.level)
    let flags = scopes.unordered.reduce(into: Flags()) { flags, found in
      let cell = found.cell
      guard cell.book == book, cell.exporter?.countsAs == exporter,
        cell.perspective != .importer, cell.event.map({ !options.leaveOut.contains($0) }) ?? true,
        let years = cell.years, period.years.contains(years.lowerBound), period.years.contains(years.upperBound)
      else { return }
      flags.formUnion(cell.flags)
    }
    return Scope(flags, orElse: options.exports.scope)
  }
}
