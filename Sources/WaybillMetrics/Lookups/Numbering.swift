public import WaybillCore

/// Gives a batch's values numbers of the metric's own.
///
/// A batch's ids mean something only beside its dictionary; the numbers here stay, because they are found by value.
public struct Numbering<Value: Hashable & Sendable>: Sendable {
  public private(set) var own = Interned<Value>()
  /// The metric's number of each of the batch's ids.
  public private(set) var numbers: [UInt32] = []
  private var followed: [Value] = []

  /// Makes a numbering of no values.
  public init() {}

  /// The metric's number of a value, numbering it when it is new.
  public mutating func number(of value: Value) -> UInt32 { own.id(of: value) }

  /// Takes over the values of a batch's dictionary, which is most often the one before or that one grown longer.
  public mutating func follow(_ values: [Value]) {
    if values == followed { return }
    numbers = values.enumerated().map { id, value in
      id < followed.count && followed[id] == value ? numbers[id] : own.id(of: value)
    }
    followed = values
  }
}
