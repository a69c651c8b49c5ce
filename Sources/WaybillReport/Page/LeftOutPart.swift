/// The records that shares leave out, by source and reason, with what they come to.
enum LeftOutPart {
  /// The table; nothing where nothing was left out.
  static func html(_ report: RunReport) -> HTML {
    let rows = LeftOut.all(in: report)
    if rows.isEmpty { return .nothing }
    return """
      <h3>Records kept, but left out of the shares</h3>
      <p>These records are in the ledger and in no share, each for the reason beside it.</p>
      \(HTML.table(
        caption: "Records left out of the shares, by source and reason",
        head: [
          .head("Source"), .head("What it counts"), .head("Reason"), .head("Records", numeric: true),
          .head("Amount", numeric: true),
        ],
        rows: rows.map { row($0, title: report.title(of: $0.source)) }))
      """
  }

  private static func row(_ row: LeftOut, title: String) -> HTML {
    let amount = Digits.amount(row.amount, of: row.measure)
    return """
      <tr><th scope="row">\(title)</th><td>\(Words.basis(row.basis)), \(Words.level(row.level))</td>\
      <td>\(row.reason)</td><td class="n">\(Digits.count(row.records))</td>\
      <td class="n">\(amount.isEmpty ? "" : "\(amount) \(Words.unit(row.unit))")</td></tr>
      """
  }
}
