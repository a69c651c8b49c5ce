public import WaybillCore

/// The sums that every figure is made of, by exporter, years and kind of destination.
///
/// The row loop only looks numbers up; what a number stands for is learnt once, when it is first met.
public struct ExportFlows: Sendable {
  typealias Key = TripleTable.Key

  public let judge: MembershipJudge
  private let reads: @Sendable (Facet) -> Bool
  /// By the code of an ``Event``: whether its records are left out.
  let leftOut: [Bool]
  /// The bits of a value's ``ValuePrecision`` by which sums are told apart: all or none.
  private let precisions: UInt32

  private(set) var books = Interned<FacetBook>()
  private(set) var accounts = Interned<ExporterAccount>()
  private(set) var kinds = Interned<DestinationKind>()
  /// The sums, and beside each its book, account and kind of destination, whose number has two bits of precision after it.
  private(set) var sums: [IntervalSum] = []
  private(set) var keys: [Key] = []
  private var places = TripleTable()

  private var parties = Numbering<Party>()
  private var sets = Numbering<PartySet>()
  private var periods = Interned<Period>()
  private var spanOf = TripleTable()
  /// By period and exporter, and by period and destination; column 0 is for those that are absent.
  private var accountOf = Grid()
  private var kindOf = Grid()

  /// Makes empty flows of the facets that `reads` takes.
  ///
  /// - Parameters:
  ///   - leaveOut: the events whose records would count a value twice, or were never a transfer.
  ///   - tellsRanges: whether points, ranges and values without an upper end have sums of their own; where not, all are
  ///     told as points.
  public init(
    _ judge: MembershipJudge, leaveOut: Set<Event>, tellsRanges: Bool = false,
    reads: @escaping @Sendable (Facet) -> Bool = Self.areExports
  ) {
    self.judge = judge
    precisions = tellsRanges ? 3 : 0
    self.reads = reads
    leftOut = Event.allCases.map(leaveOut.contains)
  }

  /// Whether records of a facet are exports in money or TIV; what an industry turned over was sold at home too, and
  /// what a state spends is no export.
  @Sendable public static func areExports(_ facet: Facet) -> Bool {
    [.money, .tiv].contains(facet.measure) && ![.turnover, .expenditure].contains(facet.basis)
  }

