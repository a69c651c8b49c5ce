public import WaybillCore

extension SourceFacts {
  /// A figure's status in words: `reported`, or `reported provisional` where the period holds the source's newest year,
  /// which later editions most often change.
  public func status(_ word: String, in period: YearSpan) -> String {
    years.max().map(period.years.contains) ?? false ? "\(word) provisional" : word
  }
}

extension IntervalSum {
  /// The two ends as cells; the upper one absent where nothing bounds it.
  public var cells: [MetricTable.Cell] { [.amount(lo), hi.map(MetricTable.Cell.amount) ?? .absent] }
}
