import WaybillCore

/// Numbers the combinations of values that records have.
///
/// The row loop only looks numbers up; a cell is made in words when a combination is first met.
struct CellNumbering: Sendable {
  /// Stands for a record whose facet is not read.
  static let unread = Int(UInt32.max - 1)

  private let by: Cube.Dimensions
  private let flagMask: UInt64
  private let reads: @Sendable (Facet) -> Bool
  private(set) var cells = Interned<Cube.Cell>()

  private var sources = Interned<String>()
  private var facets = Numbering<Facet>()
  private var parties = Numbering<Party>()
  private var sets = Numbering<PartySet>()
  private var categories = Numbering<Category>()
  private var texts = Numbering<String>()
  private var flagSets = Interned<UInt64>()
  private var lastFlags: (bits: UInt64, number: UInt32) = (0, 0)
  private var source: UInt32 = 0
  /// By the number of a facet: whether it is read.
  private var isRead: [Bool] = []

  /// Each chain of three numbers gets a number, so that a record of many values has one in the end.
  private var routes = TripleTable()
  private var details = TripleTable()
  private var times = TripleTable()
  private var joined = TripleTable()
  /// From all that a record has to the number of its cell.
  private var places = TripleTable()

  init(_ by: Cube.Dimensions, _ flags: Flags, _ reads: @escaping @Sendable (Facet) -> Bool) {
    self.by = by
    flagMask = by.contains(.flags) ? flags.rawValue : 0
    self.reads = reads
    lastFlags.number = flagSets.id(of: 0)
  }

  /// A numbering of the same dimensions that has met nothing.
  var emptied: CellNumbering { CellNumbering(by, Flags(rawValue: flagMask), reads) }

  /// Takes over the dictionaries of a batch, before its rows are asked for.
  mutating func follow(_ batch: borrowing RecordBatch) {
    source = sources.id(of: batch.source)
    facets.follow(batch.dictionaries.facets.values)
    parties.follow(batch.dictionaries.parties.values)
    sets.follow(batch.dictionaries.sets.values)
    categories.follow(batch.dictionaries.categories.values)
    if by.contains(.item) { texts.follow(batch.dictionaries.texts.values) }
    isRead = facets.own.values.map(reads)
  }

  /// The number of a record's cell, or ``unread``.
  mutating func place(of row: Int, in batch: borrowing RecordBatch) -> UInt32 {
    let facet = facets.numbers[Int(batch.facet[row])]
    if !isRead[Int(facet)] { return UInt32(Self.unread) }
    let (hasPeriod, hasYears) = (by.contains(.period), by.contains(.years))
    let route = routes.number(
      of: number(batch.exporter[row], parties.numbers, .exporter),
      number(batch.destination[row], sets.numbers, .destination),
      number(batch.reporter[row], parties.numbers, .reporter))
    let detail = details.number(
      of: number(batch.origin[row], parties.numbers, .origin), number(batch.via[row], sets.numbers, .via),
      number(batch.item[row], texts.numbers, .item))
    let dated = hasPeriod || hasYears
    let time = times.number(
      of: dated ? UInt32(bitPattern: batch.from[row]) : 0, dated ? UInt32(bitPattern: batch.until[row]) : 0,
      number(batch.category[row], categories.numbers, .category))
    let words =
      (by.contains(.event) ? UInt32(batch.event[row]) &<< 8 : 0)
      | (by.contains(.perspective) ? UInt32(batch.perspective[row]) : 0)
    let key = TripleTable.Key(
      a: joined.number(of: route, detail, time), b: words | flagNumber(batch.flags[row]) &<< 16,
      c: facet | source &<< 16)
    if let place = places[key] { return place }
    let place = cells.id(of: cell(of: row, in: batch))
    places.insert(key, place)
    return place
  }

  /// The number of a cell in words.
  mutating func place(of cell: Cube.Cell) -> Int { Int(cells.id(of: cell)) }

  private mutating func flagNumber(_ flags: UInt64) -> UInt32 {
    let bits = flags & flagMask
    if bits != lastFlags.bits { lastFlags = (bits, flagSets.id(of: bits)) }
    return lastFlags.number
  }

  /// The own number of a batch's id; absent stays absent, and what is not told apart is alike.
  private func number(_ id: UInt32, _ numbers: [UInt32], _ dimension: Cube.Dimensions) -> UInt32 {
    !by.contains(dimension) || id == RecordBatch.absent ? RecordBatch.absent : numbers[Int(id)]
  }

  private func cell(of row: Int, in batch: borrowing RecordBatch) -> Cube.Cell {
    let record = batch.record(row)
    func told<T>(_ value: T?, _ dimension: Cube.Dimensions) -> T? { by.contains(dimension) ? value : nil }
    var cell = Cube.Cell(source: record.source, facet: record.facet)
    cell.perspective = told(record.perspective, .perspective)
    cell.event = told(record.event, .event)
    cell.reporter = told(record.reporter, .reporter)
    cell.exporter = told(record.exporter, .exporter)
    cell.origin = told(record.origin, .origin)
    cell.destination = told(record.destination, .destination)
    cell.via = told(record.via, .via)
    cell.period = told(record.period, .period)
    cell.years = told(record.period.years, .years)
    cell.category = told(record.category, .category)
    cell.item = told(record.item, .item)
    cell.flags = Flags(rawValue: record.flags.rawValue & flagMask)
    return cell
  }
}

extension TripleTable {
  /// The number of a key, numbering it when it is new.
  mutating func number(of a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt32 {
    let key = Key(a: a, b: b, c: c)
    if let number = self[key] { return number }
    let number = UInt32(count)
    insert(key, number)
    return number
  }
}
