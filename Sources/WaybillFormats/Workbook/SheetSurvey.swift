package import WaybillCore

/// What there is in a workbook, for whoever does not know yet which sheet to read.
extension WorkbookTables {
  /// A sheet by its name.
  package struct SheetName: Sendable, Hashable {
    package let name: String
    package let isHidden: Bool
  }

  /// The sign between the cells of a line of ``text(of:in:)``, which no cell has.
  package static let separator = CellText.separator

  /// The sheets of cells, in the order of the workbook.
  ///
  /// - Throws: ``SourceError`` when the file is no workbook or is damaged.
  package func sheets(of snapshot: Snapshot) throws(SourceError) -> [SheetName] {
    try Workbook(snapshot, limits: options.limits).sheets.map { .init(name: $0.name, isHidden: $0.isHidden) }
  }

  /// A sheet as a text with a line for each row, each as wide as its cells.
  ///
  /// - Throws: ``SourceError`` when the workbook is damaged or has no such sheet.
  package func text(of name: String, in snapshot: Snapshot) throws(SourceError) -> any ByteBlocks {
    let workbook = try Workbook(snapshot, limits: options.limits)
    return try text(of: name, in: workbook, workbook.cellStyles(), SheetLayout(), notes: SheetNotes().words.count)
  }

  /// How many cells below a line have text in each colour; black is none.
  ///
  /// - Throws: ``SourceError`` when the workbook is damaged or has no such sheet.
  package func colours(
    of name: String, in snapshot: Snapshot, below line: Int
  ) throws(SourceError) -> [(colour: String, cells: Int)] {
    let workbook = try Workbook(snapshot, limits: options.limits)
    let styles = try workbook.cellStyles()
    var counts: [(colour: String, cells: Int)] = []
    var layout = SheetLayout()
    layout.firstMarked = line + 1
    let usual = SheetNotes().words.count
    layout.marks = styles.colours.map { colour in
      if ["", "000000", "theme 1"].contains(colour) { return nil }
      let place = counts.firstIndex { $0.colour == colour } ?? counts.count
      if place == counts.count { counts.append((colour, 0)) }
      return SheetLayout.Mark(text: [], note: usual + place)
    }
    if counts.isEmpty { return [] }
    let text = try text(of: name, in: workbook, styles, layout, notes: usual + counts.count)
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { block.deallocate() }
    while try text.read(into: block) > 0 {
      for note in text.takeNotes(upTo: .max) where note.note >= usual { counts[note.note - usual].cells += note.count }
    }
    return counts.filter { $0.cells > 0 }
  }

  private func text(
    of name: String, in workbook: Workbook, _ styles: CellStyles, _ layout: SheetLayout, notes: Int
  ) throws(SourceError) -> SheetText {
    let file = workbook.package.name
    guard let sheet = workbook.sheets.first(where: { $0.name == name }) else {
      throw SourceError(.noSheet(name, file, of: workbook.sheets.map(\.name)))
    }
    let lines = SheetLines(
      sheet: WorkUnit.Part.sheet(name).name(in: file),
      texts: try workbook.sharedTexts(limit: options.limits.sharedTexts), styles: styles,
      countsFrom1904: workbook.countsFrom1904, layout: layout, notes: notes)
    return try SheetText(sheet, of: workbook, lines, limits: options.limits.archive)
  }
}
