import WaybillMapping

extension DraftWriter {
  /// `rows:`: what is filled, made into rows and left aside.
  var rowsSection: DraftText {
    var steps = footnoteSteps
    if let flowName, let others = roles.perspective.flow?.others, !others.isEmpty {
      let rows = others.reduce(0) { $0 + $1.count }
      steps.add(
        2, "- \(YAMLScalar.drop(flowName, others.map(\.text)))",
        "TODO: \(counted(rows, "row")), the first on line \(others.map(\.line).min() ?? 0); parts of the others?")
      steps.add(4, "reason: neither imports nor exports, or parts of these")
    }
    if let column = filledDown, let name = names.ofColumns[column] {
      steps.add(
        2, "- fill_down: [\(name)]",
        "TODO: \(counted(columns[column].emptyCount, "cell")) of \(YAMLScalar.shown(columns[column].header)) "
          + "\(columns[column].emptyCount == 1 ? "is" : "are") empty below a filled one"
      )
    }
    if roles.wide != nil { steps.add(2, "- unpivot: {columns: \(group), name: \(header), value: \(cell)}") }
    if let column = nameless, let name = names.ofColumns[column] {
      let rows = columns[column].emptyCount - titleRows
      steps.add(2, "- drop: \(name) is missing", "TODO: \(counted(rows, "row")) without a party, and so without a unit")
      steps.add(4, "reason: rows without a party")
    }
    if let label, let name = names.ofColumns[label] {
      let titles = roles.section?.column == label ? roles.section?.titles.map(\.text) ?? [] : []
      let values = columns[label].values.filter { !titles.contains($0.text) }
      let shown = values.prefix(3).map { YAMLScalar.shown($0.text, most: 30) }.joined(separator: ", ")
      steps.add(
        2, "- drop: \(name) is not missing",
        "TODO: \(counted(values.reduce(0) { $0 + $1.count }, "row")) without a party, such as \(shown)")
      steps.add(4, "reason: sums of other rows")
    }
    for (column, values) in totals where column != label {
      guard let name = names.ofColumns[column] else { continue }
      let rows = values.reduce(0) { $0 + $1.count }
      steps.add(
        2, "- \(YAMLScalar.drop(name, values.map(\.text)))",
        "TODO: \(counted(rows, "row")), the first on line \(values.map(\.line).min() ?? 0)")
      steps.add(4, "reason: sums of other rows")
    }
    for column in titled {
      guard let name = names.ofColumns[column] else { continue }
      let values = columns[column].values.filter { titles(of: column).contains($0.text) }
      let notes = values.filter { Footnote.beginsAsNote($0.text) }
      let blocks = values.filter { !Footnote.beginsAsNote($0.text) }
      for (values, reason) in [(notes, "footnotes among the rows"), (blocks, "titles of blocks of rows")] {
        guard let first = values.map(\.line).min() else { continue }
        steps.add(
          2, "- \(YAMLScalar.drop(name, values.map(\.text)))",
          "TODO: \(counted(values.reduce(0) { $0 + $1.count }, "row")) with nothing else, the first on line \(first)")
        steps.add(4, "reason: \(reason)")
      }
    }
    if let column = untitled, let name = names.ofColumns[column] {
      steps.add(
        2, "- drop: \(name) is missing",
        "TODO: \(counted(columns[column].emptyCount, "row")) with a title alone, the first on line "
          + "\(columns[column].firstEmptyLine ?? 0)")
      steps.add(4, "reason: \(areNotes(besides: column) ? "footnotes among the rows" : "titles of blocks of rows")")
    }
    if let facets = roles.facets, let name = names.ofColumns[facets.column] {
      for entry in facets.entries where entry.guess == nil {
        steps.add(2, "- \(YAMLScalar.drop(name, [entry.word]))", "TODO: \(counted(entry.count, "row"))")
        steps.add(4, "reason: no figures of transfers")
      }
    }
    if let column = roles.category, let name = names.ofColumns[column], case .category(let guess) = roles.kinds[column],
      let first = guess.dualUse.map(\.line).min()
    {
      let rows = guess.dualUse.reduce(0) { $0 + $1.count }
      steps.add(
        2, "- drop_matching: {\(name): '\(CategoryGuess.dualUsePattern)'}",
        "TODO: \(counted(rows, "row")), the first on line \(first)")
      steps.add(4, "reason: goods of the dual-use list")
    }
    if let column = roles.period, let name = names.ofColumns[column], let none = noYear(column) {
      steps.add(
        2, "- drop: \(name) == '0'",
        "TODO: \(counted(none.count, "row")), the first on line \(none.line); there is no such year")
      steps.add(4, "reason: rows without a date")
    }
    if let column = roles.period, let name = names.ofColumns[column] {
      let sums = totals.flatMap(\.1)
      let areSums =
        sums.reduce(0) { $0 + $1.count } >= columns[column].emptyCount
        && sums.contains { $0.line == columns[column].firstEmptyLine }
      if columns[column].emptyCount > 0, !areSums {
        steps.add(
          2, "- drop: \(name) is missing",
          "TODO: \(counted(columns[column].emptyCount, "row")), the first on line "
            + "\(columns[column].firstEmptyLine ?? 0)"
        )
        steps.add(4, "reason: rows without a date")
      }
    }
    if steps.lines.isEmpty { return steps }
    var text = DraftText()
    text.add(0, "rows:")
    text.add(steps)
    return text
  }

