public import WaybillCore

extension Party {
  /// What tables call the party: a territory is its state; an organisation and a group that is no state say what they are.
  public var inTables: String { kind == .territory ? countsAs : description }
}
