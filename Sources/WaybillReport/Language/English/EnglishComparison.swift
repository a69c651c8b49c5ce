extension English: ComparisonTexts {
  var claims: String { "What was said" }
  var claimsLede: String {
    "A claim can be true where it meets the range of the figure that it is about. That it can be true does not prove it."
  }
  var claimsCaption: String { "Claims beside figures" }
  var claim: String { "Said" }
  var claimed: String { "As a share outside" }
  var beside: String { "Beside" }
  var figure: String { "Figure" }
  var judgementHead: String { "Judgement" }
  func claimReason(_ code: String) -> String {
    code.split(separator: ";").map { reason(ofClaim: String($0)) }.joined(separator: "; ")
  }

  private func reason(ofClaim code: String) -> String {
    if code.hasPrefix("any-basis:") {
      return "the claim names no kind of figures; this one counts \(basis(String(code.dropFirst("any-basis:".count))))"
    }
    return switch code {
    case "": ""
    case "no-row": "the run has no such figure"
    case "no-table": "the run does not compute it"
    case "other-basis": "it speaks of another kind of reporting"
    case "no-share": "the figure has no share"
    case "below": "it is below the least that the figure can be"
    case "above": "it is above the most that the figure can be"
    case "partial": "the figure is not fully reported"
    case "own-source": "the figure is the claim's own source, and no check of it"
    default: code
    }
  }
  var noSource: String { "no source" }
  func everySource(_ name: String) -> String { "Every source: \(name)" }
  var triangulationCaption: String { "Sources side by side; windows, and the newest single year of each" }
  var period: String { "Period" }
  var whatItSays: String { "What it says" }
  var basisHead: String { "Basis" }
  var whyItDiffers: String { "Why it differs from others" }
  func question(_ table: String) -> String {
    switch table {
    case "outside-share": "part of exports that leaves"
    case "outside-share-of-production": "part of production that leaves"
    case "export-dependence": "part of turnover that is exported"
    case "": "no share"
    default: table
    }
  }
  func reason(_ code: String) -> String {
    let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1] : ""
    switch parts.first ?? "" {
    case "licence": return "licences are permissions, and some are never used"
    case "order": return "orders are not deliveries yet"
    case "delivery": return "what left the country, in money, as the state reports it"
    case "customs": return "customs see goods by tariff heading, not by military use"
    case "register": return "what a state told a register"
    case "turnover": return "what an industry turned over"
    case "volume": return "a volume of capability, of major arms only, never money"
    case "expenditure": return "what states spent"
    case "years": return "\(rest.replacing("/", with: " of ")) years due were reported"
    case "undetermined":
      return "destinations that may be inside and may be outside stand for up to \(rest) % of the value"
    case "unbounded": return "a value without an upper end is among them"
    case "not-reported": return "nothing was reported"
    case "no-value": return "there is no value to take a share of"
    case "no-record": return "the source has no record"
    case "reports-only": return "it says who reported, not what"
    case "no-common-value": return "it counts \(rest), which have no common value"
    case "turnover-only": return "it says what an industry turned over, not where it went"
    case "expenditure-only": return "it says what states spent, not what they exported"
    case "no-figure": return "it has no figure of this exporter for these periods"
    default: return code
    }
  }
}

extension English: ProductionTexts {
  func noShareOfProduction(_ missing: Int) -> String {
    let reasons =
      missing > 0
      ? " What is missing is listed for \(Digits.english.count(missing, "exporter and year", "exporters and years"))."
      : ""
    return
      "Which share of all that is made leaves cannot be said: for no exporter and year are the deliveries in money and "
      + "the turnover of the industry both known.\(reasons)"
  }
  var licencesAboveTurnover: String {
    "Licences cannot stand for exports where they are more than the industry turned over, as a part of its turnover:"
  }
  var industry: String { "Industry" }
}
