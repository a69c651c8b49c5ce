import WaybillCore
import WaybillFormats

/// Makes a row of each card.
final class CardReader: BatchReader {
  private static let rowsInBatch = 1000

  let layout: Layout
  private let lines: TextLines
  private let end: String
  private var card: [String: String] = [:]
  private var firstLine = 0

  init(_ lines: TextLines, columns: [String], end: String) {
    layout = Layout(columns: columns)
    self.lines = lines
    self.end = end
  }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    batch.removeAll(columnCount: layout.columns.count)
    while batch.rowCount < Self.rowsInBatch, try lines.advance() { add(&batch) }
    if batch.rowCount < Self.rowsInBatch { finishCard(&batch) }
    return batch.rowCount > 0 || !batch.faults.isEmpty
  }

  private func add(_ batch: inout RowBatch) {
    guard let text = lines.text else { return fault("bad-byte", "expected text in UTF-8", &batch) }
    if text == end { return finishCard(&batch) }
    if text.isEmpty { return }
    let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmingSpaces }
    guard parts.count == 2, layout.columns.contains(parts[0]) else {
      return fault("bad-card", "expected a line such as '\(layout.columns.first ?? "name"): text'", &batch)
    }
    if card.isEmpty { firstLine = lines.number }
    if card.updateValue(parts[1], forKey: parts[0]) != nil {
      fault("bad-card", "'\(parts[0])' stands twice on the card", &batch)
    }
  }

  private func finishCard(_ batch: inout RowBatch) {
    if card.isEmpty { return }
    batch.beginRow(line: firstLine)
    for column in layout.columns { batch.appendCell((card[column] ?? "").utf8) }
    batch.endRow()
    card = [:]
  }

  /// What cannot be read is no reason to stop: it is kept with its line, and reading goes on.
  private func fault(_ code: String, _ message: String, _ batch: inout RowBatch) {
    batch.faults.append(
      RowFault(
        Diagnostic.Code(rawValue: code), message, line: lines.number, column: 1,
        text: String(decoding: lines.bytes.prefix(500), as: UTF8.self)))
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
