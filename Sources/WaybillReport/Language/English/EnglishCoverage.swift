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
