import FoundationEssentials
import WaybillCore

/// Gathers records into a segment, column by column.
struct SegmentBuilder {
  /// How many records a segment has at most.
  static let capacity = 65_536

  private(set) var count = 0
  /// The columns one after the other, with room for a whole segment each.
  private var values = [Int64](repeating: 0, count: SegmentColumn.allCases.count * capacity)
  /// The value of each column that has the same in all records so far, of which nothing is written to ``values``.
  private var constants = [Int64?](repeating: nil, count: SegmentColumn.allCases.count)

  var isFull: Bool { count == Self.capacity }

  /// Forgets the records and keeps the memory.
  mutating func removeAll() {
    count = 0
    for place in constants.indices { constants[place] = nil }
  }

  /// Adds the records of a batch from `start` on, as many as there is room for.
  ///
  /// - Returns: How many.
  mutating func append(
    _ batch: borrowing RecordBatch, from start: Int, _ numbers: inout LedgerNumbers, _ writer: DictionaryWriter
  ) throws -> Int {
    let range = start..<min(batch.count, start + Self.capacity - count)
    put(.line, batch.line, range)
    put(.row, batch.row, range)
    put(.emit, batch.emit, range)
    put(.col, batch.column, range)
    put(.perspective, batch.perspective, range)
    put(.event, batch.event, range)
    put(.fromDay, batch.from, range)
    put(.untilDay, batch.until, range)
    put(.lo, batch.lo, range)
    putSpans(batch.lo, batch.hi, range)
    put(.flags, batch.flags, range)
    put(.part, batch.part, range)
    try numbers.number(batch, range, writer)
    for column in Self.columnsOfIDs {
      try withRoom(for: column) { room in try numbers.write(column, of: batch, range, into: room, writer) }
    }
    count += range.count
    return range.count
  }

  private static let columnsOfIDs: [SegmentColumn] = [
    .facet, .reporter, .exporter, .origin, .destination, .via, .category, .item,
  ]

  /// Adds a record with the values of a row of the table `records`; there is room for it.
  mutating func append(row: [Int64?]) {
    let lo = row[SegmentColumn.lo.rawValue] ?? 0
    for column in SegmentColumn.allCases {
      spread(column)
      values[column.rawValue * Self.capacity + count] = column.stored(row[column.rawValue], lo: lo)
    }
    count += 1
  }

  /// The bytes of a column.
  func bytes(of column: SegmentColumn) -> Data {
    if let constant = constants[column.rawValue] { return ColumnBytes.encode(constant, count: count) }
    return values.withUnsafeBufferPointer { values in
      let start = column.rawValue * Self.capacity
      return ColumnBytes.encode(UnsafeBufferPointer(rebasing: values[start..<start + count]))
    }
  }

  private mutating func put<Value: FixedWidthInteger>(
    _ column: SegmentColumn, _ source: [Value], _ range: Range<Int>
  ) {
    if stays(column, source, range) { return }
    withRoom(for: column) { room in
      source.withUnsafeBufferPointer { source in
        for index in range { room[index &- range.lowerBound] = Int64(truncatingIfNeeded: source[index]) }
      }
    }
  }

  /// Whether a column has the same value in these records as in all before them, which then is not written.
  private mutating func stays<Value: FixedWidthInteger>(
    _ column: SegmentColumn, _ source: [Value], _ range: Range<Int>
  ) -> Bool {
    guard let first = source[range].first else { return true }
    if count > 0, constants[column.rawValue] == nil { return false }
    let value = Int64(truncatingIfNeeded: first)
    let isSame = source.withUnsafeBufferPointer { source in
      var difference: Value = 0
      for index in range { difference |= source[index] ^ first }
      return difference == 0
    }
    if isSame, count == 0 { constants[column.rawValue] = value }
    if isSame, constants[column.rawValue] == value { return true }
    spread(column)
    return false
  }

  /// Writes what was the same in all records, since it is not in the next.
  private mutating func spread(_ column: SegmentColumn) {
    guard let constant = constants[column.rawValue] else { return }
    constants[column.rawValue] = nil
    let start = column.rawValue * Self.capacity
    values.withUnsafeMutableBufferPointer {
      UnsafeMutableBufferPointer(rebasing: $0[start..<start + count]).update(repeating: constant)
    }
  }

  private mutating func putSpans(_ lo: [Int64], _ hi: [Int64], _ range: Range<Int>) {
    withRoom(for: .hi) { room in
      lo.withUnsafeBufferPointer { lo in
        hi.withUnsafeBufferPointer { hi in
          for index in range {
            let isBounded = hi[index] != RecordBatch.noUpperBound
            room[index &- range.lowerBound] = isBounded ? hi[index] &- lo[index] &+ 1 : 0
          }
        }
      }
    }
  }

  private mutating func withRoom(
    for column: SegmentColumn, _ body: (UnsafeMutableBufferPointer<Int64>) throws -> Void
  ) rethrows {
    let start = column.rawValue * Self.capacity + count
    let end = (column.rawValue + 1) * Self.capacity
    try values.withUnsafeMutableBufferPointer { try body(UnsafeMutableBufferPointer(rebasing: $0[start..<end])) }
  }
}
