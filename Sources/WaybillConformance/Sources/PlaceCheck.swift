import WaybillCore

/// Holds the places of rows and cells against the sample's own lines.
struct PlaceCheck {
  private let sample: SourceSample
  private let transcript: Transcript
  /// The lines of the file, where bytes that are not UTF-8 count as one character each; nil for a file that is no text, as a
  /// workbook or an archive.
  private let fileLines: [[Character]]?

  init(_ sample: SourceSample, _ transcript: Transcript) {
    self.sample = sample
    self.transcript = transcript
    if sample.bytes.contains(0) {
      fileLines = nil
      return
    }
    let text =
      String(validating: sample.bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(sample.bytes.map { Unicode.Scalar($0) }))
    fileLines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { Array($0) }
  }

  var violations: [String] {
    let lines = transcript.rows.map(\.line)
    if let expected = sample.lines, lines != expected { return [.lines(lines, expected: expected)] }
    guard let fileLines else { return sample.lines == nil ? fall(lines).map { [$0] } ?? [] : [] }
    if sample.lines == nil, let violation = unlikely(lines, fileLines) { return [violation] }
    let faults = transcript.faults.map(\.line)
    if let line = faults.first(where: { $0 < 1 || $0 > fileLines.count }) {
      return [.lineOutside(line, count: fileLines.count)]
    }
    return transcript.rows.flatMap { row in
      zip(row.cells, row.places).compactMap { misplaced($0, $1, in: row, fileLines) }
    }
  }

  /// What is wrong with lines that nobody has declared: they fall, lie outside the file, or hold none of the row's texts.
  private func unlikely(_ lines: [Int], _ fileLines: [[Character]]) -> String? {
    if let fall = fall(lines) { return fall }
    if let line = lines.first(where: { $0 < 1 || $0 > fileLines.count }) {
      return .lineOutside(line, count: fileLines.count)
    }
    let texts = fileLines.map { String($0) }
    let whole = texts.joined(separator: "\n")
    return transcript.rows.lazy.compactMap { elsewhere($0, lines: texts, whole: whole) }.first
  }

  private func fall(_ lines: [Int]) -> String? {
    zip(lines, lines.dropFirst()).first { $0 > $1 }.map { .linesFall($0.0, $0.1) }
  }

  /// A row none of whose texts stands on its line, though the file has them elsewhere.
  ///
  /// A reader may change texts, so that one that the file does not have at all tells nothing.
  private func elsewhere(_ row: Transcript.Row, lines: [String], whole: String) -> String? {
    let told = row.cells.filter { $0.count > 2 && whole.contains($0) }
    guard let first = told.first, !told.contains(where: lines[row.line - 1].contains) else { return nil }
    return .rowElsewhere(first, line: row.line)
  }

  /// A cell that does not stand where its place says; the place of its row speaks of the row alone.
  private func misplaced(
    _ cell: String, _ place: Transcript.Place, in row: Transcript.Row, _ fileLines: [[Character]]
  ) -> String? {
    guard place.column > 1, place.line != row.line || place.column != row.column, let first = cell.first,
      first != "\""
    else { return nil }
    guard fileLines.indices.contains(place.line - 1) else { return .lineOutside(place.line, count: fileLines.count) }
    let found = fileLines[place.line - 1].dropFirst(place.column - 1).first { $0 != "\"" && $0 != " " }
    // A character may be written as an escape.
    let isThere = found == cell.first { $0 != " " } || found.map { !$0.isASCII || $0 == "\\" } ?? false
    return isThere ? nil : .cellElsewhere(cell, line: place.line, column: place.column)
  }
}
