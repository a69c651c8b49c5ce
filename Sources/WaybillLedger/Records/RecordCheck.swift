import WaybillCore

extension RecordBatch {
  /// What is wrong with a batch that was read from the ledger; nil when it can be used without a trap.
  borrowing func damage() -> String? {
    if perspective.contains(where: { $0 >= Perspective.allCases.count }) { return "a record has no known perspective" }
    if event.contains(where: { $0 >= Event.allCases.count }) { return "a record has no known event" }
    if facet.contains(Self.absent) { return "a record has no facet" }
    if !zip(from, until).allSatisfy({ $0 < $1 }) { return "a record's period holds no day" }
    if !zip(lo, hi).allSatisfy({ $0 <= $1 }) { return "a record's ends are the wrong way round" }
    return nil
  }
}
