import WaybillCore

/// The ledger's numbers of what the dictionaries of a batch hold.
///
/// It is kept beside a batch whose dictionaries only grow from one filling to the next, so that each value is looked up
/// once. Only what a record names is looked up: a value that became no record is not kept.
public struct LedgerNumbers: Sendable {
  private var facets = Renumbering(count: 0)
  private var parties = Renumbering(count: 0)
  private var sets = Renumbering(count: 0)
  private var categories = Renumbering(count: 0)
  private var texts = Renumbering(count: 0)

  /// Makes numbers of nothing.
  public init() {}

  /// Looks up the parties and sets that some records name first, one record after another.
  ///
  /// Several columns name them, which are written one after another: so that numbers would hang on how many records come
  /// together, which is not the same when a file is read and when its shards are merged.
  mutating func number(_ batch: borrowing RecordBatch, _ range: Range<Int>, _ writer: DictionaryWriter) throws {
    if parties.isComplete, sets.isComplete { return }
    let words = batch.dictionaries
    for row in range {
      try parties.meet(batch.reporter[row]) { try writer.id(of: words.parties[$0]) }
      try parties.meet(batch.exporter[row]) { try writer.id(of: words.parties[$0]) }
      try parties.meet(batch.origin[row]) { try writer.id(of: words.parties[$0]) }
      try sets.meet(batch.destination[row]) { try writer.id(of: words.sets[$0]) }
      try sets.meet(batch.via[row]) { try writer.id(of: words.sets[$0]) }
    }
  }

  /// Writes the ledger's number plus one of the values of a column, and 0 where it has none.
  mutating func write(
    _ column: SegmentColumn, of batch: borrowing RecordBatch, _ range: Range<Int>,
    into room: UnsafeMutableBufferPointer<Int64>, _ writer: DictionaryWriter
  ) throws {
    let words = batch.dictionaries
    let stray: UInt32? =
      switch column {
      case .facet: try facets.renumber(batch.facet[range], into: room) { try writer.id(of: words.facets[$0]) }
      case .reporter: try parties.renumber(batch.reporter[range], into: room) { try writer.id(of: words.parties[$0]) }
      case .exporter: try parties.renumber(batch.exporter[range], into: room) { try writer.id(of: words.parties[$0]) }
      case .origin: try parties.renumber(batch.origin[range], into: room) { try writer.id(of: words.parties[$0]) }
      case .destination: try sets.renumber(batch.destination[range], into: room) { try writer.id(of: words.sets[$0]) }
      case .via: try sets.renumber(batch.via[range], into: room) { try writer.id(of: words.sets[$0]) }
      case .category:
        try categories.renumber(batch.category[range], into: room) { try writer.id(of: words.categories[$0]) }
      case .item: try texts.renumber(batch.item[range], into: room) { try writer.id(of: words.texts[$0]) }
      case .line, .row, .emit, .col, .perspective, .event, .fromDay, .untilDay, .lo, .hi, .flags, .part:
        preconditionFailure("a column of numbers has no dictionary")
      }
    precondition(stray == nil, "a batch names an id that its dictionaries do not have")
  }

  /// Makes room for what the dictionaries of a batch have got since.
  mutating func follow(_ batch: borrowing RecordBatch) {
    precondition(!batch.facet.contains(RecordBatch.absent), "a record has no facet")
    facets.grow(to: batch.dictionaries.facets.count)
    parties.grow(to: batch.dictionaries.parties.count)
    sets.grow(to: batch.dictionaries.sets.count)
    categories.grow(to: batch.dictionaries.categories.count)
    texts.grow(to: batch.dictionaries.texts.count)
  }
}
