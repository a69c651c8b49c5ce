import WaybillCore

/// Why a figure differs from those of other sources, and why it is no point: in words that follow from the figure alone.
enum Reasons {
  /// The reasons of a row of shares.
  static func of(_ row: NamedRow) -> [String] {
    var reasons: [String] = []
    if let basis = Basis(rawValue: row.text("basis")) { reasons.append(words(of: basis)) }
    let (due, reported) = (number(row["years_due"]), number(row["years_reported"]))
    if let due, let reported, reported < due { reasons.append("\(reported) of \(due) years due were reported") }
    if let open = part(row["undetermined_hi"], of: row["total_hi"]) {
      reasons.append("destinations that may be inside and may be outside stand for up to \(open) of the value")
    }
    if row["total_lo"] != .absent, row["total_hi"] == .absent {
      reasons.append("a value without an upper end is among them")
    }
    switch row.text("status") {
    case "not-reported": reasons.append("nothing was reported")
    case "no-value": reasons.append("there is no value to take a share of")
    default: break
    }
    return reasons
  }

  /// Why a source has no share at all.
  static func ofSilence(_ source: SourceMakeup) -> [String] {
    if source.facets.isEmpty { return ["the source has no record"] }
    let bases = Set(source.facets.map(\.basis))
    let measures = Set(source.facets.map(\.measure))
    if measures == [.reports] { return ["it says who reported, not what"] }
    if measures.isDisjoint(with: [.money, .tiv]) {
      return ["it counts \(measures.map(\.rawValue).sorted().joined(separator: " and ")), which have no common value"]
    }
    if bases.isSubset(of: [.turnover]) { return ["it says what an industry turned over, not where it went"] }
    if bases.isSubset(of: [.expenditure]) { return ["it says what states spent, not what they exported"] }
    return ["it has no figure of this exporter for these periods"]
  }

  /// What a basis means beside others.
  private static func words(of basis: Basis) -> String {
    switch basis {
    case .licence: "licences are permissions, and some are never used"
    case .order: "orders are not deliveries yet"
    case .delivery: "what left the country, in money, as the state reports it"
    case .customs: "customs see goods by tariff heading, not by military use"
    case .register: "what a state told a register"
    case .turnover: "what an industry turned over"
    case .volume: "a volume of capability, of major arms only, never money"
    case .expenditure: "what states spent"
    }
  }

  private static func number(_ cell: MetricTable.Cell) -> Int? {
    if case .integer(let number) = cell { number } else { nil }
  }

  /// One amount as a part of another, in whole per cent, rounded up; nil for nothing and for what has no bound.
  private static func part(_ part: MetricTable.Cell, of whole: MetricTable.Cell) -> String? {
    guard case .amount(let part) = part, case .amount(let whole) = whole, part > 0, whole > 0 else { return nil }
    let (percent, rest) = (part * 100).quotientAndRemainder(dividingBy: whole)
    return "\(rest == 0 ? percent : percent + 1) %"
  }
}
