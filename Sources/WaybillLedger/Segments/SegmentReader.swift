import FoundationEssentials
internal import GRDB
import WaybillCore

/// Reads one row of the table `segments`, from its third column on.
struct SegmentReader {
  private let row: Row
  private let file: LedgerFile

  init(_ row: Row, _ file: LedgerFile) {
    self.row = row
    self.file = file
  }

  /// Fills a batch that has room for all records of the segment, their ids still the ledger's.
  func read(into batch: inout RecordBatch) throws { try read(nil, of: batch.count, into: &batch) }

  /// Fills a batch that has room for some records of the segment, which has `count`; for all when `rows` is nil.
  func read(_ rows: [Int32]?, of count: Int, into batch: inout RecordBatch) throws {
    func read<Value: FixedWidthInteger>(
      _ column: SegmentColumn, into values: inout [Value], less bias: Value = 0
    ) throws {
      try self.read(column, rows, of: count, into: &values, less: bias)
    }
    try read(.line, into: &batch.line)
    try read(.row, into: &batch.row)
    try read(.emit, into: &batch.emit)
    try read(.col, into: &batch.column)
    try read(.facet, into: &batch.facet, less: 1)
    try read(.reporter, into: &batch.reporter, less: 1)
    try read(.perspective, into: &batch.perspective)
    try read(.event, into: &batch.event)
    try read(.exporter, into: &batch.exporter, less: 1)
    try read(.origin, into: &batch.origin, less: 1)
    try read(.destination, into: &batch.destination, less: 1)
    try read(.via, into: &batch.via, less: 1)
    try read(.fromDay, into: &batch.from)
    try read(.untilDay, into: &batch.until)
    try read(.category, into: &batch.category, less: 1)
    try read(.item, into: &batch.item, less: 1)
    try read(.lo, into: &batch.lo)
    try read(.hi, into: &batch.hi)
    try read(.flags, into: &batch.flags)
    try read(.part, into: &batch.part)
    raise(&batch.hi, above: batch.lo)
    if let damage = batch.damage() { throw file.corrupt(damage) }
  }

  /// The records of the segment, of `count`, whose periods lie within some days.
  func rows(within days: Range<Int32>, of count: Int) throws -> [Int32] {
    var from = [Int32](repeating: 0, count: count)
    var until = from
    try read(.fromDay, nil, of: count, into: &from, less: 0)
    try read(.untilDay, nil, of: count, into: &until, less: 0)
    var rows: [Int32] = []
    for row in 0..<count where from[row] >= days.lowerBound && until[row] <= days.upperBound {
      rows.append(Int32(row))
    }
    return rows
  }

  private func read<Value: FixedWidthInteger>(
    _ column: SegmentColumn, _ rows: [Int32]?, of count: Int, into values: inout [Value], less bias: Value
  ) throws {
    let isRead = try row.withUnsafeData(atIndex: 2 + column.rawValue) { data in
      data?.withUnsafeBytes { bytes in
        guard let view = ColumnView(bytes, count: count) else { return false }
        return rows.map { view.read($0, into: &values, less: bias) } ?? view.read(into: &values, less: bias)
      }
    }
    guard isRead == true else { throw file.corrupt("a segment's column '\(column.name)' cannot be read") }
  }

  /// Turns distances from the lower ends, plus one, into upper ends.
  private func raise(_ spans: inout [Int64], above lo: [Int64]) {
    spans.withUnsafeMutableBufferPointer { spans in
      lo.withUnsafeBufferPointer { lo in
        for index in spans.indices {
          spans[index] = spans[index] == 0 ? RecordBatch.noUpperBound : lo[index] &+ spans[index] &- 1
        }
      }
    }
  }
}
