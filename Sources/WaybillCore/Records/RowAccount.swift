/// What became of the rows of a source: nothing is dropped without a line here.
public struct RowAccount: Sendable, Hashable, Codable {
  /// The rows read, those that could not be read as cells included.
  public var rowsIn = 0
  /// The rows that made at least one record.
  public var rowsMapped = 0
  /// The rows that made none because they, or each of their emits, were refused.
  public var rowsRejected = 0
  /// The rows left aside for a reason that the mapping gives, by that reason.
  public var dropped: [String: Int] = [:]
  /// The first row left aside for each reason, where its place is known.
  public var firstDropped: [String: RowPosition] = [:]
  /// The records made.
  public var records = 0
  /// The emits refused of rows that were not refused as a whole.
  public var emitsRejected = 0
  /// The emits that did not apply to a row, by the condition that did not hold.
  public var skipped: [String: Int] = [:]
  /// What was done to values that were kept, such as a repair or a rounding, by its name.
  public var notes: [String: Int] = [:]

  /// The entries of each lookup that some text of the source was, by their numbers from 0, in order.
  public var usedEntries: [String: [Int]] = [:]

  /// Makes an empty account.
  public init() {}

  private enum CodingKeys: CodingKey {
    case rowsIn, rowsMapped, rowsRejected, dropped, records, emitsRejected, skipped, notes, usedEntries
    case firstDropped
  }

  /// Reads an account, also one that was kept before entries of lookups and places of rows left aside were.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    rowsIn = try container.decode(Int.self, forKey: .rowsIn)
    rowsMapped = try container.decode(Int.self, forKey: .rowsMapped)
    rowsRejected = try container.decode(Int.self, forKey: .rowsRejected)
    dropped = try container.decode([String: Int].self, forKey: .dropped)
    records = try container.decode(Int.self, forKey: .records)
    emitsRejected = try container.decode(Int.self, forKey: .emitsRejected)
    skipped = try container.decode([String: Int].self, forKey: .skipped)
    notes = try container.decode([String: Int].self, forKey: .notes)
    usedEntries = try container.decodeIfPresent([String: [Int]].self, forKey: .usedEntries) ?? [:]
    firstDropped = try container.decodeIfPresent([String: RowPosition].self, forKey: .firstDropped) ?? [:]
  }

  /// Writes an account; entries of lookups and places only where there are some.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rowsIn, forKey: .rowsIn)
    try container.encode(rowsMapped, forKey: .rowsMapped)
    try container.encode(rowsRejected, forKey: .rowsRejected)
    try container.encode(dropped, forKey: .dropped)
    try container.encode(records, forKey: .records)
    try container.encode(emitsRejected, forKey: .emitsRejected)
    try container.encode(skipped, forKey: .skipped)
    try container.encode(notes, forKey: .notes)
    if !usedEntries.isEmpty { try container.encode(usedEntries, forKey: .usedEntries) }
    if !firstDropped.isEmpty { try container.encode(firstDropped, forKey: .firstDropped) }
  }

  /// The rows left aside for any reason.
  public var rowsDropped: Int { dropped.values.reduce(0, +) }

  /// The law: every row read is mapped, dropped with a reason, or rejected.
  public var isBalanced: Bool { rowsIn == rowsMapped + rowsDropped + rowsRejected }

  /// Counts a row that is left aside, and keeps its place if it is the first for its reason.
  public mutating func drop(_ reason: String, at position: RowPosition) {
    dropped[reason, default: 0] += 1
    if firstDropped[reason] == nil { firstDropped[reason] = position }
  }

  /// Adds the account of another unit of the same file.
  public mutating func merge(_ other: Self) {
    rowsIn += other.rowsIn
    rowsMapped += other.rowsMapped
    rowsRejected += other.rowsRejected
    records += other.records
    emitsRejected += other.emitsRejected
    dropped.merge(other.dropped, uniquingKeysWith: +)
    skipped.merge(other.skipped, uniquingKeysWith: +)
    notes.merge(other.notes, uniquingKeysWith: +)
    usedEntries.merge(other.usedEntries) { Set($0).union($1).sorted() }
    firstDropped.merge(other.firstDropped, uniquingKeysWith: min)
  }
}

/// Where a row stands in its file.
public struct RowPosition: Sendable, Hashable, Codable, Comparable {
  /// The number of the part of the file, from 0, as records have it.
  public var part: Int
  /// The line in the part, from 1.
  public var line: Int

  /// Makes a position.
  public init(part: Int, line: Int) { (self.part, self.line) = (part, line) }

  /// Earlier parts come first, and earlier lines in a part.
  public static func < (a: Self, b: Self) -> Bool { (a.part, a.line) < (b.part, b.line) }
}
