public import WaybillCore

/// Reads tables in the sheets of workbooks (XLSX).
///
/// The lines of a sheet are its rows, and its places cells, such as `C12`.
public struct WorkbookTables: Sendable {
  /// Which sheets are read, and how.
  public let options: WorkbookOptions

  /// Makes a reader of workbooks.
  public init(_ options: WorkbookOptions) { self.options = options }

  /// The units of a snapshot: each sheet that is chosen, however many they are.
  ///
  /// - Throws: ``SourceError`` when the file is no workbook, or the choice among its sheets is not clear.
  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    let workbook = try Workbook(snapshot, limits: options.limits)
    return try options.sheets(of: workbook).enumerated().map { index, sheet in
      WorkUnit(snapshot, index: index, part: .sheet(sheet.name))
    }
  }

  /// Opens a sheet, and reads up to its first row; a whole workbook stands for its one sheet.
  ///
  /// - Throws: ``SourceError`` when the workbook is damaged, has no such sheet, or the sheet has no header.
  public func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    let workbook = try Workbook(unit.snapshot, limits: options.limits)
    let sheets: [Workbook.Sheet]
    switch unit.part {
    case .whole: sheets = try options.sheets(of: workbook)
    case .sheet(let name):
      var named = options
      named.choice = .named([name])
      sheets = try named.sheets(of: workbook)
    case .member, .bytes: throw SourceError(.wrongSheetPart(unit.snapshot.name))
    }
    guard let sheet = sheets.first, sheets.count == 1 else {
      throw SourceError(.whichSheet(unit.snapshot.name, of: sheets.map(\.name)))
    }
    return try SheetReader(sheet, of: workbook, options)
  }
}
