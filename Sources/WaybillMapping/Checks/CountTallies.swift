import WaybillCore

/// `row-count`: how many rows were read.
struct RowTally: CheckTally {
  let bounds: CountBounds

  mutating func add(_ batch: borrowing RecordBatch, rows: [Int], file: Int) {}
  mutating func merge(_ other: Self) {}

  func finding(_ context: CheckContext) -> CheckFinding {
    let rows = context.account.rowsIn
    return CheckFinding(
      expected: bounds.words("row"), found: counted(rows, "row"), passed: bounds.holds(rows, of: rows))
  }
}

/// `reject-count`: how many rows, and emits of other rows, were refused.
struct RejectTally: CheckTally {
  let bounds: CountBounds

  mutating func add(_ batch: borrowing RecordBatch, rows: [Int], file: Int) {}
  mutating func merge(_ other: Self) {}

  func finding(_ context: CheckContext) -> CheckFinding {
    let (account, rejects) = (context.account, context.account.rowsRejected + context.account.emitsRejected)
    return CheckFinding(
      expected: bounds.words("reject"),
      found: "\(counted(rejects, "reject")) in \(counted(account.rowsIn, "row"))",
      passed: bounds.holds(rejects, of: account.rowsIn))
  }
}

/// `record-count`: how many records were made.
struct RecordTally: CheckTally {
  let bounds: CountBounds
  private var records = 0

  init(bounds: CountBounds) { self.bounds = bounds }

  mutating func add(_ batch: borrowing RecordBatch, rows: [Int], file: Int) { records += rows.count }
  mutating func merge(_ other: Self) { records += other.records }

  func finding(_ context: CheckContext) -> CheckFinding {
    CheckFinding(
      expected: bounds.words("record"), found: counted(records, "record"),
      passed: bounds.holds(records, of: context.account.rowsIn))
  }
}

/// `bounds`: whether every value lies within bounds. An upper end that nobody knows breaks none.
struct BoundsTally: CheckTally {
  /// A record whose value lies outside; ordered as the files have them.
  private struct Offence: Sendable, Comparable {
    let place: RecordPlace
    let emit: UInt8
    let column: UInt16
    let sentence: String

    static func < (a: Self, b: Self) -> Bool {
      (a.place, a.emit, a.column, a.sentence) < (b.place, b.emit, b.column, b.sentence)
    }
  }

  let min, max: Amount?
  private var records = 0
  private var outside = 0
  private var first: [Offence] = []

  init(min: Amount?, max: Amount?) {
    self.min = min
    self.max = max
  }

  mutating func add(_ batch: borrowing RecordBatch, rows: [Int], file: Int) {
    let (least, most) = (min?.millionths ?? .min, max?.millionths ?? .max)
    records += rows.count
    for row in rows {
      let (lo, hi) = (batch.lo[row], batch.hi[row])
      if lo >= least, lo <= most, hi <= most || hi == RecordBatch.noUpperBound { continue }
      outside += 1
      let place = RecordPlace(file: file, batch, row)
      if first.count == CheckOutcome.exampleLimit, let last = first.last, last.place < place { continue }
      first.append(
        Offence(
          place: place, emit: batch.emit[row], column: batch.column[row],
          sentence: RecordWords(batch.record(row)).sentence))
      cut()
    }
  }

  mutating func merge(_ other: Self) {
    records += other.records
    outside += other.outside
    first += other.first
    cut()
  }

  private mutating func cut() { first = Array(first.sorted().prefix(CheckOutcome.exampleLimit)) }

  func finding(_ context: CheckContext) -> CheckFinding {
    CheckFinding(
      expected: CheckWords.bounds(min, max),
      found: outside == 0
        ? "\(counted(records, "value")), all within"
        : "\(outside) of \(counted(records, "value")) outside",
      passed: outside == 0,
      examples: first.map { Diagnostic.Note($0.sentence, at: $0.place.place(context)) })
  }
}
