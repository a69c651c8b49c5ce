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
    rows.removeAll(keepingCapacity: true)
    resolver.forgetRows()
    mayFail = false
    for row in 0..<block.rowCount {
      let bytes = block.trimmed(row: row, column: column)
      if case .success(let amount) = style.read(bytes), resolver.section.steps.allow(amount),
        let outcome = resolver.section.steps.interval(of: amount)
      {
        rows.append(outcome)
      } else {
        let outcome = resolver.resolve(String(decoding: bytes, as: UTF8.self), into: &dictionaries)
        mayFail = mayFail || outcome.stopsRecord
        rows.append(outcome)
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

  /// The outcome of a row, given the text columns of the block.
  @inline(__always)
  func outcome(_ row: Int, texts: [TextColumn]) -> Outcome {
    switch source {
    case .constant: outcomes[0]
    case .spellings(let column): outcomes[Int(texts[column].ids[row])]
    case .numbers, .expression: rows[row]
    }
  }

  /// Gives the outcomes of chosen rows with their places; the choice of how they are found is made once for all of them.
  @inline(__always)
  func give(_ chosen: EmitPlan.Chosen, _ texts: [TextColumn], to take: (Int, Outcome) -> Void) {
    switch source {
    case .constant:
      let outcome = outcomes[0]
      for (_, place) in chosen { take(Int(place), outcome) }
    case .spellings(let column):
      let ids = texts[column].ids
      for (row, place) in chosen { take(Int(place), outcomes[Int(ids[Int(row)])]) }
    case .numbers, .expression:
      for (row, place) in chosen { take(Int(place), rows[Int(row)]) }
    }
  }

  /// Why an outcome is no figure; nil when it is one.
  func reason(_ outcome: Outcome) -> String? {
    outcome.state == .noFigure ? resolver.reasons[Int(outcome.a)] : nil
  }

  /// What was done to an outcome's text; nil when it was taken as it stands.
  func note(_ outcome: Outcome) -> String? { outcome.note == 0 ? nil : resolver.notes[Int(outcome.note) - 1] }

  /// Why an outcome failed; nil when it did not.
  func failure(_ outcome: Outcome) -> FieldFailure? {
    outcome.state == .failed ? resolver.failures[Int(outcome.a)] : nil
  }
}

/// The cells of a row batch while a mapping reads them: raw pointers, valid for one call.
struct CellBlock: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  let cells: UnsafeBufferPointer<RowBatch.Cell>
  let columnCount: Int
  let rowCount: Int

  /// A cell's bytes without the spaces and tabs around them.
  @inline(__always)
  func trimmed(row: Int, column: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = cells[row &* columnCount &+ column]
    var start = Int(cell.start)
    var end = Int(cell.end)
    while start < end, Self.isBlank(bytes[start]) { start &+= 1 }
    while end > start, Self.isBlank(bytes[end &- 1]) { end &-= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  @inline(__always) private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 2 || byte == 13 }
}
