import WaybillCore
import WaybillParquet

/// The records of a row group that is being filled, column by column.
struct ParquetColumns {
  private(set) var values = ParquetRecordColumns.all.map { ParquetValues($0.column) }
  private let perspectives: [UInt32]
  private let events: [UInt32]
  private let flags: [UInt32]

  init(_ words: inout ParquetWords) {
    func codes(_ texts: [String]) -> [UInt32] { texts.map { words.code(of: $0) } }
    perspectives = codes(Perspective.allCases.map(\.rawValue))
    events = codes(Event.allCases.map(\.rawValue))
    flags = codes(Flags.names)
  }

  var count: Int { values[0].count }

  mutating func removeAll() { for index in values.indices { values[index].removeAll() } }

  /// Adds records of a batch, in the order of ``ParquetRecordColumns``.
  mutating func append(_ batch: borrowing RecordBatch, _ rows: Range<Int>, _ lane: ParquetLane) {
    var place = 0
    func next(_ body: (inout ParquetValues) -> Void) {
      body(&values[place])
      place += 1
    }
    func each(_ body: (inout ParquetValues, Int) -> Void) { next { for row in rows { body(&$0, row) } } }

    next { $0.append(code: lane.source, records: rows.count) }
    next { $0.append(code: lane.vintage, records: rows.count) }
    next { $0.append(code: lane.snapshot, records: rows.count) }
    next { $0.append(code: lane.sha256, records: rows.count) }
    each { $0.append(code: Int(batch.part[$1]) < lane.parts.count ? lane.parts[Int(batch.part[$1])] : nil) }
    each { $0.append(number: Int64(batch.line[$1])) }
    each { $0.append(number: Int64(batch.row[$1])) }
    each { $0.append(number: Int64(batch.emit[$1])) }
    each { $0.append(number: Int64(batch.column[$1])) }
    each { $0.append(code: ParquetLane.look(lane.parties, batch.reporter[$1])) }
    each { $0.append(code: perspectives[Int(batch.perspective[$1])]) }
    for part in 0..<4 { each { $0.append(code: lane.facets[4 * Int(batch.facet[$1]) + part]) } }
    each { $0.append(code: events[Int(batch.event[$1])]) }
    each { $0.append(code: ParquetLane.look(lane.parties, batch.exporter[$1])) }
    each { $0.append(code: ParquetLane.look(lane.parties, batch.origin[$1])) }
    func members(_ sets: [UInt32]) {
      each { $0.append(code: ParquetLane.look(lane.sets, sets[$1])) }
      each { $0.append(list: lane.setParties.look(sets[$1])) }
      each { $0.append(list: lane.setGroups.look(sets[$1])) }
      each { $0.append(code: sets[$1] == RecordBatch.absent ? nil : lane.setUnknowns[Int(sets[$1])]) }
    }
    members(batch.destination)
    members(batch.via)
    each { $0.append(number: Int64(batch.from[$1])) }
    each { $0.append(number: Int64(batch.until[$1])) }
    each { $0.append(code: ParquetLane.look(lane.schemes, batch.category[$1])) }
    each { $0.append(code: ParquetLane.look(lane.categories, batch.category[$1])) }
    each { $0.append(code: ParquetLane.look(lane.texts, batch.item[$1])) }
    each { $0.append(number: batch.lo[$1]) }
    each { $0.append(number: batch.hi[$1] == RecordBatch.noUpperBound ? nil : batch.hi[$1]) }
    var list: [UInt32] = []
    each { column, row in
      list.removeAll(keepingCapacity: true)
      var bits = batch.flags[row]
      while bits != 0 {
        let bit = bits.trailingZeroBitCount
        if bit < flags.count { list.append(flags[bit]) }
        bits &= bits - 1
      }
      column.append(list: list[...])
    }
    precondition(place == values.count, "a column of the records has not been filled")
  }
}
