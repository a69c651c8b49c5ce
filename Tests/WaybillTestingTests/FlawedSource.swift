import FoundationEssentials
import WaybillCore

/// A source of lines such as `a|b`, which breaks the promise that its option `flaw` names, and keeps the others.
struct FlawedSource: SourceAdapter {
  static let descriptor = SourceDescriptor(
    id: "flawed", title: "Lines of two cells",
    options: [OptionSpec("flaw", "text", help: "The promise to break.")])

  let flaw: String

  init(options: OptionTable) throws(Diagnostics) { flaw = options["flaw"]?.text ?? "" }

  func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    let text = try bytes(of: snapshot)
    let lines = text.count { $0 == 10 }
    guard count > 1, lines >= count else { return [WorkUnit(snapshot)] }
    var units: [WorkUnit] = []
    var (start, line, row) = (0, 1, 0)
    for index in 0..<count {
      let last = index == count - 1
      var end = last ? text.count : start
      for _ in 0..<(last ? 0 : lines / count) {
        end = text[end...].firstIndex(of: 10).map { $0 + 1 } ?? text.count
      }
      // The flaw: a byte between two units belongs to neither.
      let begin = flaw == "units" && index > 0 ? min(start + 4, end) : start
      let stop = flaw == "short" && last ? end - 1 : end
      units.append(
        WorkUnit(
          snapshot, index: index,
          part: .bytes(Int64(begin)..<Int64(stop), firstLine: line, firstRow: flaw == "rows" ? 0 : row)))
      line += text[start..<end].count { $0 == 10 }
      row += text[start..<end].split(separator: 10).count { $0.count { $0 == UInt8(ascii: "|") } == 1 }
      start = end
    }
    return units
  }

  func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    var text = try bytes(of: unit.snapshot)
    if flaw == "reads" { throw Self.error("no reader") }
    if flaw == "trap" { precondition(!text.contains(0xFF), "the trap") }
    if flaw != "hostile-bytes", String(validating: text, as: UTF8.self) == nil { throw Self.error("no text") }
    var first = 1
    if case .bytes(let range, let line, _) = unit.part {
      text = Array(text[Int(range.lowerBound)..<Int(range.upperBound)])
      first = line
    }
    return FlawedReader(flaw: flaw, text: text, line: first)
  }

  private func bytes(of snapshot: Snapshot) throws(SourceError) -> [UInt8] {
    do { return Array(try Data(contentsOf: URL(filePath: snapshot.path))) } catch { throw Self.error("no file") }
  }

  private static func error(_ message: String) -> SourceError {
    SourceError(Diagnostic(.error, Diagnostic.Code(rawValue: "flawed"), message))
  }
}

/// Reads the lines one batch each; a line without `|` is a fault.
final class FlawedReader: BatchReader {
  let layout = Layout(columns: ["left", "right"])
  private let flaw: String
  private let text: [UInt8]
  private var position = 0
  private var line: Int

  init(flaw: String, text: [UInt8], line: Int) {
    (self.flaw, self.text, self.line) = (flaw, text, line)
  }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    let width = flaw == "columns" ? 3 : 2
    batch.removeAll(columnCount: width)
    if flaw == "endless", position >= text.count { return true }
    guard position < text.count else { return false }
    let end = text[position...].firstIndex(of: 10) ?? text.count
    let cells = text[position..<end].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    if cells.count == 2 {
      batch.beginRow(line: flaw == "places" ? line + 1 : line)
      for column in 0..<width { batch.appendCell(cells[min(column, 1)]) }
      batch.endRow()
    } else {
      let number = flaw == "same-twice" ? Int.random(in: 0..<1 << 60) : cells.count
      batch.faults.append(
        RowFault(Diagnostic.Code(rawValue: "cells"), "\(number) cells", line: line, column: 1, text: ""))
    }
    position = end + 1
    line += 1
    return true
  }
}

/// The same with an id that mappings cannot name, and an option without help.
struct BadlyDescribedSource: SourceAdapter {
  static let descriptor = SourceDescriptor(
    id: "Flawed source", title: " ", options: [OptionSpec("flaw", "text", help: "")])

  private let source: FlawedSource

  init(options: OptionTable) throws(Diagnostics) { source = try FlawedSource(options: options) }

  func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    try source.makeReader(for: unit)
  }
}