  /// Adds the records of a batch that are read.
  public mutating func add(_ batch: borrowing RecordBatch) {
    parties.follow(batch.dictionaries.parties.values)
    sets.follow(batch.dictionaries.sets.values)
    let source = batch.source
    let bookOf = batch.dictionaries.facets.values.map { facet in
      reads(facet)
        ? books.id(of: FacetBook(source: source, facet: facet)) : RecordBatch.absent
    }
    var row = 0
    // All places are found before anything is added, so that sums far apart in memory are waited for together.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: batch.count) { found in
      while row < batch.count {
        row = findKnown(batch, from: row, bookOf, into: found)
        if row < batch.count { learn(batch, row, bookOf) }
      }
      add(batch, at: UnsafeBufferPointer(found))
    }
  }

  private mutating func add(_ batch: borrowing RecordBatch, at places: UnsafeBufferPointer<UInt32>) {
    let (lo, hi) = (batch.lo, batch.hi)
    sums.withUnsafeMutableBufferPointer { sums in
      for row in places.indices where places[row] != RecordBatch.absent {
        sums[Int(places[row])].add(lo: lo[row], hi: hi[row])
      }
    }
  }

  /// Adds the sums of other records.
  public mutating func merge(_ other: ExportFlows) {
    for (key, sum) in zip(other.keys, other.sums) {
      let book = books.id(of: other.books[key.a])
      let place =
        key.c == Self.aside
        ? place(of: Key(a: book, b: key.b, c: key.c))
        : place(
          of: Key(
            a: book, b: accounts.id(of: other.accounts[key.b]),
            c: kinds.id(of: other.kinds[key.c &>> 2]) &<< 2 | key.c & 3))
      sums[Int(place)].merge(sum)
    }
  }

  /// Finds the sums of rows, until one holds something that was never met.
  ///
  /// - Parameter found: the place of each row's sum; absent for one that is not read.
  /// - Returns: the row whose sum was not found, or the number of rows.
  private func findKnown(
    _ batch: borrowing RecordBatch, from start: Int, _ bookOf: [UInt32], into found: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    let (facet, event, perspective) = (batch.facet, batch.event, batch.perspective)
    let (exporter, destination) = (batch.exporter, batch.destination)
    let (from, until, lo, hi) = (batch.from, batch.until, batch.lo, batch.hi)
    let (partyNumbers, setNumbers, leftOut) = (parties.numbers, sets.numbers, leftOut)
    let (places, spanOf, accountOf, kindOf) = (places, spanOf, accountOf, kindOf)
    let precisions = precisions
    // A static constant would be asked for in every row whether it is made yet.
    let (importer, count) = (Perspective.importer.code, batch.count)
    var last: (from: Int32, until: Int32, span: UInt32) = (0, 0, 0)
    for row in start..<count {
      let book = Self.number(facet[row], in: bookOf)
      if book == RecordBatch.absent {
        found[row] = RecordBatch.absent
        continue
      }
      var key = Key(a: book, b: UInt32(event[row]), c: Self.aside)
      if perspective[row] == importer {
        key.b = Self.toldByImporter
      } else if !leftOut[Int(event[row])] {
        if from[row] != last.from || until[row] != last.until {
          guard let span = spanOf[Self.key(from[row], until[row])] else { return row }
          last = (from[row], until[row], span)
        }
        let party = Self.number(exporter[row], in: partyNumbers)
        let set = Self.number(destination[row], in: setNumbers)
        guard let account = accountOf[last.span, party &+ 1],
          let kind = kindOf[last.span, set &+ 1]
        else { return row }
        key = Key(a: book, b: account, c: kind &<< 2 | Self.precision(lo[row], hi[row]) & precisions)
      }
      guard let place = places[key] else { return row }
      found[row] = place
    }
    return count
  }

  /// Numbers whatever is new in a row.
  private mutating func learn(_ batch: borrowing RecordBatch, _ row: Int, _ bookOf: [UInt32]) {
    let book = Self.number(batch.facet[row], in: bookOf)
    let event = batch.event[row]
    let told = batch.perspective[row] == Perspective.importer.code
    if told || leftOut[Int(event)] {
      _ = place(of: Key(a: book, b: told ? Self.toldByImporter : UInt32(event), c: Self.aside))
      return
    }
    guard let period = Period(from: Day(number: batch.from[row]), until: Day(number: batch.until[row])) else {
      preconditionFailure("record \(row) has its ends the wrong way round")
    }
    let span = self.span(of: period)
    let party = Self.number(batch.exporter[row], in: parties.numbers)
    let set = Self.number(batch.destination[row], in: sets.numbers)
    let account = accountOf[span, party &+ 1] ?? newAccount(span, party)
    let kind = kindOf[span, set &+ 1] ?? newKind(span, set)
    _ = place(of: Key(a: book, b: account, c: kind &<< 2 | Self.precision(batch.lo[row], batch.hi[row]) & precisions))
  }

  private mutating func span(of period: Period) -> UInt32 {
    let key = Self.key(period.from.number, period.until.number)
    if let span = spanOf[key] { return span }
    let span = periods.id(of: judge.span(of: period))
    spanOf.insert(key, span)
    return span
  }

  private mutating func newAccount(_ span: UInt32, _ party: UInt32) -> UInt32 {
    let exporter = party == RecordBatch.absent ? nil : parties.own[party]
    let account = accounts.id(of: judge.account(of: exporter, over: periods[span]))
    accountOf.set(span, party &+ 1, to: account)
    return account
  }

  private mutating func newKind(_ span: UInt32, _ set: UInt32) -> UInt32 {
    let destination = set == RecordBatch.absent ? nil : sets.own[set]
    let kind = kinds.id(of: judge.kind(of: destination, over: periods[span]))
    kindOf.set(span, set &+ 1, to: kind)
    return kind
  }

  /// The place of a sum, making an empty one when it is new.
  private mutating func place(of key: Key) -> UInt32 {
    if let place = places[key] { return place }
    let place = UInt32(sums.count)
    sums.append(IntervalSum())
    keys.append(key)
    places.insert(key, place)
    return place
  }

  /// The metric's number for a batch's id; absent stays absent.
  private static func number(_ id: UInt32, in numbers: [UInt32]) -> UInt32 {
    id == RecordBatch.absent ? id : numbers[Int(id)]
  }

  @inline(__always) private static func precision(_ lo: Int64, _ hi: Int64) -> UInt32 {
    UInt32(ValuePrecision(lo: lo, hi: hi).rawValue)
  }

  private static func key(_ from: Int32, _ until: Int32) -> Key {
    Key(a: UInt32(bitPattern: from), b: UInt32(bitPattern: until), c: 0)
  }

  /// Stands where a kind of destination would, in the keys of sums that are in no figure.
  static let aside = UInt32.max
  /// Stands where an event would, for records that are set aside because their importer tells them.
  static let toldByImporter = UInt32(Event.allCases.count)
}
