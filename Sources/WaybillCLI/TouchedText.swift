import WaybillCore
import WaybillRunner

/// What a line does to the figures, as a person or a program reads it.
enum TouchedText {
  static func plain(_ touched: TouchedFigures, limit: Int) -> String {
    var lines = ["\(touched.file):\(touched.line) made \(counted(touched.records.count, "record"))"]
    lines += touched.records.map { "  \(RecordWords($0).sentence)" }
    if touched.changes.isEmpty {
      return (lines + ["", "no figure would be another without it"]).joined(separator: "\n")
    }
    lines += [
      "", "\(counted(touched.changes.count, "figure")), with the line and without it:",
    ]
    return (lines + ChangeText(touched.changes, limit: limit).lines).joined(separator: "\n")
  }

  static func json(_ touched: TouchedFigures) -> String {
    EncodedText.of(
      Answer(
        file: touched.file, line: touched.line, records: touched.records.map { RecordWords($0).sentence },
        figures: touched.changes.map { DiffText.Change($0) }))
  }

  private struct Answer: Encodable {
    let file: String
    let line: Int
    let records: [String]
    /// `before` is the figure as it is, `after` the figure without the line.
    let figures: [DiffText.Change]
  }
}
