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
  private let drops: [BoundCondition]
  private var texts: [TextColumn]
  private var fields: [FieldColumn]
  private let emits: [EmitPlan]
  /// The fields that every emit has: when one fails, the row is one reject.
  private let sharedFields: [Int]
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
    texts = plan.texts
    drops = bound.mapping.drops.map { BoundCondition($0.condition, reason: $0.reason, bound) }
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
    let masks = evaluate(rows)
    let live = drop(masks.drops, rowCount: rows.rowCount)
    try stopAtFatal(rows, live)
    emit(rows, live, conditions: masks.conditions)
    firstRow += rows.rowCount
    rejects.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// Evaluates every field and condition over the block.
  private mutating func evaluate(_ rows: borrowing RowBatch) -> (drops: [[UInt8]], conditions: [[UInt8]?]) {
    let (columnCount, rowCount) = (rows.columnCount, rows.rowCount)
    return rows.bytes.withUnsafeBufferPointer { bytes in
      rows.cells.withUnsafeBufferPointer { cells in
        let block = CellBlock(bytes: bytes, cells: cells, columnCount: columnCount, rowCount: rowCount)
        for place in texts.indices {
          switch texts[place].source {
          case .cell(let column): texts[place].number(block, column: column)
          case .joined(let parts): texts[place].join(parts.map { texts[$0] }, rowCount: rowCount)
          }
        }
        for index in fields.indices {
          switch fields[index].source {
          case .constant: break
          case .spellings(let place): fields[index].resolve(new: texts[place], into: &batch.dictionaries)
          case .numbers(let column, let style):
            fields[index].readNumbers(block, column: column, style: style, into: &batch.dictionaries)
          }
        }
        var dropped: [[UInt8]] = []
        for drop in drops { dropped.append(drop.holds(in: block)) }
        var conditions: [[UInt8]?] = []
        for emit in emits { conditions.append(emit.condition?.holds(in: block)) }
        return (dropped, conditions)
      }
    }
  }

  /// Counts the rows that a rule leaves aside, and returns 1 for every other row.
  private mutating func drop(_ masks: [[UInt8]], rowCount: Int) -> [UInt8] {
    var live = [UInt8](repeating: 1, count: rowCount)
    for (rule, mask) in zip(drops, masks) {
      for row in 0..<rowCount where mask[row] == 1 && live[row] == 1 {
        live[row] = 0
        account.dropped[rule.reason, default: 0] += 1
      }
    }
    return live
  }

  /// Throws at the first row whose word a lookup with `unmatched: fail` does not know.
  private func stopAtFatal(_ rows: borrowing RowBatch, _ live: [UInt8]) throws(Diagnostics) {
    for index in fields.indices where fields[index].stopsOnFailure && fields[index].mayFail {
      for row in 0..<rows.rowCount where live[row] == 1 {
        guard let failure = fields[index].failure(fields[index].outcome(row, texts: texts)) else { continue }
        let place = rows.place(row: row, column: column(of: index))
        let word = Place(file: file, line: place.line, column: place.column)
        throw Diagnostics([Diagnostic(.error, failure.code, failure.message, at: word)])
      }
    }
  }

  private mutating func emit(_ rows: borrowing RowBatch, _ live: [UInt8], conditions: [[UInt8]?]) {
    let rowCount = rows.rowCount
    var live = live
    checkPinned(rows, &live)
    for index in sharedFields where fields[index].mayFail {
      for row in 0..<rowCount {
        guard live[row] != 0, let failure = fields[index].failure(fields[index].outcome(row, texts: texts)) else {
          continue
        }
        live[row] = Self.refused
        reject(failure, field: index, row: row, emit: nil, rows)
      }
    }
    var states: [[UInt8]] = []
    for (number, emit) in emits.enumerated() {
      states.append(state(of: emit, number, rows, live, condition: conditions[number]))
    }
    place(states, live, rows)
  }

  // What becomes of a row: dropped is 0 and made is 1.
  private static let refused: UInt8 = 2
  private static let skipped: UInt8 = 3

  /// For each live row, whether an emit makes a record, is refused or is skipped for a reason.
  private mutating func state(
    of emit: EmitPlan, _ number: Int, _ rows: borrowing RowBatch, _ live: [UInt8], condition: [UInt8]?
  ) -> [UInt8] {
    var state = live
    if let condition, let reason = emit.condition?.reason {
      for row in state.indices where state[row] == 1 && condition[row] == 0 {
        state[row] = Self.skipped
        account.skipped["not (\(reason))", default: 0] += 1
      }
    }
    for index in emit.ownFields + sharedFields where fields[index].mayFail {
      for row in state.indices where state[row] == 1 || state[row] == Self.refused && live[row] == 1 {
        let outcome = fields[index].outcome(row, texts: texts)
        if let failure = fields[index].failure(outcome) {
          state[row] = Self.refused
          reject(failure, field: index, row: row, emit: number, rows)
        } else if state[row] == 1, let reason = fields[index].reason(outcome) {
          state[row] = Self.skipped
          account.skipped[reason, default: 0] += 1
        }
      }
    }
    return state
  }

  /// Gives every record its place, row by row and emit by emit, and fills the columns.
  private mutating func place(_ states: [[UInt8]], _ live: [UInt8], _ rows: borrowing RowBatch) {
    let rowCount = rows.rowCount
    var next = [UInt32](repeating: 0, count: rowCount)
    var total: UInt32 = 0
    for row in 0..<rowCount where live[row] != 0 {
      next[row] = total
      var refused = live[row] == Self.refused ? emits.count : 0
      for state in states where live[row] == 1 {
        total += state[row] == 1 ? 1 : 0
        refused += state[row] == Self.refused ? 1 : 0
      }
      if total != next[row] {
        account.rowsMapped += 1
        account.emitsRejected += refused
      } else if refused > 0 {
        account.rowsRejected += 1
      } else {
        account.dropped[Self.nothingToSay, default: 0] += 1
      }
    }
    batch.reset(count: Int(total))
    account.records += Int(total)
    for (number, emit) in emits.enumerated() {
      var chosen: EmitPlan.Chosen = []
      chosen.reserveCapacity(rowCount)
      for row in 0..<rowCount where states[number][row] == 1 && live[row] == 1 {
        chosen.append((Int32(row), Int32(next[row])))
        next[row] += 1
      }
      emit.fill(&batch, chosen, fields: fields, texts: texts)
      for (row, place) in chosen {
        batch.line[Int(place)] = rows.rows[Int(row)].line
        batch.row[Int(place)] = UInt32(firstRow) &+ UInt32(row)
        batch.emit[Int(place)] = UInt8(number)
      }
      count(notesOf: emit, chosen)
    }
  }

  /// The reason of a row that no emit has anything to say about.
  private static let nothingToSay = "no figure in the row"

  private mutating func count(notesOf emit: EmitPlan, _ chosen: EmitPlan.Chosen) {
    for index in emit.ownFields + sharedFields where fields[index].hasNotes {
      for (row, _) in chosen {
        if let note = fields[index].note(fields[index].outcome(Int(row), texts: texts)) {
          account.notes[note, default: 0] += 1
        }
      }
    }
  }

  private mutating func checkPinned(_ rows: borrowing RowBatch, _ live: inout [UInt8]) {
    for pinned in bound.pinned {
      for row in 0..<rows.rowCount where live[row] != 0 {
        let text = Normalisation(collapseSpaces: false)(rows.text(row: row, column: pinned.column))
        if text == pinned.expect { continue }
        live[row] = Self.refused
        reject(
          .pinned(pinned.header, expected: pinned.expect, found: text), at: pinned.column, value: text, row: row,
          field: pinned.header, emit: nil, rows)
      }
    }
  }

  private func column(of field: Int) -> Int {
    switch fields[field].source {
    case .constant: preconditionFailure("a constant cannot fail on a row")
    case .spellings(let place): column(of: texts[place].source)
    case .numbers(let number, _): number
    }
  }

  private func column(of source: TextColumn.Source) -> Int {
    switch source {
    case .cell(let column): column
    case .joined(let parts): column(of: texts[parts[0]].source)
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
