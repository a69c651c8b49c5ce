import WaybillCore

/// The words around every page, and the headings of the first one.
protocol PageTexts {
  /// The question of the Dutch parliament, of an alliance; of whichever, where there are none or several.
  func question(ofAlliance group: String?) -> String
  var kicker: String { get }
  var skip: String { get }
  var contents: String { get }
  /// The label of the field that filters a table by its names.
  var findName: String { get }
  /// What the first page's answer is of.
  var lede: HTML { get }
  var answer: String { get }
  var allies: String { get }
  var oneByOne: String { get }
  var whoReported: String { get }
  var whatIsNotKnown: String { get }
  var sideBySide: String { get }
  var sources: String { get }
  var everyRow: String { get }
  var rejects: String { get }
  var checks: String { get }
  var definitions: String { get }
  var shareOfProduction: String { get }
  var reproduce: String { get }
  /// The title of a report without shares.
  func figures(of pipeline: String) -> String
  var furtherFigures: String { get }
  var figuresLede: HTML { get }
  /// A metric table's title; that of the metric where the language has none.
  func title(of table: MetricTable) -> String
  func moreRows(_ count: Int, file: String) -> HTML
  func rows(_ count: Int) -> String
  var asTable: String { get }
}

/// The words of the answer and of each source's part of it.
protocol AnswerTexts {
  var noShare: String { get }
  var noFigure: String { get }
  var noFigureForAll: String { get }
  /// What a share is of, as the end of a sentence that begins with it.
  ///
  /// - Parameter alone: the one exporter that the source is about, where it is about one alone.
  func headline(_ facet: ShareRow.Facet, alone: String?, group: String, period: String, isPartial: Bool) -> String
  var sideBySideNote: HTML { get }
  /// Why there is no single number, by the reasons that hold.
  func whyNoPoint(_ causes: RangeCauses) -> HTML
  func definitionMatters(source: String, low: String, high: String) -> HTML
  var overviewCaption: String { get }
  var source: String { get }
  /// The heading of shares; the group where all are outside the same one.
  func shareOutside(_ group: String?) -> String
  var whatItCounts: String { get }
  var newestPeriod: String { get }
  var coverageHead: String { get }
  var total: String { get }
  var completeSource: String { get }
  func measuredBy(_ basis: String, _ unit: String) -> String
  func definitionsCaption(period: String, unit: String, rule: String?) -> String
  var insideIs: String { get }
  var aMemberCounts: String { get }
  var outside: String { get }
  var inside: String { get }
  var undetermined: String { get }
  var statusHead: String { get }
  var whyARange: String { get }
  var whatItLeavesOut: String { get }
  var whyNoRange: HTML { get }
  func undeterminedReason(_ amount: String, of total: String, unit: String, group: String) -> HTML
  /// Values without an upper end are among them.
  func openReason(outside: String, inside: String, unit: String) -> HTML
  func rangesReason(outside: String, inside: String, unit: String) -> HTML
  func refusedReason(_ refused: Int, ofRows rows: Int) -> HTML
  func partialReason(_ reported: String, of due: String, silent: [String]) -> HTML
}

/// The words of the parts on exporters.
protocol AllyTexts {
  var allyTableLede: String { get }
  var allyTableCaption: String { get }
  var exporter: String { get }
  var noExporters: String { get }
  var byExporter: String { get }
  func outsideMeans(_ group: String, rule: String) -> String
  func exporterChartTitle(_ group: String, period: String) -> String
  func exporterChart(_ facet: ShareRow.Facet, group: String, period: String) -> String
  /// Who is not drawn, for there is no value to take a share of.
  func notDrawn(_ names: [String]) -> String
  func exporterTable(_ group: String, period: String, unit: String) -> String
  var allMembersShort: String { get }
  var records: String { get }
  var yearsReportedOfDue: String { get }
  func of(_ part: String, _ whole: String) -> String
  func allyLede(_ name: String) -> HTML
  func allyHeadline(_ facet: ShareRow.Facet, group: String, period: String, isPartial: Bool, total: String) -> String
  var inShort: String { get }
  var byYear: String { get }
  func seriesTitle(_ source: String, basis: String) -> String
  func seriesChartTitle(_ name: String, group: String) -> String
  func seriesCaption(_ group: String) -> String
  func seriesTable(_ unit: String) -> String
  var year: String { get }
  func joined(_ names: String, _ group: String) -> String
  func left(_ names: String, _ group: String) -> String
  var destinations: String { get }
  func destinationChart(_ period: String) -> String
  var destinationCaption: String { get }
  func destinationTable(_ unit: String) -> String
  var destination: String { get }
  var rank: String { get }
  var part: String { get }
  var amount: String { get }
}
