import WaybillCore
import WaybillMetrics

/// What a pipeline asks for that its sources cannot answer: periods without a record, and metrics without a row.
struct EmptySelections {
  private let sources: [(makeup: SourceMakeup, years: [Int])]

  init(_ sources: [(makeup: SourceMakeup, years: [Int])]) { self.sources = sources }

  /// The warnings of one metric.
  ///
  /// - Parameter tables: all tables of the metric.
  func warnings(of request: PipelineFile.MetricRequest, tables: [MetricTable]) -> [Diagnostic] {
    // Files without rows are told as such, and whatever is asked of them is empty.
    if sources.allSatisfy({ $0.years.isEmpty }) { return [] }
    var periods = OptionTable(request.options["periods"]?.table ?? [], at: request.place)
    let asked = (periods.texts("years") ?? []) + (periods.texts("windows") ?? [])
    let uncovered = asked.filter { period in YearSpan(period.text).map { !isCovered($0) } ?? false }
    if !uncovered.isEmpty {
      return uncovered.map { .uncoveredPeriod($0.text, of: request.id, coverage, at: $0.place) }
    }
    // What is left out says why, and is no answer.
    let isEmpty = tables.allSatisfy { $0.rows.isEmpty || $0.id == "\(request.id)-left-out" }
    return isEmpty ? [.noRowAtAll(of: request.id, coverage, kinds, at: request.place)] : []
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
      let facets = source.makeup.facets.map {
        "\($0.basis.rawValue) \($0.measure.rawValue) \($0.unit.rawValue) \($0.level.rawValue)"
      }
      return "\(source.makeup.id) has \(facets.isEmpty ? "nothing" : facets.joined(separator: ", "))"
    }
  }
}
