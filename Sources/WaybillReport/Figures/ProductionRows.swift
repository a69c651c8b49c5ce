import WaybillCore

/// One row on an industry: the part of its turnover that is exported, computed or told, or licences beside it.
struct ProductionRow: Hashable {
  let exporter, period, industry, status: String
  /// The share of turnover, or the ratio of licences to it; its upper end is missing where nothing bounds it.
  let lo, hi: Int64?

  /// The parts of turnover that are exported, of those that have one.
  static func dependence(in report: RunReport) -> [ProductionRow] {
    rows(of: "export-dependence", in: report, ends: ("share_lo", "share_hi")).filter { $0.lo != nil }
  }

  /// Licences that are surely more than the industry turned over.
  static func licencesAboveTurnover(in report: RunReport) -> [ProductionRow] {
    rows(of: "export-dependence-plausibility", in: report, ends: ("ratio_lo", "ratio_hi"))
      .filter { ($0.lo ?? 0) > 1_000_000 }
  }

  /// The parts of production that leave the group, of those that have one.
  static func outside(in report: RunReport) -> [ProductionRow] {
    ["outside-share-of-production", "outside-share-of-production-scope-differs"].flatMap {
      rows(of: $0, in: report, ends: ("share_lo", "share_hi"))
    }.filter { $0.lo != nil }
  }

  private static func rows(of id: String, in report: RunReport, ends: (lo: String, hi: String)) -> [ProductionRow] {
    report.tables.filter { $0.id == id }.flatMap { table in
      CellReader.rows(of: table).map { cells in
        ProductionRow(
          exporter: cells.text("exporter"), period: cells.text("period"), industry: cells.text("industry"),
          status: cells.text("status"), lo: millionths(cells, ends.lo), hi: millionths(cells, ends.hi))
      }
    }
  }

  /// A share, or a ratio that is kept as an amount; either is in millionths.
  private static func millionths(_ cells: CellReader, _ name: String) -> Int64? {
    cells.share(name) ?? cells.amount(name).flatMap { Int64(exactly: $0) }
  }
}
