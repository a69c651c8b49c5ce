import WaybillCore
import WaybillMetrics

/// The rows of the metric's tables, in their order.
struct ResultRows {
  /// The rows of the shares.
  private(set) var all: [[MetricTable.Cell]] = []
  /// The rows of the effects of assumptions.
  private(set) var assumed: [[MetricTable.Cell]] = []
  private let options: OutsideShareOptions

  /// Makes the rows of every source that the context names.
  init(_ flows: ExportFlows, _ options: OutsideShareOptions, _ context: MetricContext) {
    self.options = options
    for series in flows.series {
      guard let source = context.sources[series.source],
        let reading = SeriesReading(series, of: flows, reportedAtLeast: options.reportedAtLeast)
      else { continue }
      let last = LastReports(reading)
      let periods = options.periods.periods(covered: source.years)
      let coverages = options.membership.indices.map { rule in
        periods.map { DueCoverage(of: $0, in: reading, from: source, rule: rule, judge: flows.judge) }
      }
      for group in options.groups.indices {
        for rule in options.membership.indices {
          for (period, coverage) in zip(periods, coverages[rule]) where !coverage.isVoid {
            add(series, group: group, rule: rule, period, coverage, last)
          }
        }
      }
    }
  }

  private mutating func add(
    _ series: Series, group: Int, rule: Int, _ period: YearSpan, _ coverage: DueCoverage, _ last: LastReports
  ) {
    let lines = coverage.lines.sorted { $0.key < $1.key } + [(OutsideShare.allExporters, coverage.all)]
    for (exporter, line) in lines {
      let key = [
        series.source, series.basis.rawValue, series.measure.rawValue, series.unit.rawValue,
        options.alliance.description, options.groups[group].description, options.membership[rule].description,
        exporter, period.description,
      ].map(MetricTable.Cell.text)
      let definition = rule * options.groups.count + group
      all.append(key + figures(line, rule: rule, definition: definition))
      for assumption in options.assumptions {
        let effect = AssumptionEffect(of: assumption, on: line, rule: rule, definition: definition, options, last)
        if let effect { assumed.append(key + [.text(assumption.rawValue)] + effect.cells) }
      }
      if options.assumptions.count > 1,
        let effect = AssumptionEffect(ofAllOn: line, rule: rule, definition: definition, options, last)
      {
        assumed.append(key + [.text(OutsideShare.allAssumptions)] + effect.cells)
      }
    }
  }

  private func figures(_ line: DueCoverage.Line, rule: Int, definition: Int) -> [MetricTable.Cell] {
    let figure = line.figure(rule: rule, definition: definition)
    let years: [MetricTable.Cell] = [.integer(line.reported), .integer(line.due)]
    if figure.isSilent {
      return [MetricTable.Cell](repeating: .absent, count: 10) + [.integer(0)] + years + [.text(figure.status)]
    }
    let buckets = figure.buckets
    let amounts = [buckets.outside, buckets.inside, buckets.undetermined, buckets.total].flatMap {
      [MetricTable.Cell.amount($0.lo), $0.hi.map(MetricTable.Cell.amount) ?? .absent]
    }
    let share = figure.share
    let shares = [share?.lo, share?.hi].map { $0.map(MetricTable.Cell.share) ?? .absent }
    return amounts + shares + [.integer(buckets.total.records)] + years + [.text(figure.status)]
  }
}
