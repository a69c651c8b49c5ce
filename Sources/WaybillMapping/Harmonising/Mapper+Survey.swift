public import WaybillCore

extension Mapper {
  /// Makes a mapper that looks for texts which the mapping does not know, in a part of a file that diagnostics call
  /// `file`.
  ///
  /// - Throws: the problems of constants that are more than unknown texts.
  public init(surveying bound: BoundMapping, file: String, part: WorkUnit.Part = .whole) throws(Diagnostics) {
    try self.init(bound, file: file, part: part, number: 0, isSurvey: true)
  }

  /// Takes note of texts that are the same in every row, which stand in the mapping or above the header of a table.
  public func surveyConstants(of layout: Layout, into survey: inout TextSurvey) {
    for field in fields where field.mayFail {
      guard case .constant = field.source, let unknown = field.failure(field.outcomes[0])?.unknown else { continue }
      let number = survey.number(of: unknown)
      if survey.wantsPlace(of: number) {
        let section = field.resolver.section
        let isWritten = if case .const = section.origin { true } else { false }
        survey.add(isWritten ? section.place : layout.header ?? unit.part.place(in: file), of: number)
      }
    }
  }

  /// Looks for unknown texts in one batch of rows: makes no records and no rejects, and no lookup stops it.
  ///
  /// Rows that a `drop` leaves aside are not looked at, nor fields of which no emit makes a record of the row.
  public mutating func survey(_ rows: borrowing RowBatch, into survey: inout TextSurvey) {
    survey.count(rows: rows.rowCount + rows.emptyRows, unread: rows.faults.count)
    if shaper.isIdentity {
      look(at: rows, &survey)
    } else {
      var shaped = RowBatch()
      shaper.shape(rows, into: &shaped, parents: &parents)
      look(at: shaped, &survey)
    }
    for field in fields {
      switch field.resolver.section.kind {
      case .party(let grammar): survey.note(used: field.resolver.usedEntries, of: .grammar(grammar.name))
      case .lookup(let lookup, _): survey.note(used: field.resolver.usedEntries, of: .lookup(lookup.name))
      default: break
      }
    }
  }

  private mutating func look(at rows: borrowing RowBatch, _ survey: inout TextSurvey) {
    let masks = evaluate(rows)
    let fates = drop(masks.drops, rowCount: rows.rowCount)
    let failing = fields.indices.filter { fields[$0].mayFail && fields[$0].hasVocabulary }
    if failing.isEmpty { return }
    let users = failing.map { index in
      emits.indices.filter { emits[$0].ownFields.contains(index) || sharedFields.contains(index) }
    }
    var texts: [Int] = []
    var parent = 0
    for row in 0..<rows.rowCount where fates.live[row] == 1 {
      let own = parents.isEmpty ? row : Int(parents[row])
      if own != parent, !texts.isEmpty {
        survey.addRow(with: texts)
        texts.removeAll(keepingCapacity: true)
      }
      parent = own
      for (order, index) in failing.enumerated() {
        guard users[order].contains(where: { masks.conditions[$0]?[row] != 0 }) else { continue }
        let outcome = fields[index].outcome(row, texts: self.texts)
        guard let unknown = fields[index].failure(outcome)?.unknown else { continue }
        let number = survey.number(of: unknown)
        if survey.wantsPlace(of: number), let cell = cell(of: index, on: row, rows) {
          survey.add(unit.part.place(in: file, line: cell.line, column: cell.column), of: number)
        }
        texts.append(number)
      }
    }
    if !texts.isEmpty { survey.addRow(with: texts) }
  }

  /// Where the text of a field stands in a row; nil for one that is the same in all rows.
  private func cell(of index: Int, on row: Int, _ rows: borrowing RowBatch) -> (line: Int, column: Int)? {
    if case .constant = fields[index].source { return nil }
    return rows.place(row: row, column: column(of: index))
  }
}
