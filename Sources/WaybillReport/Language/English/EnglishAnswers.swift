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
