/// The values above rows, in the order in which what has one of them begins in the text.
struct JSONParents {
  /// For each parent, where the text of each value begins and ends in ``bytes``; empty for one that is absent.
  private var values: [[Range<Int>?]]
  private(set) var bytes: [UInt8] = []
  private let limit: Int

  init(count: Int, limit: Int) {
    values = Array(repeating: [], count: count)
    self.limit = limit
  }

  /// Begins what has one value of each of some parents.
  mutating func begin(_ parents: [Int]) {
    for parent in parents { values[parent].append(nil) }
  }

  /// Sets the value of what began last; false when it has one.
  mutating func set(_ parent: Int, _ append: (inout [UInt8]) -> Void) -> Bool {
    let last = values[parent].count - 1
    if last < 0 || values[parent][last] != nil { return false }
    let start = bytes.count
    append(&bytes)
    values[parent][last] = start..<bytes.count
    return true
  }

  /// Whether the values take more memory than is allowed.
  var isTooLarge: Bool {
    bytes.count + values.reduce(0) { $0 + $1.count * MemoryLayout<Range<Int>?>.stride } > limit
  }

  /// How many values a parent has, those that are absent counted.
  func count(of parent: Int) -> Int { values[parent].count }

  /// The text of a value; empty when it is absent.
  func text(of parent: Int, _ number: Int) -> ArraySlice<UInt8> {
    guard values[parent].indices.contains(number), let range = values[parent][number] else { return [] }
    return bytes[range]
  }
}
