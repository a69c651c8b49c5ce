/// The keys of all rows of a text, as a tree: a key within an object within a row is a node below that object's key.
///
/// Rows mostly have the same keys in the same order, so that each key remembers which came after it: finding a key is
/// then one comparison with bytes that are known, and its end need not be looked for.
struct JSONKeys {
  struct Node {
    /// The first eight bytes of the key, and which bits of eight bytes are theirs.
    var word: UInt64 = 0
    var mask: UInt64 = 0
    /// Where the key is in the bytes of all keys.
    var start: Int
    var count: Int
    var parent: Int
    /// Where the key was found first, in the block of that time.
    var offset = 0
    /// The place in the file, once it is noted.
    var place = (line: 0, column: 0)
    /// The node that came first in the last object here; -1 for none.
    var first = -1
    /// The node that came after this one in the last object; -1 for none.
    var next = -1
    /// The column that values here have; -1 for none.
    var column = -1
    /// The last row with the key.
    var row = -1
    /// Whether the bytes of the key are its bytes in the file, whatever stands around them.
    var isPlain = true
    /// Whether a value here was a text, a number, a truth value or a list.
    var hasValue = false
    /// Whether a value here was null or an object without keys, which tells nothing where others have keys.
    var hasNothing = false
    var hasKeys = false
  }

  /// The row itself is the first node.
  let nodes: UnsafeMutablePointer<Node>
  private var count = 1
  private let memory: JSONMemory<Node>
  /// The bytes of the keys.
  private var bytes: [UInt8] = []
  /// The node in each slot; 0 for an empty one.
  private var slots = [Int32](repeating: 0, count: 256)
  private var decoded: [UInt8] = []
  /// How many nodes have their places.
  private var placed = 0
  /// The most keys.
  let limit: Int

  /// Makes an empty tree for at most so many keys.
  init(limit: Int) {
    self.limit = limit
    memory = JSONMemory(capacity: limit + 2)
    nodes = memory.start
    nodes.initialize(to: Node(start: 0, count: 0, parent: -1))
  }

  /// The node that is expected after another, where its key is what a string begins with.
  ///
  /// - Parameter open: the opening quote of the key.
  /// - Returns: the node with the end of the key, its closing quote; nil when another key must be looked up.
  @inline(__always)
  func expected(
    after last: Int, in parent: Int, _ lexer: JSONLexer, at open: Int
  ) -> (node: Int, end: Int)? {
    let node = last < 0 ? nodes[parent].first : nodes[last].next
    guard node >= 0 else { return nil }
    let (first, count) = (open &+ 1, nodes[node].count)
    let end = first &+ count
    guard end < lexer.count, lexer.text[end] == UInt8(ascii: "\""), nodes[node].isPlain else { return nil }
    var compared = 0
    if first &+ 8 <= lexer.count {
      let word = UnsafeRawPointer(lexer.text + first).loadUnaligned(as: UInt64.self).littleEndian
      if word & nodes[node].mask != nodes[node].word { return nil }
      compared = 8
    }
    let start = nodes[node].start
    while compared < count {
      if lexer.text[first &+ compared] != bytes[start &+ compared] { return nil }
      compared &+= 1
    }
    return (node, end)
  }

  /// The node of a key, which is made when there is none.
  ///
  /// - Returns: nil when there are too many keys.
  mutating func node(
    of token: JSONLexer.StringToken, at open: Int, in parent: Int, _ lexer: JSONLexer, after last: Int
  ) -> Int? {
    let raw = UnsafeBufferPointer(start: lexer.text + open + 1, count: token.end - open - 1)
    decoded.removeAll(keepingCapacity: true)
    if token.isEscaped { JSONString.append(raw, to: &decoded) } else { decoded.append(contentsOf: raw) }
    guard let node = find(in: parent, at: open) else { return nil }
    if last < 0 { nodes[parent].first = node } else { nodes[last].next = node }
    return node
  }

  /// Notes that a row has a node; false when it had it before.
  @inline(__always)
  func mark(_ node: Int, row: Int) -> Bool {
    if nodes[node].row == row { return false }
    nodes[node].row = row
    return true
  }

  /// Notes a value.
  @inline(__always)
  func noteValue(_ node: Int) { nodes[node].hasValue = true }

  /// Notes a value that tells nothing.
  @inline(__always)
  func noteNothing(_ node: Int) { nodes[node].hasNothing = true }

  /// Notes where the keys that were found since the last time stand; `cursor` is at the row that they are in.
  mutating func notePlaces(_ cursor: TextCursor, in text: UnsafeBufferPointer<UInt8>) {
    guard placed < count else { return }
    var cursor = cursor
    for node in placed..<count {
      cursor.advance(to: nodes[node].offset, in: text)
      nodes[node].place = (cursor.line, cursor.column)
    }
    placed = count
  }

  /// Gives columns to the nodes that have values of their own; returns their headers, the keys joined by dots.
  mutating func makeColumns() -> [(header: String, line: Int, column: Int)] {
    var headers: [(header: String, line: Int, column: Int)] = []
    for node in 0..<count {
      guard nodes[node].hasValue || nodes[node].hasNothing && !nodes[node].hasKeys else { continue }
      nodes[node].column = headers.count
      headers.append((node == 0 ? Self.ownHeader : header(of: node), nodes[node].place.line, nodes[node].place.column))
    }
    return headers
  }

  /// The header of a row that is no object.
  static let ownHeader = "value"

  private func header(of node: Int) -> String {
    let (start, parent) = (nodes[node].start, nodes[node].parent)
    let key = String(decoding: bytes[start..<start + nodes[node].count], as: UTF8.self)
    return parent == 0 ? key : "\(header(of: parent)).\(key)"
  }

  /// The node of the decoded key.
  private mutating func find(in parent: Int, at open: Int) -> Int? {
    var slot = Self.hash(decoded, parent) & (slots.count - 1)
    while slots[slot] != 0 {
      let node = Int(slots[slot])
      if nodes[node].parent == parent, nodes[node].count == decoded.count,
        bytes[nodes[node].start..<nodes[node].start + decoded.count].elementsEqual(decoded)
      {
        return node
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    if count > limit { return nil }
    let isPlain = !decoded.contains { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    slots[slot] = Int32(count)
    var node = Node(start: bytes.count, count: decoded.count, parent: parent, offset: open, isPlain: isPlain)
    for (place, byte) in decoded.prefix(8).enumerated() {
      node.word |= UInt64(byte) << (8 * place)
      node.mask |= 0xFF << (8 * place)
    }
    (nodes + count).initialize(to: node)
    count += 1
    nodes[parent].hasKeys = true
    bytes += decoded
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for node in 1..<count {
      let key = bytes[nodes[node].start..<nodes[node].start + nodes[node].count]
      var slot = Self.hash(key, nodes[node].parent) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(node)
    }
  }

  private static func hash(_ key: some Sequence<UInt8>, _ parent: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: parent)
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 29)
  }
}
