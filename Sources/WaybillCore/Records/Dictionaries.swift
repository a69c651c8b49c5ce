/// Values numbered in the order in which they first came: id 0 is the first.
public struct Interned<Value: Hashable & Sendable>: Sendable {
  public private(set) var values: [Value] = []
  private var ids: [ExactKey<Value>: UInt32] = [:]

  /// Makes an empty list.
  public init() {}

  /// How many distinct values there are.
  public var count: Int { values.count }

  /// The value of an id.
  public subscript(id: UInt32) -> Value { values[Int(id)] }

  /// The id of a value, numbering it when it is new.
  public mutating func id(of value: Value) -> UInt32 {
    let key = ExactKey(value)
    if let id = ids[key] { return id }
    let id = UInt32(values.count)
    values.append(value)
    ids[key] = id
    return id
  }
}

/// A value as the key of a dictionary, where texts are alike only when their bytes are.
///
/// Swift takes texts for equal that Unicode calls canonically equivalent, such as the two ways to write é; a record that
/// had one would be given the other.
package struct ExactKey<Value: Hashable & Sendable>: Hashable, Sendable {
  package let value: Value

  package init(_ value: Value) { self.value = value }

  package static func == (a: Self, b: Self) -> Bool {
    if let first = a.value as? String, let second = b.value as? String {
      return first.utf8.elementsEqual(second.utf8)
    }
    return a.value == b.value
  }

  package func hash(into hasher: inout Hasher) {
    if var text = value as? String {
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    } else {
      value.hash(into: &hasher)
    }
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
