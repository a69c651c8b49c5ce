import WaybillCore
import WaybillRunner

/// What a line does to the figures, as a person or a program reads it.
enum TouchedText {
  static func plain(_ touched: TouchedFigures, limit: Int) -> String {
    var lines = ["\(touched.file):\(touched.line) made \(counted(touched.records.count, "record"))"]
    lines += touched.records.map { "  \(RecordWords($0).sentence)" }
    if touched.changes.isEmpty {
      lines += ["", "no figure would be another without it"]
    } else {
      lines += ["", "\(counted(touched.changes.count, "figure")), with the line and without it:"]
      lines += ChangeText(touched.changes, limit: limit).lines
    }
    return (lines + leftOut(touched)).joined(separator: "\n")
  }

  /// The tables of which nothing is said, and where to look.
  private static func leftOut(_ touched: TouchedFigures) -> [String] {
    var lines: [String] = []
    if let first = touched.queries.first {
      lines += [
        "not told for \(touched.queries.joined(separator: ", ")): a query is asked of the ledger as it is, never without a line",
        "  'waybill trace --table \(first) --key NAME=VALUE' shows the lines that made one of its figures",
      ]
    }
    if !touched.comparisons.isEmpty {
      lines.append(
        "not told for \(touched.comparisons.joined(separator: ", ")): figures of other tables, which move as these do")
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  static func json(_ touched: TouchedFigures) -> String {
    EncodedText.of(
      Answer(
        file: touched.file, line: touched.line, records: touched.records.map { RecordWords($0).sentence },
        figures: touched.changes.map { DiffText.Change($0) }, notTold: touched.queries + touched.comparisons))
  }

  private struct Answer: Encodable {
    let file: String
    let line: Int
    let records: [String]
    /// `before` is the figure as it is, `after` the figure without the line.
    let figures: [DiffText.Change]
    /// The tables that were not computed without the line.
    let notTold: [String]
  }
}
