public import WaybillCore
import WaybillLedger

/// What a line of a publisher's file does to the figures: its records, and every figure that would be another without them.
public struct TouchedFigures: Sendable {
  public let file: String
  public let line: Int
  public let records: [Record]
  /// The figures with the line, `before`, and without it, `after`.
  public let changes: [TableChange]
  /// The tables that were not computed without the line: those of queries, which are asked of the ledger as it is.
  public let queries: [String]
  /// The tables that are made of other tables, whose figures move with theirs.
  public let comparisons: [String]
}

extension Tracer {
  /// Computes every table again without the records of one line.
  ///
  /// Tables of queries are left out, for they are asked of the ledger as it is, and those made of other tables.
  ///
  /// - Parameters:
  ///   - file: the file as the pipeline names it, or the end of its path.
  ///   - part: the sheet or member; every one when nil.
  /// - Throws: a diagnostic for a file that the pipeline does not have, and for a line of which there is no record.
  public func touched(by line: Int, of file: String, part: String? = nil) throws(Diagnostics) -> TouchedFigures {
    let named = ingests.all.filter { $0.name == file || $0.name.hasSuffix("/\(file)") }
    guard let first = named.first, Set(named.map(\.name)).count == 1 else {
      throw Diagnostics([.unknownFile(file, known: Set((named.isEmpty ? ingests.all : named).map(\.name)).sorted())])
    }
    do {
      return try ledger.read { ledger in
        var records: [Record] = []
        var without = MetricSet(workspace.metrics)
        try ingests.scan(ledger) { ingest, batch in
          guard ingest.name == first.name,
            let place = (0..<batch.count).first(where: { Int(batch.line[$0]) == line }), place < batch.count
          else { return without.add(batch) }
          let all = (0..<batch.count).map { batch.record($0) }
          let isTouched = { (record: Record) in
            record.line == line && part ?? ingest.parts.part(of: record).name == ingest.parts.part(of: record).name
          }
          records += all.filter(isTouched)
          var rest = RecordBatch(source: batch.source)
          rest.replace(with: all.filter { !isTouched($0) })
          without.add(rest)
        }
        if records.isEmpty { throw Diagnostics([.noRecordOnLine(line, at: Place(file: first.name, line: line))]) }
        let measured = tables.filter { $0.metric < workspace.metrics.count }.map(\.table)
        return TouchedFigures(
          file: first.name, line: line, records: records,
          changes: TableChange.all(from: measured, to: without.finish(context).tables.map(\.table)),
          queries: workspace.queries.map(\.table),
          comparisons: workspace.comparisons.reduce(into: []) { words, comparison in
            let word = type(of: comparison).word
            if !words.contains(word) { words.append(word) }
          })
      }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }
}
