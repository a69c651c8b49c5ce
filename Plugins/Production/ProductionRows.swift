import WaybillCore
import WaybillMetrics

/// The rows of the tables of what leaves the group as a part of production.
struct ProductionRows {
  /// Both sides are of one scope.
  private(set) var same: [[MetricTable.Cell]] = []
  /// They are not, or nobody says so.
  private(set) var other: [[MetricTable.Cell]] = []
  private(set) var missing: [[MetricTable.Cell]] = []

  private let metric: OutsideShareOfProduction
  private let judge: MembershipJudge

  init(_ metric: OutsideShareOfProduction, _ context: MetricContext) {
    self.metric = metric
    judge = metric.sums.flows.judge
    for pairing in metric.sums.pairings(.delivery, context) {
      if let obstacle = pairing.obstacle {
        if !rules(of: pairing.exporter, in: pairing.period).isEmpty { miss(pairing, obstacle) }
      } else {
        add(pairing, told: nil)
      }
    }
    for told in metric.sums.told(context) {
      for exports in metric.sums.exports(.delivery, context) {
        guard let pairing = Pairing(told, exports) else { continue }
        add(pairing, told: told)
      }
    }
  }

  /// The places of the rules under which an exporter is a member in a year of the period, and whether in all.
  private func rules(of exporter: String, in period: YearSpan) -> [(rule: Int, isWhole: Bool)] {
    judge.rules.indices.compactMap { rule in
      let years = period.years.count { year in
        judge.standing(of: Party(.state, exporter), over: .year(year), rule: judge.rules[rule]) != .outside
      }
      return years == 0 ? nil : (rule, years == period.years.count)
    }
  }

  private mutating func miss(_ pairing: Pairing, _ obstacle: (word: String, why: String)) {
    missing.append(
      pairing.keys(basis: .delivery) + [
        .text(metric.alliance.description), .integer(pairing.exported.records + pairing.turnover.sum.records),
        .text(obstacle.word), .text(obstacle.why),
      ])
  }

  private mutating func add(_ pairing: Pairing, told: ToldDependence?) {
    let rules = rules(of: pairing.exporter, in: pairing.period)
    if told == nil, let first = rules.first(where: { !$0.isWhole }) {
      let rule = judge.rules[first.rule]
      miss(
        pairing, ("member-in-part", "under \(rule) no member in all years, so that exports and turnover are of others"))
    }
    let difference = metric.sums.difference(pairing)
    for (rule, isWhole) in rules where isWhole {
      for group in metric.groups.indices {
        let cells = key(pairing, group: group, rule: rule, told) + figures(pairing, group: group, rule: rule, told)
        let row = cells.dropLast() + [.text(difference.joined(separator: "; ")), cells[cells.count - 1]]
        if difference.isEmpty { same.append(Array(row)) } else { other.append(Array(row)) }
      }
    }
  }

  private func key(_ pairing: Pairing, group: Int, rule: Int, _ told: ToldDependence?) -> [MetricTable.Cell] {
    pairing.keys(basis: .delivery)
      + [
        metric.alliance.description, metric.groups[group].description, judge.rules[rule].description,
        told == nil ? "computed" : "told",
      ].map(MetricTable.Cell.text)
  }

  /// The cells from `outside_lo` on, without the scope.
  private func figures(_ pairing: Pairing, group: Int, rule: Int, _ told: ToldDependence?) -> [MetricTable.Cell] {
    let definition = rule * metric.groups.count + group
    let buckets = pairing.buckets(rule: rule, definition: definition)
    let outside = pairing.outside(buckets)
    let first =
      told == nil
      ? pairing.production.flatMap { made in outside.flatMap { QuotientBounds($0, ofProduction: made) } } : nil
    let dependence = told == nil ? pairing.dependence : told?.share
    let share = buckets.share
    let product = dependence.flatMap { dependence in share.map { dependence.times($0) } }
    let ends = [outside?.lo, outside?.hi].map { $0.map(MetricTable.Cell.amount) ?? .absent }
    let turnover = told == nil ? pairing.turnover.sum.cells : [.absent, .absent]
    let shares = [first?.cells, dependence?.cells, share.map { [.share($0.lo), .share($0.hi)] }, product?.cells]
    let status =
      (first ?? product).map { $0.lo > 1_000_000 ? "above-1" : told == nil ? "computed" : "told" } ?? "no-value"
    return ends + turnover + shares.flatMap { $0 ?? [.absent, .absent] }
      + [.integer(buckets.total.records + pairing.turnover.sum.records), .text(status)]
  }
}

extension Pairing {
  /// The exports beside a dependence that was told; nil where they are not all there.
  init?(_ told: ToldDependence, _ exports: ExportsReading) {
    guard exports.untold(of: told.industry.exporter, in: told.period).isEmpty,
      !exports.entries(of: told.industry.exporter, in: told.period).isEmpty
    else { return nil }
    exporter = told.industry.exporter
    period = told.period
    self.exports = exports
    industry = told.industry
    turnover = IndustryYears.Year(flags: told.flags)
    obstacle = nil
  }

  /// Where the exports went, under one definition.
  func buckets(rule: Int, definition: Int) -> ShareBuckets {
    (exports?.entries(of: exporter, in: period) ?? []).reduce(into: ShareBuckets()) { buckets, entry in
      if entry.account.standings[rule] == .outside { return }
      buckets.add(entry.sum, to: DueCoverage.Line.standing(of: entry, rule: rule, definition: definition))
    }
  }

  /// What went outside: what surely did, and what may have.
  func outside(_ buckets: ShareBuckets) -> Money<Deliveries>? {
    guard let facet = exports?.series.book(.part).facet, let sure = Money<Deliveries>(buckets.outside, of: facet),
      let either = Money<Deliveries>(buckets.undetermined, of: facet)
    else { return nil }
    return sure.perhaps(with: either)
  }
}
