public import WaybillCore

/// Turns row batches into record batches, by one mapping bound to one file's columns.
///
/// Column by column over a whole block; all text logic runs once per distinct spelling. The records of a row stand
/// together, in the order of the mapping's emits, whatever the size of the blocks.
public struct Mapper: ~Copyable {
  /// The records of the last block; its dictionaries grow from block to block.
  public private(set) var batch: RecordBatch
  /// The rejects of the last block, in the order of their lines.
  public private(set) var rejects: [Reject] = []
  /// What became of all rows so far.
  public private(set) var account = RowAccount()

  private let bound: BoundMapping
  private let file: String
  /// The columns whose cells are numbered by spelling, and the numbers of the last block.
  private let spellingColumns: [Int]
  private var spellings: [SpellingDictionary]
  private var ids: [[UInt32]]
  private var fields: [FieldColumn] = []
  private var emits: [EmitPlan] = []
  /// The fields that every emit has: when one fails, the row is one reject.
  private var sharedFields: [Int] = []
  private var firstRow = 0

  /// Makes a mapper for one unit of a source, whose file diagnostics call `file`.
  ///
  /// - Throws: the problems of constants that the record does not know.
  public init(_ bound: BoundMapping, file: String) throws(Diagnostics) {
    self.file = file
    self.bound = bound
    batch = RecordBatch(source: bound.mapping.id)
    var planner = FieldPlanner(bound)
    let plan = try planner.plan(into: &batch.dictionaries)
    fields = plan.fields
    emits = plan.emits
    sharedFields = plan.sharedFields
    spellingColumns = plan.spellingColumns
    spellings = spellingColumns.map { _ in SpellingDictionary() }
    ids = spellingColumns.map { _ in [] }
  }

