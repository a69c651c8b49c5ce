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
      let shown = YAMLScalar.shown(path, most: 100)
      text.remark(2, "above the rows, and not read: \(shown) (\(roles.kinds[column].words(columns[column])))")
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
        text.add(4, "- \(ignoredReference(column))", roles.kinds[column].words(columns[column]) + loss(of: column))
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

  /// What is lost with a column that tells more of the time than a period holds.
  private func loss(of column: Int) -> String {
    if case .months = roles.kinds[column] {
      "; lost: a period is a day or years, and 'item' can keep a month"
    } else {
      ""
    }
  }

  /// The name of the group that an unpivot reads.
  var group: String { roles.wide?.meaning.rawValue ?? "years" }

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
}
