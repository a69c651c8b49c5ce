import WaybillCore

// The words about selections of a pipeline that no record is in.

extension Diagnostic.Code {
  static let emptySelection = Self(rawValue: "empty-selection")
}

extension Diagnostic {
  static func uncoveredPeriod(_ period: String, of metric: String, _ coverage: String, at place: Place) -> Self {
    Diagnostic(
      .warning, .emptySelection,
      "no source has records of all years of '\(period)', so that it gives no row of '\(metric)'; the sources cover "
        + coverage, at: place)
  }

  static func noRowAtAll(of metric: String, _ coverage: String, _ kinds: [String], at place: Place) -> Self {
    Diagnostic(
      .warning, .emptySelection, "'\(metric)' gives no row; the sources cover \(coverage)", at: place,
      notes: kinds.map { Note($0) })
  }

  static func noRecordAtAll(of metric: String, _ coverage: String, _ kinds: [String], at place: Place) -> Self {
    Diagnostic(
      .warning, .emptySelection, "no record of the sources counts in '\(metric)'; the sources cover \(coverage)",
      at: place,
      notes: kinds.map { Note($0) })
  }

  /// What a metric of an alliance counts.
  static let membersAlone =
    "it counts what members of its 'alliance' export; a group of the states whose exports are asked for can stand there"

  /// - Parameter sections: the keys of the metric under which a perspective can be asked for.
  static func toldByImporters(_ count: Int, metric: String, sections: [String]) -> String {
    let words = "\(counted(count, "record")) \(count == 1 ? "is" : "are") told by importers"
    if sections.isEmpty {
      return
        "\(words), and '\(metric)' counts none of these, for an exporter's report of the same transfer would count "
        + "twice; a 'ratio' with 'perspective: importer' under 'whole' counts them"
    }
    let keys = sections.map { "'\($0)'" }.joined(separator: " or ")
    return "\(words), which count only where 'perspective: importer' under \(keys) asks for them"
  }

  static func leftOutByEvent(_ counts: [(event: String, records: Int)]) -> String {
    let words = counts.map { "\($0.event) (\(counted($0.records, "record")))" }.joined(separator: ", ")
    return "'leave_out' leaves out \(words); 'leave_out: []' counts all events"
  }

  static func leftOut(_ source: String, records: String, reason: String) -> String {
    "of \(source), \(records) \(records == "1" ? "record is" : "records are") left out: \(reason)"
  }
}
