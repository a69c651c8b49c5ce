import FoundationEssentials
import WaybillCore
import WaybillRunner

/// A trace as a person or a program reads it.
enum TraceText {
  static func plain(_ trace: Trace) -> String {
    var lines = trace.keys.map { "\($0.name)=\($0.value)" }
    lines.append("\(trace.column) = \(trace.figure.isEmpty ? "(empty)" : trace.figure)")
    let same = trace.figure == trace.recomputed ? "the same" : "NOT the same: \(trace.recomputed)"
    lines.append(
      "made by \(counted(trace.count, "record")); computed again from \(trace.count == 1 ? "it" : "them") alone it is \(same)"
    )
    for line in trace.lines {
      lines.append("")
      let place = line.part.place(in: line.file, line: line.record.line)
      lines.append("\(place): \(RecordWords(line.record).sentence)")
      if let text = line.text { lines.append("    \(text)") }
    }
    if trace.lines.count < trace.count {
      lines.append("")
      lines.append("and \(trace.count - trace.lines.count) more; --limit 0 shows all")
    }
    return lines.joined(separator: "\n")
  }

  static func json(_ trace: Trace) -> String {
    let keys = Dictionary(trace.keys.map { ($0.name, $0.value) }) { first, _ in first }
    let records = trace.lines.map { line in
      TracedRecord(
        file: line.file, part: line.part.name.isEmpty ? nil : line.part.name, line: line.record.line,
        source: line.record.source,
        exporter: line.record.exporter?.description, destination: line.record.destination?.description,
        from: "\(line.record.period.from)", until: "\(line.record.period.until)", event: line.record.event.rawValue,
        basis: line.record.facet.basis.rawValue, measure: line.record.facet.measure.rawValue,
        unit: line.record.facet.unit.rawValue, level: line.record.facet.level.rawValue, lo: "\(line.record.value.lo)",
        hi: line.record.value.hi.map { "\($0)" }, flags: line.record.flags.list, text: line.text)
    }
    return EncodedText.of(
      TracedFigure(
        keys: keys, column: trace.column, figure: trace.figure, recomputed: trace.recomputed, count: trace.count,
        records: records))
  }

  private struct TracedFigure: Encodable {
    let keys: [String: String]
    let column, figure, recomputed: String
    let count: Int
    let records: [TracedRecord]
  }

  private struct TracedRecord: Encodable {
    let file: String
    /// The sheet or member; left out where the file is one text.
    let part: String?
    let line: Int
    let source: String
    let exporter, destination: String?
    let from, until, event, basis, measure, unit, level, lo: String
    let hi: String?
    let flags: [String]
    let text: String?
  }
}

/// JSON for programs that read a command's output.
enum EncodedText {
  /// A value as indented JSON with sorted keys.
  static func of(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { preconditionFailure("texts and numbers are always JSON") }
    return String(decoding: data, as: UTF8.self)
  }
}