  /// The cells that say 0 where others have a year.
  private func noYear(_ column: Int) -> ColumnProfile.Value? {
    switch roles.kinds[column] {
    case .year, .years: columns[column].values.first { $0.text == "0" }
    default: nil
    }
  }

  /// The column of parties with units behind them, where some rows have no party.
  var nameless: Int? {
    [roles.exporter, roles.destination].compactMap { $0 }.first { column in
      roles.party(column)?.units.isEmpty == false && label == nil && columns[column].emptyCount > titleRows
    }
  }

  /// How many rows are titles of sections or of blocks, and have no figures.
  var titleRows: Int {
    let blocks = titled.reduce(0) { count, column in
      let titles = titles(of: column)
      return count + columns[column].values.reduce(0) { $0 + (titles.contains($1.text) ? $1.count : 0) }
    }
    return (roles.section?.titles.count ?? 0) + blocks
  }

  /// A column at the left whose empty cells mean the text above them.
  var filledDown: Int? {
    let candidates =
      [roles.exporter, roles.destination, roles.item, roles.category] + roles.labels.map { Optional($0) }
    return candidates.compactMap { $0 }.filter { column in
      column < 2 && column != label && column != roles.section?.column && columns[column].isFilledDown
        && columns[(column + 1)...].prefix(2).contains {
          $0.emptyCount * 10 <= $0.rowCount && names.ofColumns[$0.position] != nil
        }
    }.min()
  }

  /// The texts of a column of parties that are no names and always stand alone in their rows.
  func titles(of column: Int) -> Set<String> {
    guard let party = roles.party(column), let alone = survey.profile.alone[column] else { return [] }
    return Set(party.others.filter { alone[$0.text] == $0.count }.map(\.text))
  }

  /// The columns of parties that have titles of blocks.
  private var titled: [Int] {
    [roles.exporter, roles.destination].compactMap { $0 }.filter { !titles(of: $0).isEmpty }
  }

  /// The column of parties whose empty cells all stand in rows with a title in another column.
  var untitled: Int? {
    [roles.exporter, roles.destination].compactMap { $0 }.first { column in
      let empty = columns[column].emptyCount
      let titles = survey.profile.alone.filter { $0.key != column }.values.reduce(0) { $0 + $1.values.reduce(0, +) }
      return empty > 0 && filledDown != column && empty <= titles
    }
  }

  /// Whether all that stands alone in other columns begins as notes do.
  private func areNotes(besides column: Int) -> Bool {
    let texts = survey.profile.alone.filter { $0.key != column }.flatMap(\.value.keys)
    return !texts.isEmpty && texts.allSatisfy(Footnote.beginsAsNote)
  }

  /// The words for sums in the columns that are read.
  private var totals: [(Int, [ColumnProfile.Value])] {
    let candidates = [roles.exporter, roles.destination, roles.via] + roles.labels.map { Optional($0) }
    return candidates.compactMap { $0 }.sorted().compactMap { column in
      let values =
        columns[column].isCut
        ? [] : columns[column].values.filter { $0.text.isTotal || $0.text == columns[column].header }
      return values.isEmpty ? nil : (column, values)
    }
  }
}
