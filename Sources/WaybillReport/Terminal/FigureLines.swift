import WaybillCore

/// The summary's part on a table of a further metric: its first rows.
struct FigureLines {
  private static let most = 6

  private let table: MetricTable

  init(_ table: MetricTable) { self.table = table }

  var lines: [String] {
    var title = table.title.wrapped(to: TerminalSummary.width)
    if !table.sharedWords.isEmpty { title += table.sharedWords.wrapped(to: TerminalSummary.width, indent: 2) }
    if table.rows.isEmpty { return title + ["  no record gives a figure here"] }
    let more = table.rows.count - Self.most
    return title + shown + (more > 0 ? ["    and \(Digits.english.count(more, "more row"))"] : [])
  }

  /// The columns that differ between rows, as far as they fit: words that are no key are left out first, then keys from
  /// the left, for the figures come last and are worth most.
  private var shown: [String] {
    let told = table.toldColumns
    let plain = told.filter { table.columns[$0].isKey || table.columns[$0].kind != .text }
    for columns in [told] + plain.indices.map({ Array(plain[$0...]) }) {
      let lines = lines(of: columns)
      if lines.allSatisfy({ VisibleText.width($0) <= TerminalSummary.width }) { return lines }
    }
    return []
  }

  private func lines(of columns: [Int]) -> [String] {
    var text = TextTable(columns.map { table.columns[$0].kind == .text ? .left : .right })
    text.add(columns.map { table.columns[$0].name })
    for row in table.rows.prefix(Self.most) { text.add(columns.map { VisibleText.clean(row[$0].shown) }) }
    return text.lines(indent: 4)
  }
}
