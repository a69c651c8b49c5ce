import WaybillCore

/// What one field makes of one spelling: numbers for the record's columns, or why there are none.
struct Outcome: Sendable {
  /// Whether the field has a value.
  enum State: UInt8, Sendable {
    case ok, absent, failed
  }

  var state: State
  /// The code, the lower end or the first day; the index of the failure when there is no value.
  var a: Int64
  /// The upper end or the day after the last.
  var b: Int64

  static let absent = Outcome(state: .absent, a: Int64(RecordBatch.absent), b: 0)

  static func code(_ code: some BinaryInteger) -> Outcome { Outcome(state: .ok, a: Int64(code), b: 0) }

  static func pair(_ a: Int64, _ b: Int64) -> Outcome { Outcome(state: .ok, a: a, b: b) }
}
