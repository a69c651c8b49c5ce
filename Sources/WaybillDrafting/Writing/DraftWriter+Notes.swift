import WaybillCore
import WaybillMapping

// Notes below the rows, and what they say of marks and codes.
extension DraftWriter {
  /// The rules for the lines of text below the rows, which have as many cells as these.
  var footnoteSteps: DraftText {
    var steps = DraftText()
    var notes: [Int: [Footnote]] = [:]
    for note in survey.profile.footnotes {
      switch note.kind {
      case .text: notes[note.column, default: []].append(note)
      case .legend: steps.add(drop(note))
      }
    }
    for line in survey.profile.openLegends {
      steps.remark(
        2, "TODO: line \(line) has the form of a legend, though nothing of it stands elsewhere in the table; a row?")
    }
    for (column, notes) in notes.sorted(by: { $0.key < $1.key }) {
      guard let name = names.ofColumns[column] else { continue }
      var beginnings: [String] = []
      for note in notes where tellingCell(of: note) != nil {
        let beginning = Footnote.beginning(of: note.text)
        if !beginnings.contains(beginning) { beginnings.append(beginning) }
      }
      if beginnings.isEmpty { continue }
      steps.add(
        2, "- drop_matching: {\(name): \(YAMLScalar.written("^(\(beginnings.joined(separator: "|")))"))}",
        "TODO: \(counted(notes.count, "line")) of text below the rows, the first on line \(notes[0].line)")
      steps.add(4, "reason: footnotes below the rows")
    }
    return steps
  }

  /// The rule for a legend that fills several cells, by the first of them in a column with a name.
  private func drop(_ legend: Footnote) -> DraftText {
    var steps = DraftText()
    let remark = "TODO: line \(legend.line) says what others mean, such as \(YAMLScalar.shown(legend.text))"
    if let cell = tellingCell(of: legend), let name = names.ofColumns[cell.column] {
      steps.add(
        2, "- drop_matching: {\(name): \(YAMLScalar.written("^\(Footnote.beginning(of: cell.text))"))}", remark)
    } else if let party = [roles.destination, roles.exporter].compactMap({ $0 }).first(where: {
      columns[$0].emptyCount == 0
    }), let name = names.ofColumns[party] {
      steps.add(2, "- drop: \(name) is missing", remark)
    } else {
      steps.remark(2, "\(remark); rejects, since no rule of the draft tells it from rows")
      return steps
    }
    steps.add(4, "reason: a legend below the rows")
    return steps
  }

  /// The cell by which a rule tells a note from all rows: a rule sees one column alone, which must have a name.
  func tellingCell(of note: Footnote) -> (column: Int, text: String)? {
    // What is read or ignored by a pattern can have no name of its own.
    let grouped = (roles.wide?.columns ?? []) + (roles.wide?.others.flatMap(\.columns) ?? [])
    let cells = if case .text = note.kind { [(column: note.column, text: note.text)] } else { note.filled }
    return cells.first { column, text in
      !grouped.contains(column) && parties.party(text) == nil
        && !columns[column].values.contains { Footnote.isBeginning(of: text, also: $0.text) }
    }
  }

  /// What a legend above or below the rows says of a header or a code.
  func legend(of text: String) -> String? {
    let above = survey.preamble.map { ($0.line, Legend($0.cells.map(\.trimmed))?.entries ?? []) }
    for (line, entries) in above + survey.profile.footnotes.map({ ($0.line, $0.entries) }) {
      guard let entry = entries.first(where: { $0.key == text || Legend.isKey($0.key, of: text) }) else { continue }
      return "line \(line) says \(YAMLScalar.shown(entry.words))"
    }
    return nil
  }

  /// What a footnote below the rows says to a mark.
  private func note(to mark: String) -> String? {
    guard let key = FootnoteMark.key(mark) else { return nil }
    for note in survey.profile.footnotes {
      let texts = note.filled.map(\.text)
      if let first = texts.first, FootnoteMark.key(first) == key, texts.count > 1 {
        return "line \(note.line) says \(YAMLScalar.shown(texts[1], most: 100))"
      }
      if let (found, words) = FootnoteMark.leading(note.text), found == key, !words.isEmpty {
        return "line \(note.line) says \(YAMLScalar.shown(words, most: 100))"
      }
    }
    for fault in survey.profile.trailing {
      let lines = fault.text.split(whereSeparator: \.isNewline)
      for line in lines {
        guard let (found, words) = FootnoteMark.leading(String(line.drop { "\"' ".contains($0) })), found == key,
          !words.isEmpty
        else { continue }
        let place = lines.count == 1 ? "line \(fault.line)" : "a line below the rows"
        return "\(place) says \(YAMLScalar.shown(words.trimmingQuotes, most: 100))"
      }
    }
    return nil
  }

  /// The step that takes the marks of footnotes off names, with what each means; nil where there is none.
  func markStep(of column: Int) -> (step: String, remarks: [String])? {
    guard let marked = roles.party(column)?.marked, !marked.isEmpty else { return nil }
    var marks: [String] = []
    for (mark, _) in marked where !marks.contains(mark) { marks.append(mark) }
    let remarks = marks.map { mark in
      let values = marked.filter { $0.mark == mark }.map(\.value)
      let first = values.min { $0.line < $1.line }
      let place = first.map { ", such as \(YAMLScalar.shown($0.text)) on line \($0.line)" } ?? ""
      return "TODO: '\(mark)' stands behind \(counted(values.count, "name"))\(place), as the mark of a footnote; "
        + (note(to: mark) ?? "what does it say?")
    }
    let alternatives = marks.map(PreambleGuess.escaped).joined(separator: "|")
    let pattern = #"^(.*[^*†‡§\s]) *"# + "\(marks.count == 1 ? alternatives : "(?:\(alternatives))")$"
    return (
      "repair: \(YAMLScalar.table([(pattern, "$1")]))",
      remarks + ["the rule takes the marks off; each use is counted, and its records have the flag 'repaired'"]
    )
  }
}

extension String {
  /// The text without quotes and delimiters at its end, as a line of a file has them.
  fileprivate var trimmingQuotes: String {
    var text = Substring(self)
    while let last = text.last, "\",; \t".contains(last) { text.removeLast() }
    return String(text)
  }
}
