import WaybillCore

extension English: PageTexts {
  var question: String { "Which share of the defence goods made in NATO countries is exported outside NATO?" }
  var kicker: String { "Waybill report" }
  var skip: String { "To the contents" }
  var contents: String { "Contents" }
  var findName: String { "Find a name" }
  var lede: HTML {
    """
    <p class="lede">The answer is a range for each definition and each source, and never one number for all. What is \
    measured here is the share <em>of exports</em> that leaves. The share of all that is <em>made</em> would be that \
    share times the part of production that is exported, which few states publish.</p>
    """
  }
  var answer: String { "The answer" }
  var allies: String { "Ally by ally" }
  var oneByOne: String { "Source by source" }
  var whoReported: String { "Who reported, and who did not" }
  var whatIsNotKnown: String { "What is not known" }
  var sideBySide: String { "Said and found, side by side" }
  var sources: String { "Sources" }
  var everyRow: String { "Every row accounted for" }
  var rejects: String { "Rejects" }
  var checks: String { "Checks" }
  var definitions: String { "Definitions and assumptions" }
  var reproduce: String { "Reproduce" }
  var shareOfProduction: String { "The share of production" }
  func figures(of pipeline: String) -> String { "Figures of \(pipeline)" }
  var furtherFigures: String { "All tables of the metrics" }
  var figuresLede: HTML {
    """
    <p class="lede">The tables as the metrics give them, with the names of their columns. The whole of each is in \
    <a href="tables/datapackage.json"><code>tables</code></a>.</p>
    """
  }
  func title(of table: MetricTable) -> String { table.title }
  func moreRows(_ count: Int, file: String) -> HTML {
    "<p>And \(Digits.english.count(count, "more row")) in <a href=\"\(file)\"><code>\(file)</code></a>.</p>"
  }
  func rows(_ count: Int) -> String { Digits.english.count(count, "row") }
  var asTable: String { "The same as a table" }
}

extension English: AnswerTexts {
  var noShare: String { "No outside share was computed in this run." }
  var noFigure: String { "No record gives a figure here." }
  var noFigureForAll: String { "There is no figure for all members together." }
  func headline(_ facet: ShareRow.Facet, alone: String?, group: String, period: String, isPartial: Bool) -> String {
    let act = act(facet.basis)
    let who = alone.map { " (here: \($0) alone)" } ?? ""
    let condition = isPartial ? ", as far as they reported" : ""
    return """
      of what \(self.group(facet.alliance)) members\(who) \(act.did) in \(period) \(act.went) outside \
      \(self.group(group))\(condition). Measured by \(basis(facet.basis)), in \(unit(facet.unit)).
      """
  }
  var sideBySideNote: HTML {
    """
    <p>The sources stand side by side, and their figures are never added or averaged, for they measure different \
    things: a licence is a permission and no export, and a TIV is a volume of military capability and no money.</p>
    """
  }
  func whyNoPoint(_ causes: RangeCauses) -> HTML {
    let reasons: [(holds: Bool, html: HTML)] = [
      (
        causes.destinations,
        """
        <strong>Destinations are not always told.</strong> Some reports name a group of states, several countries \
        together, or nobody. That value may have stayed inside or left; the range says both.
        """
      ),
      (
        causes.values,
        """
        <strong>Values are not always told.</strong> Some are rounded, estimated, withheld or left open; the range \
        holds all that they can be.
        """
      ),
      (
        causes.silence,
        """
        <strong>Not everybody reports.</strong> A state that is silent is not a zero. Where reports are missing, a \
        figure holds for those who reported.
        """
      ),
      (
        causes.bases,
        """
        <strong>The sources count different things</strong>: permissions, deliveries, or volume. They cannot be \
        made one.
        """
      ),
      (
        causes.definitions,
        """
        <strong>The definition decides.</strong> Whether partners such as Japan or Ukraine count as inside can move \
        the answer more than the missing data do.
        """
      ),
    ]
    let told = reasons.filter(\.holds).map { reason -> HTML in "<li>\(reason.html)</li>" }
    return told.isEmpty
      ? .nothing
      : """
      <h3>Why there is no single number</h3>
      <ul>
      \(told)
      </ul>
      """
  }
  func definitionMatters(source: String, low: String, high: String) -> HTML {
    """
    <p>By the definition alone, the newest figure of \(source) runs from \(low) to \(high): \
    <a href="#sources-one-by-one">each definition</a>.</p>
    """
  }
  var overviewCaption: String { "What each source says for its newest period" }
  var source: String { "Source" }
  func shareOutside(_ group: String?) -> String { group.map { "Share outside \(self.group($0))" } ?? "Share outside" }
  var whatItCounts: String { "What it counts" }
  var newestPeriod: String { "Newest period" }
  var coverageHead: String { "Coverage" }
  var total: String { "Total" }
  var completeSource: String { "complete source" }
  func measuredBy(_ basis: String, _ unit: String) -> String { "Measured by \(basis), in \(unit)." }
  func definitionsCaption(period: String, unit: String, rule: String?) -> String {
    """
    Share outside by what counts as inside, \(period); amounts in \
    \(unit)\(rule.map { "; a member counts \($0)" } ?? "")
    """
  }
  var insideIs: String { "Inside is" }
  var aMemberCounts: String { "A member counts" }
  var outside: String { "Outside" }
  var inside: String { "Inside" }
  var undetermined: String { "Undetermined" }
  var statusHead: String { "Status" }
  var whyARange: String { "Why it is a range" }
  var whatItLeavesOut: String { "What it leaves out" }
  var whyNoRange: HTML {
    """
    <h4>Why it is no range</h4>
    <p>Every destination could be placed inside or outside, and every value is stated as one number.</p>
    """
  }
  func undeterminedReason(_ amount: String, of total: String, unit: String, group: String) -> HTML {
    """
    The destination of \(amount) of \(total) \(unit) cannot be placed inside or outside \(group). At the low end all of \
    it is taken to have stayed inside, at the high end all of it to have left.
    """
  }
  func openReason(outside: String, inside: String, unit: String) -> HTML {
    "Some values have no upper end, for they are withheld or left open: outside \(outside), inside \(inside) \(unit)."
  }
  func rangesReason(outside: String, inside: String, unit: String) -> HTML {
    "The publisher states values themselves as ranges: outside \(outside), inside \(inside) \(unit)."
  }
  func refusedReason(_ refused: Int, ofRows rows: Int) -> HTML {
    let what = Digits.english.count(refused, "row or value was", "rows or values were")
    return "Of the \(Digits.english.count(rows, "row")) of the source \(what) refused: in no figure."
  }
  func partialReason(_ reported: String, of due: String, silent: [String]) -> HTML {
    let names: HTML = silent.isEmpty ? .nothing : " Nothing at all was reported by \(list(silent))."
    return """
      Figures came for \(reported) of the \(due) member-years that were due. The share holds for those alone; what is \
      missing is not in it.\(names)
      """
  }
}

