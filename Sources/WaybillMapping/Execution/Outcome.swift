import WaybillCore

/// What one field makes of one spelling: numbers for the record's columns, or why there are none.
struct Outcome: Sendable {
  /// Whether the field has a value.
  enum State: UInt8, Sendable {
    case ok, absent, failed
    /// The cell says that there is no figure: its record is left out, with the reason.
    case noFigure
  }

  var state: State
  /// The code, the lower end or the first day; the index of the failure or of the reason when there is no value.
  var a: Int64
  /// The upper end or the day after the last.
  var b: Int64
  /// What the value itself says of its certainty: open, repaired.
  var flags: UInt64 = 0
  /// The index of what was done to the text, plus 1; 0 when it was taken as it stands.
  var note: UInt32 = 0

  /// Whether a record cannot be made with the outcome.
  var stopsRecord: Bool { state == .failed || state == .noFigure }

  static let absent = Outcome(state: .absent, a: Int64(RecordBatch.absent), b: 0)

  static func code(_ code: some BinaryInteger) -> Outcome { Outcome(state: .ok, a: Int64(code), b: 0) }

  static func pair(_ a: Int64, _ b: Int64) -> Outcome { Outcome(state: .ok, a: a, b: b) }

  static func period(_ period: Period) -> Outcome {
    .pair(Int64(period.from.number), Int64(period.until.number))
  }
}

/// The outcomes of one field over the rows of a block: raw pointers, valid for one call.
struct RowOutcomes {
  let outcomes: UnsafeBufferPointer<Outcome>
  /// For each row the place of its outcome; nil where outcomes stand row by row.
  let ids: UnsafeBufferPointer<UInt32>?
  /// How many outcomes a row is further than the one before: 0 where all rows share one.
  let step: Int

  @inline(__always)
  subscript(row: Int) -> Outcome {
    if let ids { return outcomes[Int(ids[row])] }
    return outcomes[row &* step]
  }
}
