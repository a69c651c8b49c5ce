import WaybillCore

/// One pass over a sheet: a delimited reader of its lines, whose places are cells.
final class SheetReader: BatchReader {
  let layout: Layout
  private let sheet: SheetText
  private let reader: DelimitedReader
  private let words: [String]
  /// The columns of the sheet, without those that captures are.
  private let width: Int
  /// The notes on the sheet as a whole, for the first batch.
  private var sheetNotes: [String: Int]

  /// Reads a sheet up to its first row.
  ///
  /// - Throws: ``SourceError`` when the sheet is damaged, or has no header.
  init(_ sheet: Workbook.Sheet, of workbook: Workbook, _ options: WorkbookOptions) throws(SourceError) {
    var notes = SheetNotes()
    let texts = try workbook.sharedTexts(limit: options.limits.sharedTexts)
    let styles = try workbook.cellStyles()
    var layout = SheetLayout()
    layout.marks = try options.cellMarks(styles, workbook.package.name, &notes)
    if options.fillsMerged {
      let merges = MergeHandler(
        WorkUnit.Part.sheet(sheet.name).name(in: workbook.package.name), limit: options.limits.mergedRanges)
      try workbook.package.read(sheet.part, with: merges)
      layout.merges = merges.ranges
    }
    func text(_ layout: SheetLayout) throws(SourceError) -> SheetText {
      let lines = SheetLines(
        sheet: WorkUnit.Part.sheet(sheet.name).name(in: workbook.package.name), texts: texts, styles: styles,
        countsFrom1904: workbook.countsFrom1904, layout: layout, notes: notes.words.count)
      return try SheetText(sheet, of: workbook, lines, limits: options.limits.archive)
    }
    do throws(SourceError) {
      if case .absent(let columns) = options.table.header {
        layout.width = columns.count
        layout.firstMarked = 1
      } else {
        // The lines are as wide as the header, which is found in lines that are as wide as their cells.
        let header = try DelimitedReader(try text(layout), options.table)
        layout.width = max(header.width, options.leastWidth)
        layout.firstMarked = header.firstLine
      }
      self.sheet = try text(layout)
      reader = try DelimitedReader(self.sheet, options.table)
    } catch { throw error.inCells(of: sheet.name) }
    words = notes.words
    width = layout.width
    self.layout = reader.layout.inCells
    sheetNotes = [:]
    if self.sheet.hiddenColumns > 0 { sheetNotes[SheetNotes.hiddenColumns] = self.sheet.hiddenColumns }
    if sheet.isHidden { sheetNotes[SheetNotes.hiddenSheet] = 1 }
    let hidden = options.choice == .only ? workbook.sheets.count { $0.isHidden && $0.name != sheet.name } : 0
    if hidden > 0 { sheetNotes[SheetNotes.otherHiddenSheets] = hidden }
  }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    let hasMore: Bool
    do throws(SourceError) { hasMore = try reader.read(into: &batch) } catch { throw error.inCells(of: sheet.member) }
    batch.isGrid = true
    for index in batch.bytes.indices where batch.bytes[index] == CellText.lineEnd { batch.bytes[index] = lineFeed }
    for index in batch.faults.indices { batch.faults[index].moveIntoCells(width: width) }
    let last = max(Int(batch.rows.last?.line ?? 0), batch.faults.last?.line ?? 0)
    for note in sheet.takeNotes(upTo: last) { batch.notes[words[note.note], default: 0] += note.count }
    if hasMore {
      batch.notes.merge(sheetNotes, uniquingKeysWith: +)
      sheetNotes = [:]
    }
    return hasMore
  }
}

extension Layout {
  /// The layout of a sheet, from that of its lines.
  fileprivate var inCells: Layout {
    var layout = self
    layout.columns = columns.map(\.withLineFeeds)
    layout.captures = captures.mapValues(\.withLineFeeds)
    layout.header?.isCell = true
    return layout
  }
}

extension RowFault {
  /// Gives the place as that of a cell, and the text as it is shown.
  fileprivate mutating func moveIntoCells(width: Int) {
    // Of all faults of lines, only that of a line that is too wide speaks of another cell than the first.
    column = code == .raggedRow ? width + 1 : 1
    text = text.split(separator: "\u{1F}", omittingEmptySubsequences: false).joined(separator: " | ").withLineFeeds
  }
}

extension SourceError {
  /// The same error, with places in a sheet as cells.
  fileprivate func inCells(of sheet: String) -> SourceError {
    func moved(_ place: Place?) -> Place? {
      guard var place, place.file.hasSuffix("!\(sheet)"), place.line > 0 else { return place }
      place.isCell = true
      return place
    }
    var diagnostic = diagnostic
    diagnostic.place = moved(diagnostic.place)
    for index in diagnostic.notes.indices { diagnostic.notes[index].place = moved(diagnostic.notes[index].place) }
    return SourceError(diagnostic, fault: fault)
  }
}

extension String {
  /// The text of a cell, with the line ends that a line of a sheet cannot hold.
  fileprivate var withLineFeeds: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\u{1E}" ? "\n" : $0 }))
  }
}
