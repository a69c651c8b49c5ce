import WaybillCore

/// Where a record stands: its file among those of the source, and its line.
struct RecordPlace: Sendable, Hashable, Comparable {
  private let file: UInt32
  /// The part of the file above its line.
  private let packed: UInt64

  /// Comes behind every place.
  static let none = RecordPlace(file: .max, packed: .max)

  private init(file: UInt32, packed: UInt64) { (self.file, self.packed) = (file, packed) }

  init(file: Int, _ batch: borrowing RecordBatch, _ row: Int) {
    self.init(file: UInt32(file), packed: UInt64(batch.part[row]) << 32 | UInt64(batch.line[row]))
  }

  static func < (a: Self, b: Self) -> Bool { (a.file, a.packed) < (b.file, b.packed) }

  /// The place for a diagnostic; nil for none.
  func place(_ context: CheckContext) -> Place? {
    let file = Int(file)
    guard file < context.files.count else { return nil }
    let (part, line) = (Int(packed >> 32), Int(packed & 0xFFFF_FFFF))
    let parts = file < context.parts.count ? context.parts[file] : []
    return (part < parts.count ? parts[part] : .whole).place(in: context.files[file], line: line)
  }
}

/// Records gathered by the words of some fields.
///
/// Grows with the number of groups, never with that of records; past its limit it holds nothing, and says so.
struct RecordGroups: Sendable {
  let fields: [CheckField]
  let limit: Int
  private var keys: RecordKeys
  private var table = FingerprintTable()
  private var words = Interned<String>()
  /// The numbers of the words of all groups, those of one behind those of another.
  private var labels: [UInt32] = []
  private(set) var isFull = false

  init(by fields: [CheckField], limit: Int) {
    self.fields = fields
    self.limit = limit
    keys = RecordKeys(fields)
  }

  /// How many groups there are; they are numbered from 0.
  var count: Int { table.count }

  /// The words of a group, in the order of the fields.
  func label(of group: Int) -> [String] {
    labels[group * fields.count..<(group + 1) * fields.count].map { words[$0] }
  }

  /// Takes up a batch, of which ``group(_:row:in:)`` then asks.
  mutating func follow(_ batch: borrowing RecordBatch, rows: [Int]) {
    if !isFull { keys.follow(batch, rows: rows) }
  }

  /// The group of a record chosen, by its place among those; nil where there are too many groups.
  mutating func group(_ index: Int, row: Int, in batch: borrowing RecordBatch) -> Int? {
    if isFull { return nil }
    let known = count
    let group = table.number(of: keys.keys[index])
    if group < known { return group }
    let record = RecordWords(batch.record(row))
    return add(fields.map { $0.words(of: record) }) ? group : nil
  }

  /// The groups of another value by their numbers there; nil where there are too many.
  mutating func merge(_ other: RecordGroups) -> [Int]? {
    if isFull || other.isFull {
      empty()
      return nil
    }
    var groups = [Int](repeating: 0, count: other.count)
    var keys = [Fingerprint](repeating: .empty, count: other.count)
    other.table.forEach { keys[$1] = $0 }
    for (number, key) in keys.enumerated() {
      let known = count
      groups[number] = table.number(of: key)
      if groups[number] == known, !add(other.label(of: number)) { return nil }
    }
    return groups
  }

  private mutating func add(_ label: [String]) -> Bool {
    if count > limit {
      empty()
      return false
    }
    for word in label { labels.append(words.id(of: word)) }
    return true
  }

  private mutating func empty() {
    isFull = true
    (table, words, labels) = (FingerprintTable(), Interned(), [])
  }
}
