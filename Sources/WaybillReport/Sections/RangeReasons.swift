/// Why a figure is a range and not a number, with the amounts behind it.
enum RangeReasons {
  /// The list of reasons that hold for an exporter's figure under the main definition.
  static func html(_ answer: ShareAnswer, _ edition: Edition, of exporter: String) -> HTML {
    guard let row = answer.row(of: exporter), let share = row.share else { return .nothing }
    let reasons = reasons(answer, row, edition)
    let isPoint = share.lo == share.hi
    if reasons.isEmpty { return isPoint ? edition.texts.whyNoRange : .nothing }
    return """
      <h4>\(isPoint ? edition.texts.whatItLeavesOut : edition.texts.whyARange)</h4>
      <ul>
      \(reasons.map { "<li>\($0)</li>" })
      </ul>
      """
  }

  private static func reasons(_ answer: ShareAnswer, _ row: ShareRow, _ edition: Edition) -> [HTML] {
    let texts = edition.texts
    let unit = texts.unit(answer.facet.unit)
    let amount = { edition.amount($0, in: answer.facet) }
    var reasons: [HTML] = []
    if row.undetermined.lo != nil, row.undetermined != AmountRange(lo: 0, hi: 0) {
      reasons.append(
        texts.undeterminedReason(
          amount(row.undetermined), of: amount(row.total), unit: unit, group: texts.group(row.definition.group)))
    }
    if row.outside.hi == nil || row.inside.hi == nil {
      reasons.append(texts.openReason(outside: amount(row.outside), inside: amount(row.inside), unit: unit))
    } else if row.outside.lo != row.outside.hi || row.inside.lo != row.inside.hi {
      reasons.append(texts.rangesReason(outside: amount(row.outside), inside: amount(row.inside), unit: unit))
    }
    // Rows that were refused are the source's, and seldom the exporter's.
    if answer.refused > 0, row.exporter == ShareRow.all {
      reasons.append(
        texts.refusedReason(answer.refused, ofRows: answer.rowsIn))
    }
    if row.status == "partial", let reported = row.yearsReported, let due = row.yearsDue {
      let silent = row.exporter == ShareRow.all ? edition.inOrderOfNames(answer.notReported).map(edition.name(of:)) : []
      reasons.append(
        texts.partialReason(edition.digits.count(reported), of: edition.digits.count(due), silent: silent))
    }
    return reasons
  }
}
