import WaybillCore
import WaybillFormats
import WaybillMapping

/// Sheets of a workbook that are alike, read whole one after another: their table, and which other sheets there are.
struct SheetSurvey: LinedSurvey {
  let table: LinedTable
  let tables: [NamedTable]
  /// The sheets that were left aside, each with the reason.
  private let others: [(name: WorkbookTables.SheetName, reason: String)]
  /// How many cells below the header have text in each colour.
  private let colours: [(colour: String, cells: Int)]

  /// Reads the sheet that is asked for; or the first of the largest tables that the workbook shows, and those like it.
  ///
  /// - Throws: ``SourceError`` when the workbook cannot be read, or has no table.
  init(
    of snapshot: Snapshot, sheet wanted: String?, progress: (borrowing RowBatch) -> Void
  ) throws(SourceError) {
    let workbook = WorkbookTables(WorkbookOptions())
    var sheets: [SheetShape] = []
    for name in try workbook.sheets(of: snapshot) {
      sheets.append(SheetShape(name, try TextShape(ofSheet: workbook.text(of: name.name, in: snapshot))))
    }
    let shown = sheets.filter { !$0.name.isHidden }
    let candidates = shown.isEmpty ? sheets : shown
    // Of several large tables the first is the main one, more often than not.
    let most = candidates.map(\.size).max() ?? 0
    let largest = candidates.first { $0.size * 10 >= most * 8 }
    guard let chosen = wanted.map({ wanted in sheets.first { $0.name.name == wanted } }) ?? largest else {
      // The workbook's own words for a sheet that is not there.
      _ = try workbook.text(of: wanted ?? "", in: snapshot)
      throw SourceError(.emptyFile(snapshot.name))
    }
    let group = sheets.filter {
      $0.name == chosen.name || wanted == nil && $0.isAlike(chosen) && $0.name.isHidden == chosen.name.isHidden
    }
    tables = group.map { NamedTable(name: $0.name.name, figure: $0.figure, title: $0.title?.text ?? "") }
    others = sheets.filter { sheet in !group.contains { $0.name == sheet.name } }.map {
      ($0.name, $0.reason(beside: chosen))
    }
    table = try LinedTable(
      chosen.shape, named: WorkUnit.Part.sheet(chosen.name.name).name(in: snapshot.name), joins: false,
      makeReader: { options throws(SourceError) in try Self.reader(of: chosen, in: snapshot, options) },
      more: group.filter { $0.name != chosen.name }.map { Self.opener(of: $0, in: snapshot) }, progress: progress)
    var counts: [(colour: String, cells: Int)] = []
    for sheet in group {
      let line = sheet.header.index.map { sheet.shape.head[$0].line } ?? 0
      for count in try workbook.colours(of: sheet.name.name, in: snapshot, below: line) {
        if let known = counts.firstIndex(where: { $0.colour == count.colour }) {
          counts[known].cells += count.cells
        } else {
          counts.append(count)
        }
      }
    }
    colours = counts
  }

  private static func opener(of sheet: SheetShape, in snapshot: Snapshot) -> LinedTable.Opener {
    let options = LinedTable.options(sheet.shape, sheet.header)
    return { () throws(SourceError) in try reader(of: sheet, in: snapshot, options) }
  }

  private static func reader(
    of sheet: SheetShape, in snapshot: Snapshot, _ options: DelimitedOptions
  ) throws(SourceError) -> any BatchReader {
    var workbook = WorkbookOptions()
    workbook.table.header = options.header
    workbook.table.headerLines = options.headerLines
    workbook.table.expected = options.expected
    workbook.table.expectedPatterns = options.expectedPatterns
    workbook.table.until = options.until
    return try WorkbookTables(workbook).makeReader(for: WorkUnit(snapshot, part: .sheet(sheet.name.name)))
  }

  var part: String { table.name }
  var matchesCells: Bool { true }

  /// Patterns are held against each cell by itself.
  var preamble: [TextShape.HeadRecord] {
    table.preamble.flatMap { record in
      record.cells.filter { !$0.trimmed.isEmpty }.map { .init(line: record.line, cells: [$0], raw: $0) }
    }
  }

  var summary: [String] {
    let names = tables.map { YAMLScalar.shown($0.name) }.joined(separator: ", ")
    let sheets = tables.count == 1 ? "the sheet \(names)" : "the sheets \(names)"
    let lines = [
      "Read whole: \(counted(profile.rowCount, "row")) of \(counted(profile.columns.count, "column")) of \(sheets)"
        + "\(profile.footnoteWords). "
        + (tables.count == 1 ? "Lines are rows of the sheet." : "Lines are rows of the first sheet with such a cell.")
    ]
    return lines + profile.noteLines
  }

  var readKeys: DraftText {
    var text = DraftText()
    text.add(2, "format: xlsx")
    for other in others.prefix(Self.mostShown) {
      let hidden = other.name.isHidden ? ", hidden" : ""
      text.remark(2, "left aside: the sheet \(YAMLScalar.shown(other.name.name, most: 40))\(hidden), \(other.reason)")
    }
    if others.count > Self.mostShown { text.remark(2, "and \(counted(others.count - Self.mostShown, "other sheet"))") }
    let question = others.isEmpty ? nil : "TODO: the right one? '--member' drafts another"
    let years = #"^(19|20)\d\d$"#
    let areYears = tables.count > 1 && tables.allSatisfy { CellShape($0.name).isYear }
    if areYears, !others.contains(where: { CellShape($0.name.name).isYear }) {
      text.add(2, "sheets_matching: \(YAMLScalar.written(years))", "\(counted(tables.count, "sheet")), alike")
    } else if tables.count > 1 {
      text.add(2, "sheet: \(YAMLScalar.list(tables.map(\.name)))", question ?? "alike")
    } else {
      text.add(2, "sheet: \(YAMLScalar.written(tables[0].name))", question)
    }
    if let other = tables.first(where: { $0.kind != tables[0].kind }) {
      text.remark(
        2,
        "TODO: one kind of figures? The sheet \(YAMLScalar.shown(tables[0].name, most: 40)) is headed "
          + "\(YAMLScalar.shown(tables[0].title, most: 80)), \(YAMLScalar.shown(other.name, most: 40)) "
          + "\(YAMLScalar.shown(other.title, most: 80))")
    }
    text.add(colourRemarks)
    return text
  }

  private static let mostShown = 20

  /// What the colours of text may mean, which only the words above the table can tell.
  private var colourRemarks: DraftText {
    var text = DraftText()
    if colours.isEmpty { return text }
    let words = colours.prefix(6).map { "\($0.colour) (\(counted($0.cells, "cell")))" }.joined(separator: ", ")
    let said = preamble.first { HeaderWords($0.cells[0]).has(Self.colourWords) }
    let line = said.map { "; line \($0.line): \(YAMLScalar.shown($0.cells[0], most: 100))" } ?? ""
    text.remark(2, "TODO: text has colours, \(words)\(line). What they mean is read by two keys, here and in 'value':")
    let marks = colours.prefix(6).map { ($0.colour, " [\($0.colour)]") }
    text.remark(2, "colours: \(YAMLScalar.table(marks))")
    let flags = marks.map { (" ?\(PreambleGuess.escaped($0.1.trimmed))$", "estimated-value") }
    text.remark(2, "flags: \(YAMLScalar.table(flags))")
    return text
  }

  private static let colourWords = [
    "blue", "red.", "green", "grey", "colour", "color", "farbe", "kleur", "couleur", "blau.", "blauw", "rood.",
  ]
}
