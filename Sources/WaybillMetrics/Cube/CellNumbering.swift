import WaybillCore

/// Numbers the combinations of values that records have.
///
/// Each cell is a few words of 32 bits, one after the other: the book, and a word for each dimension that is told apart. The
/// row loop only looks words up.
struct CellNumbering: Sendable {
  let by: Cube.Dimensions
  private let flagMask: UInt64
  private let reads: @Sendable (Facet) -> Bool
  private let columns: [CellColumn]

  private(set) var values = CellValues()
  /// How many cells there are.
  private(set) var count = 0
  /// The words of all cells, and room for one that is looked up.
  private var words: [UInt32]
  /// Where cells are found by what their words come to; `max` where there is none.
  private var slots = [UInt32](repeating: .max, count: 64)
  private var shift: UInt64 = 64 - 6

  /// By the batch's number of a facet: its book, or absent where it is not read.
  private var bookOf: [UInt32] = []
  private var timeOf = TripleTable()
  private var times: [Time] = []
  private var lastTime: (from: Int32, until: Int32, time: Time) = (0, 0, Time(period: 0, years: 0))
  private var lastFlags: (bits: UInt64, number: UInt32) = (0, 0)

  private struct Time: Sendable {
    let period, years: UInt32
  }

  init(_ by: Cube.Dimensions, _ flags: Flags, _ reads: @escaping @Sendable (Facet) -> Bool) {
    self.by = by
    flagMask = flags.rawValue
    self.reads = reads
    columns = by.columns
    words = [UInt32](repeating: RecordBatch.absent, count: columns.count + 1)
    lastFlags.number = values.flagSets.id(of: 0)
  }

  /// A numbering of the same dimensions that has met nothing.
  var emptied: CellNumbering { CellNumbering(by, Flags(rawValue: flagMask), reads) }

  private var width: Int { columns.count + 1 }

  /// Takes over the dictionaries of a batch, before its rows are asked for.
  mutating func follow(_ batch: borrowing RecordBatch) {
    let source = batch.source
    bookOf = batch.dictionaries.facets.values.map {
      reads($0) ? values.books.id(of: FacetBook(source: source, facet: $0)) : RecordBatch.absent
    }
    values.parties.follow(batch.dictionaries.parties.values)
    values.sets.follow(batch.dictionaries.sets.values)
    values.categories.follow(batch.dictionaries.categories.values)
    if by.contains(.item) { values.texts.follow(batch.dictionaries.texts.values) }
  }

  /// The number of a record's cell; nil when its facet is not read.
  mutating func place(of row: Int, in batch: borrowing RecordBatch) -> Int? {
    let book = bookOf[Int(batch.facet[row])]
    if book == RecordBatch.absent { return nil }
    var next = count * width
    words[next] = book
    for column in columns {
      next += 1
      words[next] =
        switch column {
        case .perspective: UInt32(batch.perspective[row])
        case .event: UInt32(batch.event[row])
        case .reporter: Self.number(batch.reporter[row], values.parties.numbers)
        case .exporter: Self.number(batch.exporter[row], values.parties.numbers)
        case .origin: Self.number(batch.origin[row], values.parties.numbers)
        case .destination: Self.number(batch.destination[row], values.sets.numbers)
        case .via: Self.number(batch.via[row], values.sets.numbers)
        case .period: time(batch.from[row], batch.until[row]).period
        case .years: time(batch.from[row], batch.until[row]).years
        case .category: Self.number(batch.category[row], values.categories.numbers)
        case .item: Self.number(batch.item[row], values.texts.numbers)
        case .flags: flagNumber(batch.flags[row])
        }
    }
    return placeOfLast()
  }

  /// The numbers here of another's cells, which are numbered where they are new.
  mutating func places(of other: CellNumbering) -> [Int] {
    let books = other.values.books.values.map { values.books.id(of: $0) }
    let numbers = columns.map { values.numbers(of: other.values, in: $0) }
    return (0..<other.count).map { cell in
      let (from, to) = (cell * width, count * width)
      words[to] = books[Int(other.words[from])]
      for (index, numbers) in numbers.enumerated() {
        let word = other.words[from + index + 1]
        words[to + index + 1] = numbers.map { Self.number(word, $0) } ?? word
      }
      return placeOfLast()
    }
  }

  /// The book of a cell.
  func book(of cell: Int) -> UInt32 { words[cell * width] }

  /// What a cell has in a column; nil where it is absent or not told apart.
  func word(_ column: CellColumn, of cell: Int) -> UInt32? {
    guard by.contains(column) else { return nil }
    let word = words[cell * width + by.offset(of: column)]
    return word == RecordBatch.absent ? nil : word
  }

  /// The number of the cell whose words stand after all others; where it is new it is counted from now on.
  private mutating func placeOfLast() -> Int {
    let own = count * width
    var slot = self.slot(of: own)
    while slots[slot] != .max {
      let place = Int(slots[slot])
      if isAlike(place * width, own) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(count)
    count += 1
    for _ in 0..<width { words.append(RecordBatch.absent) }
    if count * 2 >= slots.count { grow() }
    return count - 1
  }

  private func isAlike(_ a: Int, _ b: Int) -> Bool {
    for offset in 0..<width where words[a + offset] != words[b + offset] { return false }
    return true
  }

  /// Multiplied so that neighbouring words fall far apart; the table takes the upper bits.
  private func slot(of start: Int) -> Int {
    var mixed: UInt64 = 0
    for offset in 0..<width {
      mixed = (mixed &<< 5 | mixed &>> 59 ^ UInt64(words[start + offset])) &* 0x9E37_79B9_7F4A_7C15
    }
    return Int(truncatingIfNeeded: mixed &>> shift)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: .max, count: slots.count * 2)
    shift -= 1
    for cell in 0..<count {
      var slot = self.slot(of: cell * width)
      while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(cell)
    }
  }

  private mutating func time(_ from: Int32, _ until: Int32) -> Time {
    if (from, until) == (lastTime.from, lastTime.until), !times.isEmpty { return lastTime.time }
    let number = timeOf.number(
      of: TripleTable.Key(a: UInt32(bitPattern: from), b: UInt32(bitPattern: until), c: 0))
    if number == times.count {
      guard let period = Period(from: Day(number: from), until: Day(number: until)) else {
        preconditionFailure("a record has its ends the wrong way round")
      }
      times.append(Time(period: values.periods.id(of: period), years: values.years.id(of: period.years)))
    }
    lastTime = (from, until, times[Int(number)])
    return lastTime.time
  }

  private mutating func flagNumber(_ flags: UInt64) -> UInt32 {
    let bits = flags & flagMask
    if bits != lastFlags.bits { lastFlags = (bits, values.flagSets.id(of: bits)) }
    return lastFlags.number
  }

  /// The own number of a batch's id; absent stays absent.
  private static func number(_ id: UInt32, _ numbers: [UInt32]) -> UInt32 {
    id == RecordBatch.absent ? id : numbers[Int(id)]
  }
}
