/// The distinct texts of one column, or of several columns taken together, with the text of each row as an id.
struct TextColumn {
  /// What the texts are taken from.
  enum Source: Hashable {
    case cell(Int)
    /// No column: every text is empty.
    case nothing
    /// Other text columns, whose texts are joined by ``separator``.
    case joined([Int])
  }

  /// Stands between the texts of a joined column; no file has it within a cell that a person wrote.
  static let separator: Character = "\u{1F}"

  let source: Source
  /// The ids of the rows of the last block.
  private(set) var ids: [UInt32] = []
  private var dictionary = SpellingDictionary()
  /// The texts of a joined column, which its dictionary keeps as ids.
  private var joinedTexts: [String] = []

  init(_ source: Source) { self.source = source }

  /// How many distinct texts there are.
  var count: Int { dictionary.count }

  /// The text of an id.
  func text(_ id: Int) -> String { joinedTexts.isEmpty ? dictionary.text(id) : joinedTexts[id] }

  /// Numbers the cells of a block.
  mutating func number(_ block: borrowing CellBlock, column: Int) {
    ids.removeAll(keepingCapacity: true)
    dictionary.number(block, column: column, into: &ids)
  }

  /// Numbers the rows of a block where no column has a text for them.
  mutating func number(emptyRows count: Int) {
    ids = Array(repeating: dictionary.id(of: UnsafeBufferPointer(start: nil, count: 0)), count: count)
  }

  /// Numbers the rows of a block by the ids that they have in other columns.
  mutating func join(_ parts: [TextColumn], rowCount: Int) {
    ids.removeAll(keepingCapacity: true)
    var key = [UInt32](repeating: 0, count: parts.count)
    for row in 0..<rowCount {
      for place in parts.indices { key[place] = parts[place].ids[row] }
      let id = key.withUnsafeBytes { dictionary.id(of: $0.bindMemory(to: UInt8.self)) }
      if Int(id) == joinedTexts.count {
        joinedTexts.append(zip(parts, key).map { $0.text(Int($1)) }.joined(separator: String(Self.separator)))
      }
      ids.append(id)
    }
  }
}
