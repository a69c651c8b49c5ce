import WaybillCore
import WaybillMetrics

/// What a pipeline asks for that its sources cannot answer: periods without a record, and metrics without a row.
struct EmptySelections {
  private let sources: [(makeup: SourceMakeup, years: [Int])]

  init(_ sources: [(makeup: SourceMakeup, years: [Int])]) { self.sources = sources }

  /// The warnings of one metric.
  ///
  /// - Parameters:
  ///   - keys: the keys that the metric takes.
  ///   - tables: all tables of the metric.
  func warnings(
    of request: PipelineFile.MetricRequest, keys: [OptionSpec] = [], tables: [MetricTable]
  ) -> [Diagnostic] {
    // Files without rows are told as such, and whatever is asked of them is empty.
    if sources.allSatisfy({ $0.years.isEmpty }) { return [] }
    var periods = OptionTable(request.options["periods"]?.table ?? [], at: request.place)
    let asked = (periods.texts("years") ?? []) + (periods.texts("windows") ?? [])
    let uncovered = asked.filter { period in YearSpan(period.text).map { !isCovered($0) } ?? false }
    if !uncovered.isEmpty {
      return uncovered.map { .uncoveredPeriod($0.text, of: request.id, coverage, at: $0.place) }
    }
    // What is left out says why, and is no answer.
    let answers = tables.filter { !$0.id.hasSuffix(Self.leftOut) }
    let isEmpty = answers.allSatisfy(\.rows.isEmpty)
    guard isEmpty || countNothing(answers) else { return [] }
    let left = tables.filter { $0.id.hasSuffix(Self.leftOut) }.flatMap { NamedRow.all(of: $0) }
    let notes =
      kinds + importers(of: request.id, keys, left) + events(of: request, keys) + others(in: left, keys)
    if isEmpty { return [.noRowAtAll(of: request.id, coverage, notes, at: request.place)] }
    let members = keys.contains { $0.name == "alliance" } ? [Diagnostic.membersAlone] : []
    return [.noRecordAtAll(of: request.id, coverage, members + notes, at: request.place)]
  }

  /// How the tables of what metrics leave out end their names.
  private static let leftOut = "-left-out"

  /// Whether tables have rows, each of which says that it is made of no record.
  private func countNothing(_ tables: [MetricTable]) -> Bool {
    let rows = tables.filter { $0.column("records") != nil }.flatMap { NamedRow.all(of: $0) }
    return !rows.isEmpty && rows.allSatisfy { $0.text("records") == "0" }
  }

  /// What importers tell, which most metrics leave out, and what would count it.
  private func importers(of metric: String, _ keys: [OptionSpec], _ left: [NamedRow]) -> [String] {
    let count = sources.flatMap(\.makeup.counts.values).reduce(0) { $0 + $1.told(by: .importer) }
    if count == 0 { return [] }
    let sections = keys.filter { key in
      if case .table(let section) = key.shape { section.keys.contains { $0.name == "perspective" } } else { false }
    }.map(\.name)
    let isSaid = left.contains { $0.text("reason") == SetAside.toldByImporter.words }
    if sections.isEmpty && !isSaid { return [] }
    // What is no part of a whole is no part of it.
    return [
      Diagnostic.toldByImporters(
        count, metric: metric, sections: sections.contains("whole") ? ["whole"] : sections)
    ]
  }

  /// The records that `leave_out` leaves out, where the metric has that key.
  private func events(of request: PipelineFile.MetricRequest, _ keys: [OptionSpec]) -> [String] {
    guard keys.contains(.leaveOut) else { return [] }
    var options = request.options
    let leftOut = options.leftOutEvents()
    let counts = Event.allCases.filter(leftOut.contains).map { event in
      (event.rawValue, sources.flatMap(\.makeup.counts.values).reduce(0) { $0 + $1.count(of: event) })
    }.filter { $0.1 > 0 }
    return counts.isEmpty ? [] : [Diagnostic.leftOutByEvent(counts)]
  }

  /// What else the metric says that it leaves out.
  private func others(in left: [NamedRow], _ keys: [OptionSpec]) -> [String] {
    left.compactMap { row in
      let reason = row.text("reason")
      let isSaid = keys.contains(.leaveOut) && reason.hasPrefix("event ")
      if reason.isEmpty || reason == SetAside.toldByImporter.words || isSaid { return nil }
      return Diagnostic.leftOut(row.text("source"), records: row.text("records"), reason: reason)
    }
  }

  /// Whether a source has a record of each year of a span: what it says of a window with a year that it does not cover is
  /// no figure.
  private func isCovered(_ span: YearSpan) -> Bool {
    sources.contains { source in span.years.allSatisfy(source.years.contains) }
  }

  private var coverage: String {
    sources.map { source in
      guard let first = source.years.first, let last = source.years.last else { return "\(source.makeup.id) none" }
      return "\(source.makeup.id) \(YearSpan(first...last))"
    }.joined(separator: ", ")
  }

  private var kinds: [String] {
    sources.map { source in
      let facets = source.makeup.facets.map { facet in
        let words = "\(facet.basis.rawValue) \(facet.measure.rawValue) \(facet.unit.rawValue) \(facet.level.rawValue)"
        return source.makeup.counts[facet].map { "\(words) (\(counted($0.records, "record")))" } ?? words
      }
      return "\(source.makeup.id) has \(facets.isEmpty ? "nothing" : facets.joined(separator: ", "))"
    }
  }
}
