public import WaybillCore
import WaybillFormats

extension Mapper {
  /// Takes note of rows that are not asked about: later rows may be filled down from them.
  public mutating func pass(_ rows: borrowing RowBatch) {
    if shaper.isIdentity { return }
    var shaped = RowBatch()
    shaper.shape(rows, into: &shaped, parents: &parents)
  }

  /// Explains one row of a batch, whose layout is `layout`; the batches before it were passed.
  public mutating func explain(_ rows: borrowing RowBatch, row: Int, layout: Layout) -> Explanation {
    let line = Int(rows.rows[row].line)
    let place = unit.part.place(in: file, line: line)
    if shaper.isIdentity {
      let masks = evaluate(rows)
      return Explanation(line: line, place: place, parts: [explain(rows, row, masks, layout)])
    }
    var shaped = RowBatch()
    shaper.shape(rows, into: &shaped, parents: &parents)
    let masks = evaluate(shaped)
    let rowsOfRow = parents.indices.filter { parents[$0] == UInt32(row) }
    return Explanation(line: line, place: place, parts: rowsOfRow.map { explain(shaped, $0, masks, layout) })
  }

  private mutating func explain(
    _ rows: borrowing RowBatch, _ row: Int, _ masks: (drops: [[UInt8]], conditions: [[UInt8]?]), _ layout: Layout
  ) -> Explanation.Part {
    let column = shaper.column(ofShaped: row).map { layout.columns[$0] }
    let fates = drop(masks.drops, rowCount: rows.rowCount)
    let cells = cells(of: rows, row, layout)
    if fates.live[row] == 0 {
      return .init(
        column: column, cells: cells, dropped: drops[Int(fates.rule[row])].reason, refusals: [], fields: [], emits: [])
    }
    let refusals = bound.pinned.compactMap { pinned -> String? in
      let text = Normalisation(collapseSpaces: false)(rows.text(row: row, column: pinned.column))
      return text == pinned.expect
        ? nil : FieldFailure.pinned(pinned.header, expected: pinned.expect, found: text).message
    }
    var explained: [Explanation.Emit] = []
    for (number, emit) in emits.enumerated() {
      let applies = masks.conditions[number].map { $0[row] == 1 } ?? true
      var fields: [Explanation.Field] = []
      for index in emit.ownFields where applies { fields.append(explain(field: index, rows, row)) }
      explained.append(
        .init(number: number, condition: emit.condition?.reason, applies: applies, fields: fields))
    }
    var shared: [Explanation.Field] = []
    for index in sharedFields { shared.append(explain(field: index, rows, row)) }
    return .init(
      column: column, cells: cells, dropped: nil, refusals: refusals, fields: shared, emits: explained)
  }

  private func cells(of rows: borrowing RowBatch, _ row: Int, _ layout: Layout) -> [Explanation.Cell] {
    layout.columns.enumerated().map { place, header in
      let name = bound.cells.first { $0.value == .column(place) }?.key
      let group = shaper.isGrouped(place) ? bound.mapping.read.matching.first { $0.pattern.matches(header) }?.name : nil
      return .init(header: header, name: name ?? group, text: rows.text(row: row, column: place))
    }
  }

  private mutating func explain(field index: Int, _ rows: borrowing RowBatch, _ row: Int) -> Explanation.Field {
    let field = fields[index]
    switch field.source {
    case .constant:
      if case .expression(_, let text) = field.resolver.section.origin {
        return field.explained(from: .init("expr", text), as: field.outcomes[0], batch.dictionaries)
      }
      return field.explained(from: .init("const", field.constantText), trimmed: nil, &batch.dictionaries)
    case .expression(_, let text, _):
      return field.explained(from: .init("expr", text), as: field.outcome(row, texts: texts), batch.dictionaries)
    case .numbers(let column, _):
      let cell = rows.text(row: row, column: column)
      let trimmed = Normalisation(collapseSpaces: false)(cell)
      return field.explained(from: .init("cell", cell), trimmed: trimmed, &batch.dictionaries)
    case .spellings(let place):
      let cell = columns(of: texts[place].source).map { rows.text(row: row, column: $0) }.joined(separator: " / ")
      let trimmed = texts[place].text(Int(texts[place].ids[row]))
      return field.explained(from: .init("cell", cell), trimmed: trimmed, &batch.dictionaries)
    }
  }

  private func columns(of source: TextColumn.Source) -> [Int] {
    switch source {
    case .cell(let column): [column]
    case .nothing: []
    case .joined(let parts): parts.flatMap { columns(of: texts[$0].source) }
    }
  }
}
