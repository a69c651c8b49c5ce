import WaybillCore

extension English: PageTexts {
  func question(ofAlliance group: String?) -> String {
    guard let group else { return "Which share of the defence goods made in an alliance is exported outside it?" }
    let name = self.group(group)
    let outside = group == "eu" ? "the \(name)" : name
    return "Which share of the defence goods made in \(name) countries is exported outside \(outside)?"
  }
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
