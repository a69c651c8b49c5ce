/// What every `waybill work` of a plan is asked for.
public struct WorkOrder: Sendable, Hashable {
  /// The path of the plan.
  let plan: String
  /// The folder of the shards.
  let shards: String
  /// The folder for Parquet files; none are written when nil.
  let parquet: String?

  /// Makes an order.
  public init(plan: String, shards: String, parquet: String? = nil) {
    self.plan = plan
    self.shards = shards
    self.parquet = parquet
  }

  /// The words that name the folders on a command line.
  var folders: [String] { ["--shards", shards] + (parquet.map { ["--parquet", $0] } ?? []) }
}
