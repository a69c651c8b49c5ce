/// A structure in Thrift's compact protocol, which the headers of pages and the footer of a file are written in.
struct ThriftCompact {
  private(set) var bytes: [UInt8] = []
  private var lastField: Int16 = 0

  private enum Kind: UInt8 {
    case yes = 1
    case no, byte, short, integer, long, double, binary, list, set, map, structure
  }

  mutating func field(_ id: Int16, _ value: Int32) {
    begin(id, .integer)
    Varint.appendZigzag(Int64(value), to: &bytes)
  }

  mutating func field(_ id: Int16, _ value: Int64) {
    begin(id, .long)
    Varint.appendZigzag(value, to: &bytes)
  }

  mutating func field(_ id: Int16, _ value: Int8) {
    begin(id, .byte)
    bytes.append(UInt8(bitPattern: value))
  }

  mutating func field(_ id: Int16, _ value: Bool) { begin(id, value ? .yes : .no) }

  mutating func field(_ id: Int16, _ text: String) { field(id, Array(text.utf8)) }

  mutating func field(_ id: Int16, _ value: [UInt8]) {
    begin(id, .binary)
    append(value)
  }

  /// A structure as a field.
  mutating func field(_ id: Int16, _ body: (inout Self) -> Void) {
    begin(id, .structure)
    element(body)
  }

  mutating func list(_ id: Int16, _ values: [Int32]) {
    beginList(id, .integer, count: values.count)
    for value in values { Varint.appendZigzag(Int64(value), to: &bytes) }
  }

  mutating func list(_ id: Int16, _ texts: [String]) {
    beginList(id, .binary, count: texts.count)
    for text in texts { append(Array(text.utf8)) }
  }

  /// A list of structures, one for each of `items`.
  mutating func list<Item>(_ id: Int16, _ items: [Item], _ body: (inout Self, Item) -> Void) {
    beginList(id, .structure, count: items.count)
    for item in items { element { body(&$0, item) } }
  }

  /// A list of structures that stand written one after another.
  mutating func list(_ id: Int16, count: Int, written: [UInt8]) {
    beginList(id, .structure, count: count)
    bytes += written
  }

  /// Ends the structure.
  mutating func end() { bytes.append(0) }

  /// A structure by itself, whole.
  static func structure(_ body: (inout Self) -> Void) -> [UInt8] {
    var thrift = Self()
    body(&thrift)
    thrift.end()
    return thrift.bytes
  }

  private mutating func element(_ body: (inout Self) -> Void) {
    let outer = lastField
    lastField = 0
    body(&self)
    end()
    lastField = outer
  }

  private mutating func begin(_ id: Int16, _ kind: Kind) {
    let step = id - lastField
    if (1...15).contains(step) {
      bytes.append(UInt8(step) << 4 | kind.rawValue)
    } else {
      bytes.append(kind.rawValue)
      Varint.appendZigzag(Int64(id), to: &bytes)
    }
    lastField = id
  }

  private mutating func beginList(_ id: Int16, _ kind: Kind, count: Int) {
    begin(id, .list)
    if count < 15 {
      bytes.append(UInt8(count) << 4 | kind.rawValue)
    } else {
      bytes.append(0xF0 | kind.rawValue)
      Varint.append(UInt64(count), to: &bytes)
    }
  }

  private mutating func append(_ value: [UInt8]) {
    Varint.append(UInt64(value.count), to: &bytes)
    bytes += value
  }
}

/// Numbers of seven bits a byte, the lowest first.
enum Varint {
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A signed number, small ones of either sign in few bytes.
  static func appendZigzag(_ number: Int64, to bytes: inout [UInt8]) {
    append(UInt64(bitPattern: number << 1 ^ number >> 63), to: &bytes)
  }
}