extension English: AllyTexts {
  var allyTableLede: String {
    "Each share leads to the records behind it, each name to the ally's own page. A dash means that the source has "
      + "nothing to say of the exporter."
  }
  var allyTableCaption: String { "Share outside by exporter, of each source's newest period; never added" }
  var exporter: String { "Exporter" }
  var noExporters: String { "There are no figures by exporter." }
  var byExporter: String { "By exporter" }
  func outsideMeans(_ group: String, rule: String) -> String {
    "Outside means outside \(group); a member counts \(rule)."
  }
  func exporterChartTitle(_ group: String, period: String) -> String {
    "Share outside \(group), by exporter, \(period)"
  }
  func exporterChart(_ facet: ShareRow.Facet, group: String, period: String) -> String {
    let act = act(facet.basis)
    return """
      Share, of what each exporter \(act.did), that \(act.went) outside \(self.group(group)), \(period). Two dots mark \
      the lowest and the highest value that the source allows; where they meet, it allows one. The table below has the \
      same figures.
      """
  }
  func notDrawn(_ names: [String]) -> String { "Without a value: \(list(names))." }
  func exporterTable(_ group: String, period: String, unit: String) -> String {
    "Exporters, \(period), by share outside \(group); totals in \(unit)"
  }
  var allMembersShort: String { "All members" }
  var records: String { "Records" }
  var yearsReportedOfDue: String { "Years reported, of due" }
  func of(_ part: String, _ whole: String) -> String { "\(part) of \(whole)" }
  func allyLede(_ name: String) -> HTML {
    """
    <p class="lede">\(name): what each source says of where the defence exports go, as the range that it allows, with \
    the records behind it.</p>
    """
  }
  func allyHeadline(
    _ facet: ShareRow.Facet, group: String, period: String, isPartial: Bool, total: String
  ) -> String {
    let act = act(facet.basis)
    let condition = isPartial ? ", in the years that were reported" : ""
    return """
      of the \(total) \(unit(facet.unit)) \(act.did) in \(period) \(act.went) outside \(self.group(group))\(condition). \
      Measured by \(basis(facet.basis)).
      """
  }
  var inShort: String { "In short" }
  var byYear: String { "Year by year" }
  func seriesTitle(_ source: String, basis: String) -> String { "Year by year, \(source): \(basis)" }
  func seriesChartTitle(_ name: String, group: String) -> String { "\(name): share outside \(group) by year" }
  func seriesCaption(_ group: String) -> String {
    """
    Share outside \(group) by year. The band runs from the lowest to the highest value that the source allows; a cross \
    marks a year without a figure. A numbered line marks a year from which figures are unlike those before.
    """
  }
  func seriesTable(_ unit: String) -> String { "Share outside by year; amounts in \(unit)" }
  var year: String { "Year" }
  func joined(_ names: String, _ group: String) -> String { "\(names) joined \(group)" }
  func left(_ names: String, _ group: String) -> String { "\(names) left \(group)" }
  var destinations: String { "Destinations" }
  func destinationChart(_ period: String) -> String { "Largest destinations, \(period)" }
  var destinationCaption: String {
    "Part of the exporter's total that surely and at most went to each destination. Where ranges overlap, a destination "
      + "may have one of several ranks."
  }
  func destinationTable(_ unit: String) -> String { "Largest destinations; amounts in \(unit)" }
  var destination: String { "Destination" }
  var rank: String { "Rank" }
  var part: String { "Part" }
  var amount: String { "Amount" }
}
