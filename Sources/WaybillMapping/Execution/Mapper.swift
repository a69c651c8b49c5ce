public import WaybillCore

/// Turns row batches into record batches, by one mapping bound to one file's columns.
///
/// Column by column over a whole block; all text logic runs once per distinct spelling. The records of a row stand
/// together, in the order of the mapping's emits, whatever the size of the blocks.
public struct Mapper: ~Copyable {
  /// The records of the last block; its dictionaries grow from block to block.
  public internal(set) var batch: RecordBatch
  /// The rejects of the last block, in the order of their lines.
  public internal(set) var rejects: [Reject] = []
  /// What became of all rows so far.
  public internal(set) var account = RowAccount()

  let bound: BoundMapping
  let file: String
  /// The unit whose rows are mapped, and its number in the file.
  let unit: (part: WorkUnit.Part, number: Int)
  var drops: [BoundDrop]
  var texts: [TextColumn]
  var fields: [FieldColumn]
  let emits: [EmitPlan]
  /// The fields that every emit has: when one fails, the row is one reject.
  let sharedFields: [Int]
  /// The ordinal in the unit of the next batch's first row; each batch moves it on.
  public var firstRow = 0
  var shaper: RowShaper
  private var shaped = RowBatch()
  /// The row of the block that each shaped row came from; empty where rows stay as they are.
  var parents: [UInt32] = []

  /// Makes a mapper for one unit of a source, whose file diagnostics call `file`.
  ///
  /// - Parameters:
  ///   - part: Which part of the file the unit is.
  ///   - number: The number of the unit in the file, from 0, which records and rejects carry.
  ///
  /// - Throws: the problems of constants that the record does not know.
  public init(
    _ bound: BoundMapping, file: String, part: WorkUnit.Part = .whole, number: Int = 0
  ) throws(Diagnostics) {
    try self.init(bound, file: file, part: part, number: number, isSurvey: false)
  }

  init(
    _ bound: BoundMapping, file: String, part: WorkUnit.Part, number: Int, isSurvey: Bool
  ) throws(Diagnostics) {
    self.file = file
    unit = (part, number)
    self.bound = bound
    batch = RecordBatch(source: bound.mapping.id)
    var planner = FieldPlanner(bound, isSurvey: isSurvey)
    let plan = try planner.plan(into: &batch.dictionaries)
    fields = plan.fields
    emits = plan.emits
    sharedFields = plan.sharedFields
    texts = plan.texts
    drops = plan.drops
    shaper = bound.shaper
  }

  /// Maps one batch of rows, replacing ``batch`` and ``rejects``.
  ///
  /// - Throws: the problem of a lookup whose `unmatched` is `fail`.
  public mutating func map(_ rows: borrowing RowBatch) throws(Diagnostics) {
    precondition(rows.columnCount == bound.columnCount || rows.rowCount == 0, "the batch has other columns")
    rejects.removeAll(keepingCapacity: true)
    account.rowsIn += rows.rowCount + rows.faults.count
    account.rowsRejected += rows.faults.count
    if rows.emptyRows > 0 {
      account.rowsIn += rows.emptyRows
      account.dropped[Self.emptyRow, default: 0] += rows.emptyRows
    }
    account.notes.merge(rows.notes, uniquingKeysWith: +)
    for fault in rows.faults {
      rejects.append(
        Reject(
          fault.code, fault.message, line: fault.line, column: fault.column, part: unit.number, text: fault.text))
    }
    if shaper.isIdentity {
      try mapShaped(rows)
    } else {
      var shaped = RowBatch()
      swap(&shaped, &self.shaped)
      shaper.shape(rows, into: &shaped, parents: &parents)
      try mapShaped(shaped)
      swap(&shaped, &self.shaped)
    }
    firstRow += rows.rowCount
    rejects.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    if !shaper.isIdentity { dropRepeatedRejects() }
  }

  /// A cell that was refused is one reject, however many rows its row was made into.
  private mutating func dropRepeatedRejects() {
    var seen: Set<Reject> = []
    rejects.removeAll { !seen.insert($0).inserted }
  }

  private mutating func mapShaped(_ rows: borrowing RowBatch) throws(Diagnostics) {
    let masks = evaluate(rows)
    let fates = drop(masks.drops, rowCount: rows.rowCount)
    countEntries()
    try stopAtFatal(rows, fates.live, conditions: masks.conditions)
    emit(rows, fates, conditions: masks.conditions)
  }

  /// Evaluates every field and condition over the block.
  mutating func evaluate(_ rows: borrowing RowBatch) -> (drops: [[UInt8]], conditions: [[UInt8]?]) {
    rows.withCells { block in
      for place in texts.indices {
        switch texts[place].source {
        case .cell(let column): texts[place].number(block, column: column)
        case .nothing: texts[place].number(emptyRows: block.rowCount)
        case .joined(let parts): texts[place].join(parts.map { texts[$0] }, rowCount: block.rowCount)
        }
      }
      for index in fields.indices {
        switch fields[index].source {
        case .constant: break
        case .spellings(let place): fields[index].resolve(new: texts[place], into: &batch.dictionaries)
        case .numbers(let column, let style):
          fields[index].readNumbers(block, column: column, style: style, into: &batch.dictionaries)
        case .expression(let expression, let text, let style):
          fields[index].compute(block, expression, text: text, style: style, into: &batch.dictionaries)
        }
      }
      var dropped: [[UInt8]] = []
      for index in drops.indices { dropped.append(drops[index].holds(in: block, texts: texts)) }
      var conditions: [[UInt8]?] = []
      for emit in emits { conditions.append(emit.condition?.holds(in: block)) }
      return (dropped, conditions)
    }
  }
}
