import WaybillRunner

/// What the stages of a run took, as `--timings` says it.
enum TimingsText {
  /// A line a stage: milliseconds, rows, nanoseconds a row, and how many rows went the careful way.
  static func table(of timings: Timings) -> String {
    let rows = Timings.Stage.allCases.compactMap { stage -> [String]? in
      guard let entry = timings[stage] else { return nil }
      let perRow = entry.rows > 0 ? "\(entry.nanoseconds / Int64(entry.rows))" : ""
      return [
        stage.words, "\(entry.nanoseconds / 1_000_000)", entry.rows > 0 ? "\(entry.rows)" : "", perRow,
        entry.careful > 0 ? "\(entry.careful)" : "",
      ]
    }
    let header = ["stage", "ms", "rows", "ns a row", "careful"]
    let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
    let lines = ([header] + rows).map { row in
      row.enumerated().map { column, text in
        let blank = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + blank : blank + text
      }.joined(separator: "  ")
    }
    let threads = timings.threads == 1 ? "1 thread" : "\(timings.threads) threads, their times added up"
    return (lines + ["files were read by \(threads)"]).joined(separator: "\n") + "\n"
  }
}

extension Timings.Stage {
  /// What is done in a stage.
  fileprivate var words: String {
    switch self {
    case .hash: "hash files"
    case .read: "read rows"
    case .map: "map rows"
    case .gather: "add to metrics and checks"
    case .keep: "keep records"
    case .scan: "read records of the ledger"
    case .compute: "compute tables"
    case .evidence: "find the records behind figures"
    case .report: "write the report"
    }
  }
}
