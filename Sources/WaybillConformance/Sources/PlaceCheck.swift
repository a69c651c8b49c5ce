import WaybillCore

/// Holds the places of rows and cells against the sample's own lines.
struct PlaceCheck {
  private let sample: SourceSample
  private let transcript: Transcript

  init(_ sample: SourceSample, _ transcript: Transcript) {
    self.sample = sample
    self.transcript = transcript
  }

  var violations: [String] {
    let lines = transcript.rows.map(\.line)
    if lines != sample.lines { return [.lines(lines, expected: sample.lines)] }
    let faults = transcript.faults.map(\.line)
    if let line = faults.first(where: { $0 < 1 || $0 > fileLines.count }) {
      return [.lineOutside(line, count: fileLines.count)]
    }
    return transcript.rows.flatMap { row in zip(row.cells, row.places).compactMap { misplaced($0, $1, in: row) } }
  }

  /// The lines of the file; bytes that are not UTF-8 count as one character each.
  private var fileLines: [[Character]] {
    let text =
      String(validating: sample.bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(sample.bytes.map { Unicode.Scalar($0) }))
    return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { Array($0) }
  }

  /// A cell that does not stand where its place says; a place in column 1 speaks of the row alone.
  private func misplaced(_ cell: String, _ place: Transcript.Place, in row: Transcript.Row) -> String? {
    guard place.column > 1, let first = cell.first, first != "\"" else { return nil }
    let lines = fileLines
    guard lines.indices.contains(place.line - 1) else { return .lineOutside(place.line, count: lines.count) }
    let found = lines[place.line - 1].dropFirst(place.column - 1).first { $0 != "\"" && $0 != " " }
    let isThere = found == cell.first { $0 != " " } || found.map { !$0.isASCII } ?? false
    return isThere ? nil : .cellElsewhere(cell, line: place.line, column: place.column)
  }
}
