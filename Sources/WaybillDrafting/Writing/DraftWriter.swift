import WaybillCore
import WaybillMapping

/// Writes what was found in a file as a mapping, with the evidence and the questions that are left in comments.
struct DraftWriter {
  let file: String
  let id: String
  let survey: any TableSurvey
  let roles: Roles
  let preamble: PreambleGuess
  let context: HeaderWords
  let parties: PartyNames
  var names = Names()
  /// Captures that a field reads, and the vintage.
  var captures: [PreambleGuess.Capture] = []
  var exporterCapture: String?
  var destinationCapture: String?
  var yearCapture: String?
  /// The name of the sheet, where a field reads it, and that of the title of a section.
  var tableName: String?
  var sectionName: String?
  /// Where the unit of a figure is told by a text; nil where all have one.
  var units: UnitTable?
  /// A column that says something in those rows alone that have no party, such as sums.
  var label: Int?
  /// The name of the column that says which side a row is.
  var flowName: String?
  /// The names of what an unpivot makes.
  var (header, cell) = ("", "")

  let columns: [ColumnProfile]
  /// The headers that several columns have.
  let sharedHeaders: Set<String>

  init(
    file: String, id: String, survey: any TableSurvey, columns: [ColumnProfile], roles: Roles, preamble: PreambleGuess,
    context: HeaderWords,
    parties: PartyNames
  ) {
    (self.file, self.id, self.survey, self.roles) = (file, id, survey, roles)
    (self.preamble, self.context, self.parties) = (preamble, context, parties)
    self.columns = columns
    var seen = Set<String>()
    sharedHeaders = Set(columns.map(\.header).filter { !seen.insert($0).inserted })
    nameColumns()
    chooseCaptures()
    nameTables()
    units = UnitTable(self)
  }

  private mutating func nameColumns() {
    let (exporter, destination) = flow == nil ? ("exporter", "destination") : ("reporter", "partner")
    let fields: [(Int?, String)] = [
      (roles.exporter, exporter), (roles.destination, destination), (roles.via, "via"), (roles.origin, "origin"),
      (roles.period, periodName), (roles.category, "category"), (roles.item, "item"), (roles.facets?.column, "kind"),
      (roles.currency, "currency"),
      (flow == nil && !roles.perspective.isImporters ? nil : roles.perspective.flow?.column, "flow"),
    ]
    for (column, name) in fields { if let column { names.give(column, name) } }
    for figure in roles.figures {
      names.give(
        figure.column, roles.figures.count == 1 ? "value" : Names.slug(columns[figure.column].header, else: "value"))
    }
    for (column, guess) in roles.words {
      names.give(column, Names.slug(columns[column].header, else: guess.target == .event ? "event" : "mark"))
    }
    flowName = roles.perspective.flow.flatMap { names.ofColumns[$0.column] }
    label = findLabel()
    for column in roles.labels + [label].compactMap({ $0 }) { names.give(column, "label") }
    for note in survey.profile.footnotes { if let cell = tellingCell(of: note) { names.give(cell.column, "note") } }
    if let wide = roles.wide {
      header = names.free(wide.meaning == .categories ? "category" : wide.meaning == .months ? "month" : "year")
      cell = names.free("value")
    }
  }

  /// Finds a column that is filled in the rows without a party, and in no other.
  private func findLabel() -> Int? {
    let parties = [roles.exporter, roles.destination].compactMap { $0 }
    return columns.indices.prefix(4).first { column in
      if roles.used.subtracting(roles.labels).contains(column) || roles.wide?.columns.contains(column) == true {
        return false
      }
      let filled = columns[column].filledCount
      let titles = roles.section?.column == column ? roles.section?.titles.count ?? 0 : 0
      return filled > titles && parties.contains { columns[column].isFilled(whereEmpty: columns[$0]) }
    }
  }

  private mutating func nameTables() {
    if roles.section != nil { sectionName = names.free("section") }
    let hasYears = !survey.tables.isEmpty && survey.tables.allSatisfy { $0.year != nil }
    let needsYear = hasYears && roles.period == nil && roles.wide?.hasYears != true
    if needsYear || survey.tables.count > 1 { tableName = names.free("sheet") }
    guard needsYear else { return }
    captures.removeAll { $0.name == "year" }
    yearCapture = nil
  }

  private var periodName: String {
    guard let column = roles.period else { return "year" }
    return switch roles.kinds[column] {
    case .day(let day) where !day.isYear: "day"
    case .months: "month"
    default: "year"
    }
  }

  private mutating func chooseCaptures() {
    if let vintage = preamble.vintage { captures.append(vintage) }
    if roles.exporter == nil, let capture = preamble.exporter {
      captures.append(capture)
      exporterCapture = names.free(capture.name)
    }
    if roles.destination == nil, exporterCapture == nil, let capture = preamble.destination {
      captures.append(capture)
      destinationCapture = names.free(capture.name)
    }
    if roles.period == nil, roles.wide?.hasYears != true, let capture = preamble.year {
      captures.append(capture)
      yearCapture = names.free(capture.name)
    }
  }

  /// The whole draft.
  var text: String {
    var draft = DraftText()
    draft.remark(
      0,
      "A draft of `waybill new-source`, made of \(YAMLScalar.shown(file, most: 100)). What stands behind a TODO is a "
        + "guess, or a question that the file does not answer."
    )
    for line in survey.summary { draft.remark(0, line) }
    draft.add(0, "mapping: 1")
    draft.add(0, "id: \(YAMLScalar.written(id))")
    draft.add(0, "about:", "TODO: four texts for the report")
    draft.add(2, "publisher: not stated yet")
    draft.add(2, "title: \(YAMLScalar.written(title))")
    draft.add(2, "url: not stated yet")
    draft.add(2, "terms: not stated yet")
    draft.add(
      0, "reporting: {by-state: []}",
      "TODO: who answers for a silence? 'complete', {by-state: GROUP} such as eu, or {by-state: [NLD]}")
    draft.add(readSection)
    draft.add(rowsSection)
    draft.add(emitSection)
    draft.add(lookupsSection)
    draft.add(partiesSection)
    draft.add(testsSection)
    return draft.text
  }

  private var title: String {
    let first = survey.preamble.lazy.map { record in record.cells.first { !$0.trimmed.isEmpty }?.trimmed ?? "" }.first {
      $0.count > 10
    }
    return first.map { String($0.prefix(100)) } ?? file
  }

  /// Publishers' rows may not be free to copy, so that the skeleton has none.
  private var testsSection: DraftText {
    var text = DraftText()
    text.remark(0, "TODO: a test of the odd rows, with invented figures in the publisher's form:")
    text.remark(0, "tests:")
    let given =
      survey.matchesCells
      ? ["    given_file: a small workbook beside this mapping"] : ["    given: |", "      the header and a few rows"]
    for line in ["  - name: what the test shows"] + given + [
      "    expect:",
      "      - {destination: NLD, period: 2021, value: 12}",
    ] {
      text.add(0, "#\(line)")
    }
    return text
  }
}
