import WaybillCore
import WaybillMapping

extension DraftWriter {
  /// The column that says which side a row is, where both parties of a row are known.
  var flow: FlowGuess? {
    roles.perspective.isByRow && roles.exporter != nil && roles.destination != nil ? roles.perspective.flow : nil
  }

  /// The fields of who exports and where to, and of who tells it where importers do.
  var partyFields: DraftText {
    var text = DraftText()
    if roles.perspective.isOpen || roles.perspective.isByRow {
      text.remark(
        0,
        "TODO: who tells these figures? \(roles.perspective.evidence). Exporters, as it stands; importers need "
          + "'perspective: importer', themselves under 'reporter' and 'destination', and whom they buy from under 'exporter'"
      )
    }
    if roles.perspective.isImporters {
      text.add(0, "perspective: importer", "TODO: guessed, for \(roles.perspective.evidence)")
      text.add(reporterField)
    }
    text.add(exporterField)
    text.add(destinationField)
    return text
  }

  /// Who reports, where each row says what.
  var reportingFields: DraftText {
    var text = DraftText()
    if isByReporter, let column = roles.exporter { text.add(party("reporter", column, Self.isTold)) }
    return text
  }

  /// Whether a row names who reports and the other side, and not who exports and who imports.
  private var isByReporter: Bool {
    roles.exporter.map { HeaderWords(columns[$0].header).has(HeaderWords.reporter) } ?? false
  }

  /// The parties in the places that one side gives them.
  func partyFields(of side: Perspective) -> DraftText {
    var text = DraftText()
    guard let reporter = roles.exporter, let partner = roles.destination else { return text }
    text.add(0, "perspective: \(side.rawValue)", "TODO: guessed, for \(roles.perspective.evidence)")
    if isByReporter {
      let (exporter, destination) = side == .importer ? (partner, reporter) : (reporter, partner)
      text.add(party("exporter", exporter, "", isTold: exporter == reporter))
      text.add(party("destination", destination, "", isTold: destination == reporter))
    } else {
      let question = "TODO: no word of its header says who tells; who \(side == .importer ? "imports" : "exports")?"
      text.add(party("reporter", side == .importer ? partner : reporter, question))
      text.add(party("exporter", reporter, "", isTold: side == .exporter))
      text.add(party("destination", partner, "", isTold: side == .importer))
    }
    return text
  }

  /// A field that reads a column of parties.
  ///
  /// - Parameter isTold: whether another field has the remarks on the column.
  private func party(_ field: String, _ column: Int, _ question: String, isTold: Bool = false) -> DraftText {
    var text = DraftText()
    let name = names.ofColumns[column] ?? field
    let empty =
      filledDown == column || untitled == column || nameless == column || label != nil ? 0 : columns[column].emptyCount
    var steps = ["from: \(name)", "party: names"]
    if empty > 0 {
      steps.append("missing: {'': unknown}")
      text.remark(0, "TODO: \(counted(empty, "empty cell")), the first on line \(columns[column].firstEmptyLine ?? 0)")
    }
    if let units = roles.party(column)?.units, let first = units.first {
      steps.append(#"match: {'^(.+?)\*? *\([^()]*\)$': '$1', '^(.*)$': '$1'}"#)
      text.remark(
        0,
        "TODO: \(counted(units.count, "unit")) in brackets behind names, such as \(YAMLScalar.shown(first.text)) on line \(first.line)"
      )
    }
    if let marks = markStep(of: column) {
      steps.append(marks.step)
      for remark in marks.remarks { text.remark(0, remark) }
    }
    if isTold { text = DraftText() }
    text.add(0, "\(field): {\(steps.joined(separator: ", "))}", question)
    return text
  }

  /// Whether `*` stands behind nothing but names that are known.
  func isFootnote(_ column: Int) -> Bool {
    guard let suffix = roles.party(column)?.suffixes["*"] else { return false }
    return suffix.count == suffix.known
  }

  private var exporterField: DraftText {
    if let column = roles.exporter { return party("exporter", column, exporterQuestion(column)) }
    var text = DraftText()
    if let capture = exporterCapture {
      text.add(0, "exporter: {from: \(capture), party: names}", "TODO: from the lines above the table")
    } else {
      text.add(0, "exporter: unknown", "TODO: no column says who exports; the code of a state, such as NLD")
    }
    return text
  }

  private func exporterQuestion(_ column: Int) -> String {
    let header = HeaderWords(columns[column].header)
    if roles.perspective.isImporters, header.has(HeaderWords.origin), !header.has(HeaderWords.senders[0]) {
      return "TODO: where the goods are from, taken for who exports; they may come by way of another state"
    }
    let words = roles.perspective.isImporters ? HeaderWords.senders[0] + HeaderWords.senders[1] : HeaderWords.exporter
    return header.has(words) ? Self.isTold : "TODO: no word of its header says so; who exports?"
  }

  private var destinationField: DraftText {
    if let column = roles.destination {
      let words = HeaderWords.destination + (roles.perspective.isImporters ? HeaderWords.reporter : [])
      return party(
        "destination", column,
        HeaderWords(columns[column].header).has(words)
          ? Self.isTold : "TODO: no word of its header says so; where do the goods go?",
        isTold: roles.perspective.isImporters)
    }
    var text = DraftText()
    if let capture = destinationCapture {
      text.add(0, "destination: {from: \(capture), party: names}", "TODO: from the lines above the table")
    } else if roles.perspective.isImporters {
      text.add(0, "destination: unknown", "TODO: who imports, as under 'reporter'")
    } else {
      text.add(
        0, "destination: unknown",
        "TODO: no column says where the goods go; 'several' where all destinations stand together")
    }
    return text
  }

  /// Of what importers tell: who imports.
  private var reporterField: DraftText {
    if let column = roles.destination { return party("reporter", column, "TODO: who imports tells") }
    var text = DraftText()
    if let capture = destinationCapture {
      text.add(0, "reporter: {from: \(capture), party: names}", "TODO: from the lines above the table")
    } else {
      text.add(
        0, "reporter: unknown", "TODO: no column says who imports; the code of the state that tells, such as NLD")
    }
    return text
  }

  private static let isTold = "by the words of its header"
}
