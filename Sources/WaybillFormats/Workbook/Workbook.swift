import WaybillCore

/// How many things of a kind a workbook may have; those that spreadsheet programs write have far fewer.
enum WorkbookLimits {
  /// As many as there are numbers for the units of a file.
  static let sheets = 65_535
  static let relations = 65_535
  /// Formats of cells, fonts, codes of numbers, and colours of the palette, each.
  static let styles = 65_535
}

/// A workbook that is open for reading: its sheets, and what their cells refer to.
final class Workbook {
  struct Sheet {
    let name: String
    let part: String
    let isHidden: Bool
  }

  let package: WorkbookPackage
  /// The sheets of cells, in the order of the workbook; charts are none.
  let sheets: [Sheet]
  /// Whether dates count from 1904 and not from 1900.
  let countsFrom1904: Bool
  private let texts: String?
  private let styles: String?

  /// Opens a workbook and reads the list of its sheets.
  ///
  /// - Throws: ``SourceError`` when the file is no workbook, is damaged, or breaks a limit.
  init(_ snapshot: Snapshot, limits: WorkbookOptions.Limits) throws(SourceError) {
    package = try WorkbookPackage(snapshot, limits: limits)
    let main = try package.mainPart()
    let handler = SheetListHandler(snapshot.name)
    try package.read(main, with: handler)
    if !handler.isWorkbook { throw SourceError(.noWorkbook(snapshot.name, found: .document)) }
    let relations = try package.relations(of: main)
    countsFrom1904 = handler.countsFrom1904
    texts = relations.first { $0.kind == "sharedStrings" }?.part
    styles = relations.first { $0.kind == "styles" }?.part
    let relationOf = Dictionary(relations.map { ($0.id, $0) }) { first, _ in first }
    sheets = handler.sheets.compactMap { sheet in
      guard let relation = relationOf[sheet.id], relation.kind == "worksheet" else { return nil }
      return Sheet(name: sheet.name, part: relation.part, isHidden: sheet.isHidden)
    }
    var names = Set<String>()
    if let twice = sheets.first(where: { !names.insert($0.name).inserted }) {
      throw SourceError(.sheetTwice(twice.name, snapshot.name))
    }
  }

  /// The texts that cells share; none where the workbook has no such part.
  func sharedTexts(limit: Int) throws(SourceError) -> SharedTexts {
    let handler = SharedTextHandler(limit: limit, name: package.name)
    if let texts { try package.read(texts, with: handler) }
    return handler.texts
  }

  /// The formats of cells; none where the workbook has no such part.
  func cellStyles() throws(SourceError) -> CellStyles {
    let handler = StyleHandler(package.name)
    if let styles { try package.read(styles, with: handler) }
    return handler.styles
  }
}

private final class SheetListHandler: XMLHandler {
  private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false
  private(set) var isWorkbook = false
  private var isFirst = true
  private let file: String

  init(_ file: String) { self.file = file }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if isFirst { isWorkbook = name == "workbook" }
    isFirst = false
    if name == "workbookPr" {
      countsFrom1904 = attributes.isTrue("date1904")
    } else if name == "sheet", let title = attributes["name"], let id = attributes["id"] {
      let state = attributes["state"] ?? "visible"
      sheets.append((title, id, state != "visible"))
      if sheets.count > WorkbookLimits.sheets {
        fail(.workbookHasTooMany("sheets", in: file, limit: WorkbookLimits.sheets))
      }
    }
  }
}
