/// Why an answer is a range and not a number, with the amounts behind it.
enum RangeReasons {
  /// The list of reasons that hold for the answer under its main definition.
  static func html(_ answer: ShareAnswer) -> HTML {
    guard let row = answer.mainRow, let share = row.share else { return .nothing }
    let reasons = reasons(answer, row)
    let isPoint = share.lo == share.hi
    if reasons.isEmpty { return isPoint ? exact : .nothing }
    return """
      <h4>\(isPoint ? "What it leaves out" : "Why it is a range")</h4>
      <ul>
      \(reasons.map { "<li>\($0)</li>" })
      </ul>
      """
  }

  private static let exact: HTML = """
    <h4>Why it is no range</h4>
    <p>Every destination could be placed inside or outside, and every value is stated as one number.</p>
    """

  private static func reasons(_ answer: ShareAnswer, _ row: ShareRow) -> [HTML] {
    let unit = Words.unit(answer.facet.unit)
    let group = Words.group(row.definition.group)
    var reasons: [HTML] = []
    if row.undetermined.lo != nil, row.undetermined != AmountRange(lo: 0, hi: 0) {
      reasons.append(
        """
        The destination of \(answer.amount(row.undetermined)) of \(answer.amount(row.total)) \(unit) cannot be placed \
        inside or \
        outside \(group). At the low end all of it is taken to have stayed inside, at the high end all of it to have \
        left.
        """)
    }
    if row.outside.lo != row.outside.hi || row.inside.lo != row.inside.hi {
      reasons.append(
        """
        The publisher states values themselves as ranges: outside \(answer.amount(row.outside)), inside \
        \(answer.amount(row.inside)) \(unit).
        """)
    }
    if answer.refused > 0 {
      reasons.append(
        """
        Of the \(Digits.count(answer.rowsIn)) rows of the source \(Digits.count(answer.refused)) rows or values were \
        refused, and are in no figure.
        """)
    }
    if row.status == "partial", let reported = row.yearsReported, let due = row.yearsDue {
      reasons.append(
        """
        Figures came for \(Digits.count(reported)) of the \(Digits.count(due)) member-years that were due. The share \
        holds for \
        those alone; what is missing is not in it.\(missing(answer.notReported))
        """)
    }
    return reasons
  }

  private static func missing(_ names: [String]) -> HTML {
    names.isEmpty ? .nothing : " Nothing at all was reported by \(names.joined(separator: ", "))."
  }
}
