/// How many cells of a column have which shape, with the first of each.
struct ShapeTally {
  /// The first cell of a shape.
  struct First {
    let text: String
    let line: Int
  }

  private(set) var counts = [Int](repeating: 0, count: CellShape.allCases.count)
  private(set) var firsts = [First?](repeating: nil, count: CellShape.allCases.count)
  /// Numbers below zero.
  private(set) var negatives = 0
  /// Numbers of more than three digits without a sign between groups.
  private(set) var longIntegers = 0
  /// Numbers with more than six decimals, which a mapping must round.
  private(set) var longDecimals = 0
  /// Numbers such as `1 234.5` and `1 234,5`, whose groups are told by a sign that is no decimal one.
  private(set) var groupedPoints = 0
  private(set) var groupedCommas = 0
  /// Days that are not the first of January.
  private(set) var otherDays = 0
  /// The characters of all texts that are no number and no day.
  private(set) var textBytes = 0

  subscript(_ shape: CellShape) -> Int { counts[shape.rawValue] }

  /// How many cells have one of several shapes.
  subscript(_ shapes: [CellShape]) -> Int { shapes.reduce(0) { $0 + counts[$1.rawValue] } }

  /// The first cell with a shape.
  func first(_ shape: CellShape) -> First? { firsts[shape.rawValue] }

  /// Adds a trimmed text that is not empty, which so many cells have.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, times: Int = 1, line: Int) {
    let shape = CellShape(bytes)
    counts[shape.rawValue] += times
    if firsts[shape.rawValue].map({ line < $0.line }) ?? true {
      firsts[shape.rawValue] = First(text: String(decoding: bytes, as: UTF8.self), line: line)
    }
    if shape.isNumber {
      if bytes[0] == UInt8(ascii: "-") { negatives += times }
      if shape == .integer, bytes.count > 4 || (bytes.count == 4 && bytes[0].isDigit) { longIntegers += times }
      if shape == .year { longIntegers += times }
      if shape == .decimalPoint || shape == .decimalComma,
        let sign = bytes.lastIndex(where: { !$0.isDigit }), bytes.count - sign - 1 > 6
      {
        longDecimals += times
      }
      if shape == .spaceGroups || shape == .apostropheGroups {
        if bytes.contains(UInt8(ascii: ".")) { groupedPoints += times }
        if bytes.contains(UInt8(ascii: ",")) { groupedCommas += times }
      }
    } else if shape == .isoDay {
      if !bytes.suffix(6).elementsEqual("-01-01".utf8) { otherDays += times }
    } else if shape == .text {
      textBytes += times * bytes.count
    }
  }

  /// Adds the counts of another column.
  mutating func merge(_ other: ShapeTally) {
    for index in counts.indices {
      counts[index] += other.counts[index]
      guard let first = other.firsts[index] else { continue }
      if firsts[index].map({ first.line < $0.line }) ?? true { firsts[index] = first }
    }
    negatives += other.negatives
    longIntegers += other.longIntegers
    longDecimals += other.longDecimals
    groupedPoints += other.groupedPoints
    groupedCommas += other.groupedCommas
    otherDays += other.otherDays
    textBytes += other.textBytes
  }
}
