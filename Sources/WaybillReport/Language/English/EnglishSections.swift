import WaybillCore

extension English: CoverageTexts {
  var nobodyReports: String { "No share was computed of a source that leaves it to states to report." }
  var silenceIsNoZero: HTML {
    """
    <p><strong>Silence is not a zero.</strong> Where states report for themselves, an exporter that was due in a year \
    and has no value there counts as <em>not reported</em>. So does one whose deliveries come to less than 0.1 % of \
    what it licensed in that year, unless the pipeline sets another part as <code>reported_at_least</code>: such a \
    value is a stray number and no report.</p>
    <p>Exporter-years that were not reported are in neither part of the division. The figures for all members are \
    then <em>partial</em>: they are conditional on those who reported, and say nothing of the others.</p>
    """
  }
  func exporterYears(_ reported: String, of due: String, due count: Int, group: String, rule: String) -> String {
    """
    \(group) members, each counted \(rule): \(reported) of \(due) exporter-year\(count == 1 ? "" : "s") were reported.
    """
  }
  func matrixCaption(_ source: String, basis: String, legend: String) -> String {
    "\(source), \(basis): exporters by year. \(legend)"
  }
  var reportedOfDue: String { "Reported of due" }
  var all: String { "All" }
  var notReportedNone: String { "Not reported: none." }
  func notReported(_ count: String, _ number: Int) -> String {
    "Not reported, \(count) exporter-year\(number == 1 ? "" : "s"):"
  }
}

extension English: UnknownTexts {
  var nothingUnknown: String { "No cause was found that makes a figure a range." }
  var unknownLede: HTML {
    """
    <p>Each value that makes a range wider has one cause. What it is <em>worth</em> to settle a cause is by how many \
    percentage points the range would surely be narrower, whatever the missing report said.</p>
    """
  }
  func unknownCaption(_ unit: String, width: String?) -> String {
    "Amounts in \(unit)\(width.map { "; the range is \($0) percentage points wide" } ?? "")"
  }
  var whyItIsNotKnown: String { "Why it is not known" }
  var worth: String { "Worth, in percentage points" }
  var settledBy: String { "A report would have to tell" }
}

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
    case "years": return "\(rest.replacingSlash(by: " of ")) years due were reported"
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

extension English: EvidenceTexts {
  var evidence: String { "The records behind the figures" }
  var evidenceLede: String {
    "Each part of a division opens to its largest records, with the file and the line that each was read from."
  }
  var allRecords: String { "Every record, with its text:" }
  func bucketSummary(
    _ bucket: String, amount: String, unit: String, records: String, count: Int, shown: Int
  ) -> String {
    let which = shown < count ? ", of which the largest \(shown)" : ""
    return "\(bucket): \(amount) \(unit), \(records) record\(count == 1 ? "" : "s")\(which)"
  }
  func evidenceCaption(_ unit: String) -> String { "Amounts in \(unit)" }
  var goods: String { "Goods" }
  var fileAndLine: String { "File and line" }
  var noDestination: String { "none stated" }
  func unknown(_ unknown: PartySet.Unknown) -> String {
    switch unknown {
    case .unknown: "unknown"
    case .several: "several countries"
    case .withheld: "kept back"
    }
  }
  func within(_ group: String) -> String { "within \(group)" }
  func oneOf(_ names: [String]) -> String { "one of \(names.joined(separator: ", "))" }
}

