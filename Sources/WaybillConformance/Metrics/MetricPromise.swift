/// What an implementer of `Metric` promises; each is tested on its own.
public enum MetricPromise: String, Sendable, CaseIterable {
  /// The id, the title and the options are such as pipelines and listings need.
  case descriptor
  /// Tables carry the metric's id, and their key columns tell every row from every other.
  case tables
  /// The result is the same to the order of its rows, asked for again and whatever the order of the records.
  case repeatable
  /// Neither the size of the batches nor the ids of their dictionaries matter.
  case batches
  /// Adding parts and merging them, in any order and in any grouping, gives what adding all gives.
  case merging
  /// A figure that is computed again from the records that it selects is the same.
  case selection
}
