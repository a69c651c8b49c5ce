import WaybillCore

/// The words on who reported.
protocol CoverageTexts {
  var nobodyReports: String { get }
  var silenceIsNoZero: HTML { get }
  func exporterYears(_ reported: String, of due: String, due count: Int, group: String, rule: String) -> String
  func matrixCaption(_ source: String, basis: String, legend: String) -> String
  var reportedOfDue: String { get }
  var all: String { get }
  var notReportedNone: String { get }
  func notReported(_ count: String, _ number: Int) -> String
}

/// The words on what is not known.
protocol UnknownTexts {
  var nothingUnknown: String { get }
  var unknownLede: HTML { get }
  func unknownCaption(_ unit: String, width: String?) -> String
  var whyItIsNotKnown: String { get }
  var worth: String { get }
  var settledBy: String { get }
}

/// The words on production.
protocol ProductionTexts {
  /// Why there is no share of production, and for how many rows something is missing.
  func noShareOfProduction(_ missing: Int) -> String
  var licencesAboveTurnover: String { get }
  var industry: String { get }
}

/// The words on claims and on sources side by side.
protocol ComparisonTexts {
  var claims: String { get }
  var claimsLede: String { get }
  var claimsCaption: String { get }
  var claim: String { get }
  var claimed: String { get }
  var beside: String { get }
  var figure: String { get }
  var judgementHead: String { get }
  /// Why a claim is judged so, by code; empty where nothing is to be said.
  func claimReason(_ code: String) -> String
  func everySource(_ name: String) -> String
  var noSource: String { get }
  var triangulationCaption: String { get }
  var period: String { get }
  var whatItSays: String { get }
  var basisHead: String { get }
  var whyItDiffers: String { get }
  /// What a table's figure is of.
  func question(_ table: String) -> String
  /// Why a source's figure is not another's, by code.
  func reason(_ code: String) -> String
}

/// The words on records.
protocol EvidenceTexts {
  var evidence: String { get }
  var evidenceLede: String { get }
  var allRecords: String { get }
  func bucketSummary(
    _ bucket: String, amount: String, unit: String, records: String, count: Int, shown: Int
  ) -> String
  func evidenceCaption(_ unit: String) -> String
  var goods: String { get }
  /// What a flag of a record says, by its name.
  func flag(_ name: String) -> String
  var fileAndLine: String { get }
  var noDestination: String { get }
  func unknown(_ unknown: PartySet.Unknown) -> String
  func within(_ group: String) -> String
  func oneOf(_ names: [String]) -> String
}

/// The words on sources and what was done with their rows.
protocol SourceTexts {
  var publisher: String { get }
  var address: String { get }
  var terms: String { get }
  var citation: String { get }
  var reporting: String { get }
  var yearsHead: String { get }
  var mapping: String { get }
  var size: String { get }
  func bytes(_ count: String) -> String
  var fileContents: String { get }
  func rowsAndRecords(_ rows: Int, _ records: Int) -> String
  var balanceCaption: String { get }
  var rowsIn: String { get }
  var mapped: String { get }
  var dropped: String { get }
  var rejected: String { get }
  var notAccountedFor: String { get }
  var rowsDropped: String { get }
  var valuesSkipped: String { get }
  var notesMade: String { get }
  /// Before the place of the first of several rows.
  var firstAt: String { get }
  var reason: String { get }
  var count: String { get }
  var leftOutTitle: String { get }
  var leftOutLede: String { get }
  var leftOutCaption: String { get }
  var nothingRefused: String { get }
  var rejectsLede: String { get }
  func singleValues(_ count: String) -> String
  var checksLede: String { get }
  var check: String { get }
  var kind: String { get }
  var expected: String { get }
  var found: String { get }
  var passed: String { get }
  func severity(_ severity: String) -> String
  var firstOfWhatIsWrong: String { get }
}

/// The words on rules, and on how to get the report again.
protocol DefinitionTexts {
  var shareDefinitions: HTML { get }
  func memberCounts(_ rule: String) -> String
  var partyDefinitions: HTML { get }
  func reproduceLede(_ pipeline: String) -> HTML
  var allFigures: String { get }
}

/// The words of the brief of one page.
protocol BriefTexts {
  var brief: String { get }
  var briefLink: String { get }
  var theAnswer: String { get }
  func whyNoPointShort(_ causes: RangeCauses) -> [String]
  var perAlly: String { get }
  var whatWouldSettleIt: String { get }
  func settlesBy(_ points: String) -> String
  func silentReports(_ count: String, _ number: Int, source: String) -> String
  var fullReport: String { get }
  func moreAllies(_ count: Int) -> String
}
