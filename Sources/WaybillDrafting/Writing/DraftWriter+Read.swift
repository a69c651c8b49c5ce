import WaybillMapping

extension DraftWriter {
  /// `read:`, and which column is what.
  var readSection: DraftText {
    var text = DraftText()
    text.add(0, "read:")
    text.add(survey.readKeys)
    if let tableName { text.add(2, "table_name: \(tableName)") }
    if !captures.isEmpty {
      text.add(2, "capture:")
      for capture in captures {
        text.add(
          4, "\(captureName(capture)): \(YAMLScalar.written(capture.pattern))",
          "line \(capture.line): \(YAMLScalar.shown(capture.text))")
      }
    }
    var columnLines = DraftText()
    var parentLines = DraftText()
    var expected: [String] = []
    for column in columns.indices {
      guard let name = names.ofColumns[column] else { continue }
      if let path = survey.path(of: column) {
        parentLines.add(4, "\(name): \(YAMLScalar.written(path))", roles.kinds[column].words(columns[column]))
        continue
      }
      expected.append(columns[column].header)
      columnLines.add(4, "\(name): \(reference(column))", roles.kinds[column].words(columns[column]))
    }
    let ignored = ignoredColumns
    expected += ignored.columns.map { columns[$0].header }
    let patterns = (roles.wide.map { [$0.pattern] } ?? []) + ignored.patterns.map(\.pattern)
    text.add(survey.headerKey(naming: expected, patterns))
    if !parentLines.lines.isEmpty {
      text.add(2, "parents:", "above the rows")
      text.add(parentLines)
    }
    for column in columns.indices where names.ofColumns[column] == nil {
      guard let path = survey.path(of: column) else { continue }
      text.remark(2, "above the rows, and not read: \(path) (\(roles.kinds[column].words(columns[column])))")
    }
    if columnLines.lines.isEmpty {
      text.add(2, "columns: {}", "TODO: no column was understood; name those that fields read")
    } else {
      text.add(2, "columns:")
      text.add(columnLines)
    }
    if let wide = roles.wide {
      let headers = wide.columns.map { columns[$0].header }
      text.add(2, "columns_matching:")
      text.add(
        4, "\(group): \(YAMLScalar.written(wide.pattern))",
        "\(counted(headers.count, "column")), from \(YAMLScalar.shown(headers[0], most: 30)) to "
          + YAMLScalar.shown(headers[headers.count - 1], most: 30)
      )
    }
    if !ignored.columns.isEmpty {
      text.add(2, "ignore:", "TODO: is any of them a figure, or does one change what a row is?")
      for column in ignored.columns {
        text.add(4, "- \(ignoredReference(column))", roles.kinds[column].words(columns[column]))
      }
    }
    if !ignored.patterns.isEmpty {
      text.add(2, "ignore_matching:")
      for pattern in ignored.patterns { text.add(4, "- \(YAMLScalar.written(pattern.pattern))", pattern.words) }
    }
    text.add(tablesKey)
    text.add(survey.endKeys)
    return text
  }

  /// `tables:`, which begins one at each title of a section.
  private var tablesKey: DraftText {
    var text = DraftText()
    guard let section = roles.section, let sectionName else { return text }
    let titles = section.titles.map { PreambleGuess.escaped($0.text) }.joined(separator: "|")
    text.add(
      2, "tables:",
      "TODO: titles of sections, alone in their rows on lines \(section.titles.map { "\($0.line)" }.joined(separator: ", "))"
    )
    text.add(4, "begin: \(YAMLScalar.written("^(\(titles))\\s*$"))")
    text.add(4, "header: once")
    text.add(4, "capture: {\(sectionName): '^(.+?)\\s*$'}")
    return text
  }

  /// The name of the group that an unpivot reads.
  var group: String { roles.wide?.meaning == .categories ? "categories" : "years" }

  private func captureName(_ capture: PreambleGuess.Capture) -> String {
    switch capture.name {
    case "exporter": exporterCapture ?? capture.name
    case "destination": destinationCapture ?? capture.name
    case "year": yearCapture ?? capture.name
    default: capture.name
    }
  }

  /// A column by its header, and by its place where the header does not tell it.
  private func reference(_ column: Int) -> String {
    let header = columns[column].header
    if survey.mayLack(columns[column]) { return "{header: \(YAMLScalar.written(header)), optional: true}" }
    if !isPlaced(column) { return YAMLScalar.written(header) }
    return "{header: \(YAMLScalar.written(header)), column: \(column + 1)}"
  }

  private func ignoredReference(_ column: Int) -> String {
    let header = columns[column].header
    let expected: String? =
      switch roles.kinds[column] {
      case .constant(let text): text
      case .empty: ""
      default: nil
      }
    // One place and one content would be asked of all sheets.
    if survey.tables.count > 1 {
      return header.isEmpty ? "{header: '', optional: true}" : YAMLScalar.written(header)
    }
    if survey.mayLack(columns[column]) { return reference(column) }
    if let expected {
      return "{header: \(YAMLScalar.written(header)), column: \(column + 1), expect: \(YAMLScalar.written(expected))}"
    }
    return reference(column)
  }

  /// Whether another column has the same header.
  private func isPlaced(_ column: Int) -> Bool {
    sharedHeaders.contains(columns[column].header)
  }

  /// The columns that nothing reads, one by one or by the pattern of a header that changes with each edition.
  private var ignoredColumns: (columns: [Int], patterns: [(pattern: String, words: String)]) {
    var rest: [Int] = []
    var patterns: [(pattern: String, words: String)] = []
    let groups = roles.wide?.others ?? []
    for group in groups { patterns.append((group.pattern, counted(group.columns.count, "column"))) }
    let grouped = Set((roles.wide?.columns ?? []) + groups.flatMap(\.columns))
    for column in columns.indices where names.ofColumns[column] == nil && !grouped.contains(column) {
      if survey.path(of: column) != nil { continue }
      let header = columns[column].header
      let years = header.split(separator: "-", omittingEmptySubsequences: false)
      if years.count == 2, years.allSatisfy({ $0.count == 4 && CellShape(String($0)).isYear }) {
        patterns.append((#"^\d{4}-\d{4}$"#, "a sum over the years of the edition: \(YAMLScalar.shown(header))"))
      } else {
        rest.append(column)
      }
    }
    return (rest, patterns)
  }

  /// `rows:`: what is filled, made into rows and left aside.
  var rowsSection: DraftText {
    var steps = DraftText()
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
      steps.add(
        2, "- \(YAMLScalar.drop(name, values.map(\.text)))",
        "TODO: \(counted(values.reduce(0) { $0 + $1.count }, "row")) with nothing else, the first on line "
          + "\(values.map(\.line).min() ?? 0)")
      steps.add(4, "reason: titles of blocks of rows")
    }
    if let column = untitled, let name = names.ofColumns[column] {
      steps.add(
        2, "- drop: \(name) is missing",
        "TODO: \(counted(columns[column].emptyCount, "row")) with a title alone, the first on line "
          + "\(columns[column].firstEmptyLine ?? 0)")
      steps.add(4, "reason: titles of blocks of rows")
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
