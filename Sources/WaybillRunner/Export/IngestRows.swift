import WaybillCore
import WaybillLedger

/// The records of one ingest, as rows of cells with one in hand at a time, or as they lie in the ledger.
final class IngestRows {
  /// Where a record stands in its file.
  typealias Place = (part: UInt16, line: UInt32, emit: UInt8, column: UInt16)

  let ingest: KeptIngests.Ingest
  private let stream: RecordStream
  private let source: MetricTable.Cell
  private let vintage: MetricTable.Cell
  private let snapshot: MetricTable.Cell
  private let parts: [MetricTable.Cell]
  private var words = RecordCells()
  private var knowsWords = false
  private var index = 0
  private(set) var hasRecord = true

  init(_ ingest: KeptIngests.Ingest, in ledger: LedgerReader) throws {
    self.ingest = ingest
    stream = try ledger.recordStream(of: ingest.id)
    source = .text(ingest.source)
    vintage = try ledger.ingest(ingest.id).vintage.map { .text($0) } ?? .absent
    snapshot = .text(ingest.name)
    parts = ingest.parts.map { $0.name.isEmpty ? .absent : .text($0.name) }
    try refill()
  }

  /// Where the record in hand stands in its file; rows that were tried again have numbers of their own.
  var place: Place { place(of: index) }

  private func place(of index: Int) -> Place {
    (stream.batch.part[index], stream.batch.line[index], stream.batch.emit[index], stream.batch.column[index])
  }

  /// Takes the next record in hand.
  func advance() throws {
    index += 1
    if index == stream.batch.count { try refill() }
  }

  /// Lends the records from the one in hand on that stand before a place, as far as they lie together, and takes the
  /// next in hand.
  ///
  /// - Returns: how many there were.
  func take(before limit: Place?, _ body: (borrowing RecordBatch, Range<Int>) throws -> Void) throws -> Int {
    let start = index
    index = stream.batch.count
    if let limit { index = (start..<index).first { place(of: $0) >= limit } ?? index }
    let taken = start..<index
    try body(stream.batch, taken)
    if index == stream.batch.count { try refill() }
    return taken.count
  }

  private func refill() throws {
    index = 0
    hasRecord = try stream.next()
    knowsWords = false
  }

  /// Writes the record in hand into a row of ``RecordColumns``.
  func fill(_ row: inout [MetricTable.Cell]) {
    if !knowsWords {
      words.learn(stream.batch.dictionaries)
      knowsWords = true
    }
    row[0] = source
    row[1] = vintage
    row[2] = snapshot
    fill(&row, from: stream.batch)
  }

  private func fill(_ row: inout [MetricTable.Cell], from batch: borrowing RecordBatch) {
    let part = Int(batch.part[index])
    let facet = Int(batch.facet[index])
    let (category, hi) = (batch.category[index], batch.hi[index])
    row[3] = part < parts.count ? parts[part] : .absent
    row[4] = .integer(Int(batch.line[index]))
    row[5] = .integer(Int(batch.row[index]))
    row[6] = .integer(Int(batch.emit[index]))
    row[7] = .integer(Int(batch.column[index]))
    row[8] = RecordCells.look(words.parties, batch.reporter[index])
    row[9] = RecordCells.perspectives[Int(batch.perspective[index])]
    for place in 0..<4 { row[10 + place] = words.facets[4 * facet + place] }
    row[14] = RecordCells.events[Int(batch.event[index])]
    row[15] = RecordCells.look(words.parties, batch.exporter[index])
    row[16] = RecordCells.look(words.parties, batch.origin[index])
    row[17] = RecordCells.look(words.sets, batch.destination[index])
    row[18] = RecordCells.look(words.sets, batch.via[index])
    row[19] = words.day(batch.from[index])
    row[20] = words.day(batch.until[index])
    row[21] = RecordCells.look(words.schemes, category)
    row[22] = RecordCells.look(words.categories, category)
    row[23] = RecordCells.look(words.texts, batch.item[index])
    row[24] = .amount(Int128(batch.lo[index]))
    row[25] = hi == RecordBatch.noUpperBound ? .absent : .amount(Int128(hi))
    row[26] = words.flags(batch.flags[index])
  }
}
