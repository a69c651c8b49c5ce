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

  /// The year; nil for a window.
  var year: Int? { from == until && from > 0 ? from : nil }

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

  /// The rows of a table, each made when it is asked for.
  static func rows(of table: MetricTable) -> some Sequence<ShareRow> {
    CellReader.rows(of: table).lazy.map(ShareRow.init)
  }

  private init(_ cells: CellReader) {
    facet = Facet(
      source: cells.text("source"), basis: cells.text("basis"), measure: cells.text("measure"),
      unit: cells.text("unit"), alliance: cells.text("alliance"))
    definition = Definition(group: cells.text("group"), membership: cells.text("membership"))
    exporter = cells.text("exporter")
    period = ReportPeriod(cells.text("period"))
    outside = cells.range("outside")
    inside = cells.range("inside")
    undetermined = cells.range("undetermined")
    total = cells.range("total")
    records = cells.integer("records")
    yearsReported = cells.integer("years_reported")
    yearsDue = cells.integer("years_due")
    status = cells.text("status")
    let isKnown = status != "not-reported" && status != "no-value"
    share =
      if isKnown, let lo = cells.share("share_lo"), let hi = cells.share("share_hi") {
        ShareRange(lo: lo, hi: hi)
      } else {
        nil
      }
  }
}
