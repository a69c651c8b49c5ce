/// Values numbered in the order in which they first came: id 0 is the first.
public struct Interned<Value: Hashable & Sendable>: Sendable {
  public private(set) var values: [Value] = []
  private var ids: [Value: UInt32] = [:]

  /// Makes an empty list.
  public init() {}

  /// How many distinct values there are.
  public var count: Int { values.count }

  /// The value of an id.
  public subscript(id: UInt32) -> Value { values[Int(id)] }

  /// The id of a value, numbering it when it is new.
  public mutating func id(of value: Value) -> UInt32 {
    if let id = ids[value] { return id }
    let id = UInt32(values.count)
    values.append(value)
    ids[value] = id
    return id
  }
}

/// What the numbers in a ``RecordBatch`` mean: each column of codes points into one of these lists.
///
/// The ids are local to the batch that carries them; nothing may keep one longer than a call.
public struct Dictionaries: Sendable {
  public var facets = Interned<Facet>()
  public var parties = Interned<Party>()
  public var sets = Interned<PartySet>()
  public var categories = Interned<Category>()
  public var texts = Interned<String>()

  /// Makes empty lists.
  public init() {}
}