  /// Maps one batch of rows, replacing ``batch`` and ``rejects``.
  ///
  /// - Throws: the problem of a lookup whose `unmatched` is `fail`.
  public mutating func map(_ rows: borrowing RowBatch) throws(Diagnostics) {
    precondition(rows.columnCount == bound.columnCount || rows.rowCount == 0, "the batch has other columns")
    rejects.removeAll(keepingCapacity: true)
    account.rowsIn += rows.rowCount + rows.faults.count
    account.rowsRejected += rows.faults.count
    for fault in rows.faults {
      rejects.append(Reject(fault.code, fault.message, line: fault.line, column: fault.column, text: fault.text))
    }
    evaluate(rows)
    try stopAtFatal(rows)
    emit(rows)
    firstRow += rows.rowCount
    rejects.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  private mutating func evaluate(_ rows: borrowing RowBatch) {
    let (columnCount, rowCount) = (rows.columnCount, rows.rowCount)
    rows.bytes.withUnsafeBufferPointer { bytes in
      rows.cells.withUnsafeBufferPointer { cells in
        let block = CellBlock(bytes: bytes, cells: cells, columnCount: columnCount, rowCount: rowCount)
        for (place, column) in spellingColumns.enumerated() {
          ids[place].removeAll(keepingCapacity: true)
          spellings[place].number(block, column: column, into: &ids[place])
        }
        for index in fields.indices {
          switch fields[index].source {
          case .constant: break
          case .spellings(let place): fields[index].resolve(new: spellings[place], into: &batch.dictionaries)
          case .numbers(let column, let style):
            fields[index].readNumbers(block, column: column, style: style, into: &batch.dictionaries)
          }
        }
      }
    }
  }

  /// Throws at the first row whose word a lookup with `unmatched: fail` does not know.
  private func stopAtFatal(_ rows: borrowing RowBatch) throws(Diagnostics) {
    for index in fields.indices where fields[index].stopsOnFailure && fields[index].mayFail {
      for row in 0..<rows.rowCount {
        guard let failure = fields[index].failure(fields[index].outcome(row, ids: ids)) else { continue }
        let place = rows.place(row: row, column: column(of: index))
        let word = Place(file: file, line: place.line, column: place.column)
        throw Diagnostics([Diagnostic(.error, failure.code, failure.message, at: word)])
      }
    }
  }

  private mutating func emit(_ rows: borrowing RowBatch) {
    let rowCount = rows.rowCount
    var rejected = [UInt8](repeating: 0, count: rowCount)
    checkPinned(rows, &rejected)
    for index in sharedFields where fields[index].mayFail {
      for row in 0..<rowCount {
        guard let failure = fields[index].failure(fields[index].outcome(row, ids: ids)) else { continue }
        rejected[row] = 1
        reject(failure, field: index, row: row, emit: nil, rows)
      }
    }
    var selected: [[UInt8]] = []
    for (number, emit) in emits.enumerated() {
      var mask = rejected.map { 1 - $0 }
      for index in emit.ownFields where fields[index].mayFail {
        for row in 0..<rowCount where rejected[row] == 0 {
          guard let failure = fields[index].failure(fields[index].outcome(row, ids: ids)) else { continue }
          mask[row] = 0
          reject(failure, field: index, row: row, emit: number, rows)
        }
      }
      selected.append(mask)
    }
    place(selected, rows)
  }

  /// Gives every record its place, row by row and emit by emit, and fills the columns.
  private mutating func place(_ selected: [[UInt8]], _ rows: borrowing RowBatch) {
    let rowCount = rows.rowCount
    var next = [UInt32](repeating: 0, count: rowCount)
    var total: UInt32 = 0
    for row in 0..<rowCount {
      next[row] = total
      for mask in selected { total += UInt32(mask[row]) }
      let made = total != next[row]
      account.rowsMapped += made ? 1 : 0
      account.rowsRejected += made ? 0 : 1
      if made { account.emitsRejected += emits.count - Int(total - next[row]) }
    }
    batch.reset(count: Int(total))
    account.records += Int(total)
    for (number, emit) in emits.enumerated() {
      var chosen: [(row: Int32, place: Int32)] = []
      chosen.reserveCapacity(rowCount)
      for row in 0..<rowCount where selected[number][row] == 1 {
        chosen.append((Int32(row), Int32(next[row])))
        next[row] += 1
      }
      emit.fill(&batch, chosen, fields: fields, ids: ids)
      for (row, place) in chosen {
        batch.line[Int(place)] = rows.rows[Int(row)].line
        batch.row[Int(place)] = UInt32(firstRow) &+ UInt32(row)
        batch.emit[Int(place)] = UInt8(number)
      }
    }
  }

  private mutating func checkPinned(_ rows: borrowing RowBatch, _ rejected: inout [UInt8]) {
    for pinned in bound.pinned {
      for row in 0..<rows.rowCount {
        let text = Normalisation(collapseSpaces: false)(rows.text(row: row, column: pinned.column))
        if text == pinned.expect { continue }
        rejected[row] = 1
        reject(
          .pinned(pinned.header, expected: pinned.expect, found: text), at: pinned.column, value: text, row: row,
          field: pinned.header, emit: nil, rows)
      }
    }
  }

  private func column(of field: Int) -> Int {
    switch fields[field].source {
    case .constant: preconditionFailure("a constant cannot fail on a row")
    case .spellings(let place): spellingColumns[place]
    case .numbers(let number, _): number
    }
  }

  private mutating func reject(
    _ failure: FieldFailure, field: Int, row: Int, emit: Int?, _ rows: borrowing RowBatch
  ) {
    let column = column(of: field)
    let value = Normalisation(collapseSpaces: false)(rows.text(row: row, column: column))
    reject(failure, at: column, value: value, row: row, field: fields[field].name, emit: emit, rows)
  }

  private mutating func reject(
    _ failure: FieldFailure, at column: Int, value: String, row: Int, field: String, emit: Int?,
    _ rows: borrowing RowBatch
  ) {
    let place = rows.place(row: row, column: column)
    rejects.append(
      Reject(
        failure.code, failure.message, line: place.line, column: place.column, row: firstRow + row, emit: emit,
        field: field, value: value, text: rows.rowText(row)))
  }
}