extension English: SourceTexts {
  var publisher: String { "Publisher" }
  var address: String { "Address" }
  var terms: String { "Terms" }
  var citation: String { "Cite as" }
  var reporting: String { "Reporting" }
  var yearsHead: String { "Years" }
  var mapping: String { "Mapping" }
  var size: String { "Size" }
  func bytes(_ count: String) -> String { "\(count) bytes" }
  var fileContents: String { "Contents" }
  func rowsAndRecords(_ rows: Int, _ records: Int) -> String {
    "\(Digits.english.count(rows, "row")), \(Digits.english.count(records, "record"))"
  }
  var balanceCaption: String { "Rows in = rows mapped + dropped + rejected; a mapped row may give several records" }
  var rowsIn: String { "Rows in" }
  var mapped: String { "Mapped" }
  var dropped: String { "Dropped" }
  var rejected: String { "Rejected" }
  var notAccountedFor: String { "Not accounted for" }
  var rowsDropped: String { "Rows dropped" }
  var valuesSkipped: String { "Values skipped" }
  var repairsMade: String { "Repairs made" }
  var reason: String { "Reason" }
  var count: String { "Count" }
  var leftOutTitle: String { "Records kept, but left out of the shares" }
  var leftOutLede: String { "These records are in the ledger and in no share, each for the reason beside it." }
  var leftOutCaption: String { "Records left out of the shares, by source and reason" }
  var nothingRefused: String { "Nothing was refused." }
  var rejectsLede: String {
    "A reject is a row, or one value of a row, that breaks a rule of its mapping. It is in no figure. All are kept in "
      + "the ledger with their place, and the first of each kind are shown here."
  }
  func singleValues(_ count: String) -> String {
    "Rejects of single values, in rows that otherwise gave records: \(count)."
  }
  var checksLede: String {
    "What the mappings demand of their sources as a whole. A check that fails as an error stops the run; one that fails "
      + "as a warning is told here."
  }
  var check: String { "Check" }
  var kind: String { "Kind" }
  var expected: String { "Expected" }
  var found: String { "Found" }
  var passed: String { "passed" }
  func severity(_ severity: String) -> String { severity }
  var firstOfWhatIsWrong: String { "the first of what is wrong" }
}

extension English: DefinitionTexts {
  var shareDefinitions: HTML {
    """
    <li><strong>Share outside.</strong> The value of exports whose destination lies outside the group, divided by the \
    value of all exports. The low end takes every undetermined destination to be inside, the high end takes it to be \
    outside.</li>
    <li><strong>Whose exports.</strong> Those of the members of the alliance. A wider group widens only what counts as \
    inside: its other members never become exporters by it.</li>
    <li><strong>Outside, inside, undetermined.</strong> A destination may be several states, a bloc or unknown. It is \
    outside where none of the states that it may be is in the group, inside where all are, and else undetermined.</li>
    <li><strong>Equivalents.</strong> Australia, Japan, New Zealand and Switzerland, which Dutch export licensing \
    treats as it treats allies.</li>
    """
  }
  func memberCounts(_ rule: String) -> String { "Member \(rule)." }
  var partyDefinitions: HTML {
    """
    <li><strong>Territories</strong> count with their parent state.</li>
    <li><strong>NATO as a recipient</strong>, for aircraft that are owned jointly, is inside.</li>
    <li><strong>Other international organisations</strong> are outside, and so are <strong>non-state \
    groups</strong>.</li>
    <li><strong>Not reported is not zero.</strong> An exporter without a figure stands in neither part of the \
    division. It is <a href="#coverage">listed by name</a>, and the result for all is partial.</li>
    <li><strong>Nothing is added across kinds.</strong> Licences, orders, deliveries and volumes, and different units, \
    are never added, averaged or divided into one another. TIV is a volume of military capability and no money.</li>
    """
  }
  func reproduceLede(_ pipeline: String) -> HTML {
    """
    The pipeline <code>\(pipeline)</code> with the files above gives this page and its tables again, the same to the \
    byte:
    """
  }
  var allFigures: String { "All figures as tables, described by" }
}

extension English: BriefTexts {
  var brief: String { "Brief" }
  var briefLink: String { "The brief: one page to hand over" }
  var theAnswer: String { "The answer" }
  func whyNoPointShort(_ causes: RangeCauses) -> [String] {
    let reasons = [
      (
        causes.destinations,
        "Some reports do not name the destination, or name a group of states; that value may have stayed inside or left."
      ),
      (
        causes.values,
        "Some values are rounded, estimated, withheld or left open; the range holds all that they can be."
      ),
      (causes.silence, "Not every state reports every year, and silence is not a zero."),
      (causes.bases, "The sources count permissions, deliveries or volume, which cannot be added up."),
      (causes.definitions, "Who counts as inside (allies alone, or partners too) moves the answer."),
    ]
    return reasons.filter(\.0).map(\.1)
  }
  var perAlly: String { "By ally" }
  var whatWouldSettleIt: String { "What would settle it" }
  func settlesBy(_ points: String) -> String { "narrows the range by \(points) percentage points" }
  func silentReports(_ count: String, _ number: Int, source: String) -> String {
    "the \(count) missing report\(number == 1 ? "" : "s") of exporters in \(source)"
  }
  var fullReport: String { "The full report, with the records behind each figure" }
  func moreAllies(_ count: Int) -> String { "and \(count) more in the full report" }
}

extension String {
  /// `2/5` as `2 of 5`.
  func replacingSlash(by text: String) -> String { split(separator: "/").joined(separator: text) }
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
