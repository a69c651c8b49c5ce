import WaybillCore

/// Why a figure differs from those of other sources, or why it is no point: a code that reports have texts for, and the
/// words of the table.
struct Reason: Hashable {
  let code: String
  let words: String

  init(_ code: String, _ words: String) {
    self.code = code
    self.words = words
  }
}

/// The reasons that follow from a figure alone.
enum Reasons {
  /// The reasons of a row of shares.
  static func of(_ row: NamedRow) -> [Reason] {
    var reasons: [Reason] = []
    if let basis = Basis(rawValue: row.text("basis")) { reasons.append(Reason(basis.rawValue, words(of: basis))) }
    let (due, reported) = (number(row["years_due"]), number(row["years_reported"]))
    if let due, let reported, reported < due {
      reasons.append(
        Reason(
          "years:\(reported)/\(due)", "\(reported) of \(counted(due, "year")) due \(due == 1 ? "was" : "were") reported"
        ))
    }
    if let open = part(row["undetermined_hi"], of: row["total_hi"]) {
      reasons.append(
        Reason(
          "undetermined:\(open)",
          "destinations that may be inside and may be outside stand for up to \(open) % of the value"))
    }
    if row["total_lo"] != .absent, row["total_hi"] == .absent {
      reasons.append(Reason("unbounded", "a value without an upper end is among them"))
    }
    switch row.text("status") {
    case "not-reported": reasons.append(Reason("not-reported", "nothing was reported"))
    case "no-value": reasons.append(Reason("no-value", "there is no value to take a share of"))
    default: break
    }
    return reasons
  }

  /// Why a source has no share at all.
  static func ofSilence(_ source: SourceMakeup) -> Reason {
    if source.facets.isEmpty { return Reason("no-record", "the source has no record") }
    let bases = Set(source.facets.map(\.basis))
    let measures = Set(source.facets.map(\.measure))
    if measures == [.reports] { return Reason("reports-only", "it says who reported, not what") }
    if measures.isDisjoint(with: [.money, .tiv]) {
      let names = measures.map(\.rawValue).sorted().joined(separator: " and ")
      return Reason("no-common-value:\(names)", "it counts \(names), which have no common value")
    }
    if bases.isSubset(of: [.turnover]) {
      return Reason("turnover-only", "it says what an industry turned over, not where it went")
    }
    if bases.isSubset(of: [.expenditure]) {
      return Reason("expenditure-only", "it says what states spent, not what they exported")
    }
    return Reason("no-figure", "it has no figure of this exporter for these periods")
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
  private static func part(_ part: MetricTable.Cell, of whole: MetricTable.Cell) -> Int128? {
    guard case .amount(let part) = part, case .amount(let whole) = whole, part > 0, whole > 0 else { return nil }
    let (percent, rest) = (part * 100).quotientAndRemainder(dividingBy: whole)
    return rest == 0 ? percent : percent + 1
  }
}
