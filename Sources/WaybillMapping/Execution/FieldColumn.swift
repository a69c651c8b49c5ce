import WaybillCore

/// One field over a whole block: which outcome each row has.
///
/// A field of a text column keeps one outcome a distinct spelling; a number keeps one a row, since nearly every
/// number is distinct. The choice is made once, when the mapping is bound.
struct FieldColumn {
  /// How the field's outcomes are found.
  enum Source {
    /// The same outcome for every row.
    case constant
    /// One outcome for each id of a text column.
    case spellings(column: Int)
    /// One outcome a row.
    case numbers(column: Int, NumberStyle)
    /// One outcome a row, of a number that is worked out.
    case expression(BoundExpression, text: String, NumberStyle)
  }

  let source: Source
  private(set) var resolver: FieldResolver
  /// Outcomes by spelling; a constant's only one.
  private(set) var outcomes: [Outcome] = []
  /// Outcomes by row, for numbers.
  private(set) var rows: [Outcome] = []
  /// Whether some outcome is no value, so that rows must be looked at one by one.
  private(set) var mayFail = false
  /// The text of a constant, which is a capture's where the mapping does not write it.
  private(set) var constantText = ""
  /// Whether the text of the field may leave a flag on the record.
  var leavesFlags: Bool {
    if case .years(gaps: true) = resolver.section.kind { return true }
    return resolver.section.steps.leaveFlags
  }
  /// Whether some outcome has a note, so that rows must be looked at one by one.
  var hasNotes: Bool { !resolver.notes.isEmpty }

  init(_ resolver: FieldResolver, source: Source) {
    self.resolver = resolver
    self.source = source
  }

  /// The field's name in messages.
  var name: String { resolver.section.name }

  /// Whether every row has the same outcome.
  var isConstant: Bool { if case .constant = source { true } else { false } }

  /// Whether the mapping says that a refused word must stop the run.
  var stopsOnFailure: Bool {
    if case .lookup(let lookup, _) = resolver.section.kind { lookup.unmatched == .fail } else { false }
  }

  /// Whether a grammar or a lookup reads the field.
  var hasVocabulary: Bool {
    switch resolver.section.kind {
    case .party, .lookup: true
    default: false
    }
  }

  /// Resolves a constant; a failure is a problem of the mapping.
  mutating func resolveConstant(_ text: String, into dictionaries: inout Dictionaries) -> FieldFailure? {
    constantText = text
    outcomes = [resolver.resolve(text, into: &dictionaries)]
    mayFail = outcomes[0].stopsRecord
    return failure(outcomes[0])
  }

  /// Resolves the spellings that came since the last block.
  mutating func resolve(new spellings: TextColumn, into dictionaries: inout Dictionaries) {
    for id in outcomes.count..<spellings.count {
      let outcome = resolver.resolve(spellings.text(id), into: &dictionaries)
      mayFail = mayFail || outcome.stopsRecord
      outcomes.append(outcome)
    }
  }

  /// Reads a column of numbers; a cell that the plain reader refuses goes the slow way.
  mutating func readNumbers(
    _ block: borrowing CellBlock, column: Int, style: NumberStyle, into dictionaries: inout Dictionaries
  ) {
    resolver.forgetRows()
    mayFail = false
    let steps = resolver.section.steps
    var refused: [Int] = []
    readPlainNumbers(block, column: column, style: style, steps, refused: &refused)
    for row in refused {
      let bytes = block.trimmed(row: row, column: column)
      let outcome = resolver.resolve(String(decoding: bytes, as: UTF8.self), into: &dictionaries)
      mayFail = mayFail || outcome.stopsRecord
      rows[row] = outcome
    }
  }

  /// Reads the cells that are plain numbers, and tells the rows of the others.
  private mutating func readPlainNumbers(
    _ block: borrowing CellBlock, column: Int, style: NumberStyle, _ steps: FieldSteps, refused: inout [Int]
  ) {
    rows.removeAll(keepingCapacity: true)
    rows.append(addingCapacity: block.rowCount) { span in
      for row in 0..<block.rowCount {
        let cell = CellBlock.range(block.cells[row &* block.columnCount &+ column], in: block.bytes)
        if case .success(let amount) = style.read(cell, in: block.bytes), steps.allow(amount),
          let outcome = steps.interval(of: amount)
        {
          span.append(outcome)
        } else {
          span.append(.absent)
          refused.append(row)
        }
      }
    }
  }

  /// Works out the numbers of a block.
  mutating func compute(
    _ block: borrowing CellBlock, _ expression: BoundExpression, text: String, style: NumberStyle,
    into dictionaries: inout Dictionaries
  ) {
    rows.removeAll(keepingCapacity: true)
    resolver.forgetRows()
    mayFail = false
    let numbers = expression.numbers(in: block)
    let isPlain = !style.isInteger && resolver.section.steps.round == nil
    for row in 0..<block.rowCount {
      let amount = Amount(millionths: numbers.values[row])
      if numbers.missing[row] == 0, isPlain, resolver.section.steps.allow(amount),
        let outcome = resolver.section.steps.interval(of: amount)
      {
        rows.append(outcome)
        continue
      }
      let outcome =
        numbers.missing[row] == 0
        ? resolver.number(amount, style) : resolver.gap(numbers.missing[row], of: text, into: &dictionaries)
      mayFail = mayFail || outcome.stopsRecord
      rows.append(outcome)
    }
  }

  /// Works out a number that is the same for every row; a failure is a problem of the mapping.
  mutating func computeConstant(
    _ expression: BoundExpression, text: String, style: NumberStyle, into dictionaries: inout Dictionaries
  ) -> FieldFailure? {
    let number = expression.constant()
    constantText = text
    outcomes = [
      number.missing[0] == 0
        ? resolver.number(Amount(millionths: number.values[0]), style)
        : resolver.gap(number.missing[0], of: text, into: &dictionaries)
    ]
    mayFail = outcomes[0].state == .noFigure
    return failure(outcomes[0])
  }

  /// Lends the outcomes of a block by row; how they are found is decided once for all rows.
  @inline(__always)
  func withOutcomes<Result>(_ texts: [TextColumn], _ body: (RowOutcomes) -> Result) -> Result {
    switch source {
    case .constant:
      outcomes.withUnsafeBufferPointer { body(RowOutcomes(outcomes: $0, ids: nil, step: 0)) }
    case .spellings(let column):
      outcomes.withUnsafeBufferPointer { outcomes in
        texts[column].ids.withUnsafeBufferPointer { body(RowOutcomes(outcomes: outcomes, ids: $0, step: 1)) }
      }
    case .numbers, .expression:
      rows.withUnsafeBufferPointer { body(RowOutcomes(outcomes: $0, ids: nil, step: 1)) }
    }
  }

  /// The outcome of one row, given the text columns of the block; loops over rows borrow all outcomes at once.
  func outcome(_ row: Int, texts: [TextColumn]) -> Outcome { withOutcomes(texts) { $0[row] } }

  /// Why an outcome is no figure; nil when it is one.
  func reason(_ outcome: Outcome) -> String? {
    outcome.state == .noFigure ? resolver.reasons[Int(outcome.a)] : nil
  }

  /// What was done to a text, by the number that its outcome has, from 1.
  func note(_ number: UInt32) -> String { resolver.notes[Int(number) - 1] }

  /// Why an outcome failed; nil when it did not.
  func failure(_ outcome: Outcome) -> FieldFailure? {
    outcome.state == .failed ? resolver.failures[Int(outcome.a)] : nil
  }
}
