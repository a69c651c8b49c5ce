import WaybillCore

/// A share from one end to the other, in millionths.
struct ShareRange: Hashable {
  var lo: Int64
  var hi: Int64
}

/// A sum from one end to the other, in millionths; without an upper end where nothing bounds it.
struct AmountRange: Hashable {
  var lo: Int128?
  var hi: Int128?
}

/// A year or a window of years, as tables write it.
struct ReportPeriod: Hashable {
  let text: String
  private let from: Int
  private let until: Int

  /// Reads `2022` or `2018-2022`; any other text is older than every year.
  init(_ text: String) {
    self.text = text
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    from = parts.count <= 2 ? parts[0] : 0
    until = parts.count <= 2 ? parts[parts.count - 1] : 0
  }

  /// The newest of the windows, or of the years where there is no window; the longer of two that end together.
  static func newest(of periods: some Sequence<ReportPeriod>) -> ReportPeriod? {
    periods.max { a, b in
      (a.isWindow ? 1 : 0, a.until, -a.from, a.text) < (b.isWindow ? 1 : 0, b.until, -b.from, b.text)
    }
  }

  private var isWindow: Bool { from < until }
}

/// One row of the table `outside-share`.
struct ShareRow: Hashable {
  /// What may never be added, and whose exports it is.
  struct Facet: Hashable {
    let source, basis, measure, unit, alliance: String
  }

  /// What counts as inside, and who is a member when.
  struct Definition: Hashable {
    let group, membership: String
  }

  /// The exporter that stands for all members of the alliance.
  static let all = "ALL"

  let facet: Facet
  let definition: Definition
  let exporter: String
  let period: ReportPeriod
  let outside, inside, undetermined, total: AmountRange
  /// Nil where the row has no share to show.
  let share: ShareRange?
  let records, yearsReported, yearsDue: Int?
  let status: String

  /// The rows of a table, each made when it is asked for; an absent column reads as absent cells.
  static func rows(of table: MetricTable) -> some Sequence<ShareRow> {
    let places = Dictionary(table.columns.enumerated().map { ($1.name, $0) }) { first, _ in first }
    return table.rows.lazy.map { ShareRow(cells: $0, places: places) }
  }

  private init(cells: [MetricTable.Cell], places: [String: Int]) {
    func cell(_ name: String) -> MetricTable.Cell { places[name].map { cells[$0] } ?? .absent }
    func text(_ name: String) -> String { cell(name).text }
    func integer(_ name: String) -> Int? { if case .integer(let number) = cell(name) { number } else { nil } }
    func share(_ name: String) -> Int64? { if case .share(let share) = cell(name) { share } else { nil } }
    func amount(_ name: String) -> Int128? { if case .amount(let amount) = cell(name) { amount } else { nil } }
    func range(_ name: String) -> AmountRange { AmountRange(lo: amount("\(name)_lo"), hi: amount("\(name)_hi")) }
    facet = Facet(
      source: text("source"), basis: text("basis"), measure: text("measure"), unit: text("unit"),
      alliance: text("alliance"))
    definition = Definition(group: text("group"), membership: text("membership"))
    exporter = text("exporter")
    period = ReportPeriod(text("period"))
    outside = range("outside")
    inside = range("inside")
    undetermined = range("undetermined")
    total = range("total")
    records = integer("records")
    yearsReported = integer("years_reported")
    yearsDue = integer("years_due")
    status = text("status")
    let isKnown = status != "not-reported" && status != "no-value"
    self.share =
      if isKnown, let lo = share("share_lo"), let hi = share("share_hi") { ShareRange(lo: lo, hi: hi) } else { nil }
  }
}
