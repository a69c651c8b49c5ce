import WaybillCore

extension RecordBatch {
  /// What is wrong with a batch that was read from the ledger; nil when it can be used without a trap.
  borrowing func damage() -> String? {
    let (perspectives, events) = (Perspective.allCases.count, Event.allCases.count)
    if let most = perspective.max(), most >= perspectives { return "a record has no known perspective" }
    if let most = event.max(), most >= events { return "a record has no known event" }
    if facet.contains(Self.absent) { return "a record has no facet" }
    if !allPairs(from, until, <) { return "a record's period holds no day" }
    if !allPairs(lo, hi, <=) { return "a record's ends are the wrong way round" }
    return nil
  }

  private func allPairs<Value>(_ first: [Value], _ second: [Value], _ isRight: (Value, Value) -> Bool) -> Bool {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        var areRight = true
        for index in 0..<min(first.count, second.count) {
          areRight = areRight && isRight(first[index], second[index])
        }
        return areRight
      }
    }
  }
}
