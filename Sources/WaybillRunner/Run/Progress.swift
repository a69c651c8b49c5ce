import WaybillCore

/// How far one step of long work has come, told once for each batch.
public struct Progress: Sendable, Hashable {
  /// Whoever shows how far work has come.
  public typealias Listener = (Progress) -> Void

  /// What is being done, such as `reading FILE`.
  public var label: String
  /// How much is done, in the unit of ``total``.
  public var done: Int64 = 0
  /// How much there is to do: bytes of a file, records of the ledger, tests; nil where nobody knows.
  public var total: Int64?
  /// How many of ``things`` have come by.
  public var count = 0
  /// What is counted, such as `rows`; empty when nothing is.
  public var things = ""

  /// Makes the beginning of a step.
  public init(_ label: String, of total: Int64? = nil, counting things: String = "") {
    self.label = label
    self.total = total
    self.things = things
  }

  /// Adds a batch of rows; the bytes up to the start of its last row stand for all of its bytes.
  mutating func add(_ rows: borrowing RowBatch) {
    count += rows.rowCount
    guard let first = rows.rows.first, let last = rows.rows.last, let total else { return }
    done = min(total, done + Int64(last.offset) - Int64(first.offset))
  }

  /// Adds records read back from the ledger.
  mutating func add(records: Int) {
    count += records
    done += Int64(records)
  }
}
