import WaybillCore

@testable import WaybillReport

/// Builds tables with the columns of `outside-share`.
struct ShareTable {
  private(set) var rows: [[MetricTable.Cell]] = []

  /// The contract of the table: names in order, with their kinds; the first nine are the key.
  static let columns: [(String, MetricTable.Column.Kind)] =
    ["source", "basis", "measure", "unit", "alliance", "group", "membership", "exporter", "period"].map { ($0, .text) }
    + [
      "outside_lo", "outside_hi", "inside_lo", "inside_hi", "undetermined_lo", "undetermined_hi", "total_lo",
      "total_hi",
    ]
    .map { ($0, .amount) } + [("share_lo", .share), ("share_hi", .share)]
    + ["records", "years_reported", "years_due"].map { ($0, .integer) } + [("status", .text)]

  /// Adds a row of points, in whole units; the share is computed with its ends rounded outwards.
  mutating func add(
    _ exporter: String, outside: Int128, inside: Int128, undetermined: Int128 = 0, source: String = "register",
    facet: (basis: String, measure: String, unit: String) = ("delivery", "tiv", "TIV-million"), group: String = "nato",
    membership: String = "year-of-accession", period: String = "2018-2022", years: (Int, Int) = (5, 5),
    status: String = "reported", alliance: String = "nato"
  ) {
    let total = outside + inside + undetermined
    let amounts = [outside, inside, undetermined, total].flatMap { amount -> [MetricTable.Cell] in
      [.amount(amount * 10_000), .amount(amount * 10_000)]
    }
    let lo = Int64(outside * 1_000_000 / total)
    let hi = Int64(((outside + undetermined) * 1_000_000 + total - 1) / total)
    rows.append(
      key(source, facet, alliance, group, membership, exporter, period) + amounts
        + [.share(lo), .share(hi), .integer(12), .integer(years.0), .integer(years.1), .text(status)])
  }

  /// Adds a row without figures.
  mutating func addEmpty(
    _ exporter: String, status: String, source: String = "register",
    facet: (basis: String, measure: String, unit: String) = ("delivery", "tiv", "TIV-million"), group: String = "nato",
    membership: String = "year-of-accession", period: String = "2018-2022", years: (Int, Int) = (0, 5)
  ) {
    rows.append(
      key(source, facet, "nato", group, membership, exporter, period) + Array(repeating: .absent, count: 10)
        + [.integer(0), .integer(years.0), .integer(years.1), .text(status)])
  }

  private func key(
    _ source: String, _ facet: (basis: String, measure: String, unit: String), _ alliance: String, _ group: String,
    _ membership: String, _ exporter: String, _ period: String
  ) -> [MetricTable.Cell] {
    [source, facet.basis, facet.measure, facet.unit, alliance, group, membership, exporter, period].map { .text($0) }
  }

  /// The table of the rows so far.
  var table: MetricTable {
    MetricTable(
      id: "outside-share", title: "Share of exports that goes outside",
      columns: Self.columns.enumerated().map { place, column in
        MetricTable.Column(column.0, column.1, isKey: place < 9, help: "the \(column.0)")
      }, rows: rows)
  }
}
