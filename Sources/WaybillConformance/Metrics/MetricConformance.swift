public import WaybillCore

/// The promises of a metric, tried on records.
public struct MetricConformance: Sendable {
  let metric: any Metric.Type
  let options: OptionTable
  let groups: GroupBook
  let records: [Record]
  let context: MetricContext

  /// Makes the trial of a metric.
  ///
  /// - Parameters:
  ///   - options: what a pipeline would give it.
  ///   - groups: the groups that the options name.
  ///   - records: what it is tried on; with fewer than a few dozen, promises are easily kept.
  ///   - context: what it is told of the records' sources.
  public init(
    _ metric: any Metric.Type, options: OptionTable = OptionTable(), groups: GroupBook = GroupBook(),
    records: [Record], context: MetricContext
  ) {
    self.metric = metric
    self.options = options
    self.groups = groups
    self.records = records
    self.context = context
  }

  /// How a promise is broken, in words; empty when it is kept.
  public func violations(of promise: MetricPromise) -> [String] { violations(of: promise, by: metric) }

  private func violations<M: Metric>(of promise: MetricPromise, by type: M.Type) -> [String] {
    do {
      let trial = MetricTrial(empty: try M(options: options, groups: groups), records: records, context: context)
      return switch promise {
      case .descriptor:
        descriptorViolations(id: M.descriptor.id, title: M.descriptor.title, options: M.descriptor.options)
          + (M.descriptor.measures.isEmpty ? [.noMeasures] : [])
      case .tables: trial.tableViolations
      case .repeatable: trial.repeatViolations
      case .batches: trial.batchViolations
      case .merging: trial.mergeViolations
      case .selection: SelectionCheck(trial).violations
      }
    } catch { return ["\(error)"] }
  }
}
