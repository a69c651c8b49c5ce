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
    try Workbook(snapshot, limits: options.limits.archive).sheets.map { .init(name: $0.name, isHidden: $0.isHidden) }
  }

  /// A sheet as a text with a line for each row, each as wide as its cells.
  ///
  /// - Throws: ``SourceError`` when the workbook is damaged or has no such sheet.
  package func text(of name: String, in snapshot: Snapshot) throws(SourceError) -> any ByteBlocks {
    let workbook = try Workbook(snapshot, limits: options.limits.archive)
    guard let sheet = workbook.sheets.first(where: { $0.name == name }) else {
      throw SourceError(.noSheet(name, snapshot.name, of: workbook.sheets.map(\.name)))
    }
    let lines = SheetLines(
      sheet: WorkUnit.Part.sheet(name).name(in: snapshot.name),
      texts: try workbook.sharedTexts(limit: options.limits.sharedTexts), styles: try workbook.cellStyles(),
      countsFrom1904: workbook.countsFrom1904, layout: SheetLayout(), notes: SheetNotes().words.count)
    return try SheetText(sheet, of: workbook, lines, limits: options.limits.archive)
  }
}
