public import WaybillCore

// The words of the messages on workbooks, and their codes.

extension Diagnostic.Code {
  /// A part of a workbook is missing, or goes against the rules of workbooks.
  public static let damagedWorkbook = Self(rawValue: "damaged-workbook")
  /// A file is no workbook, or one of another kind.
  public static let noWorkbook = Self(rawValue: "no-workbook")
  /// A workbook holds more text than is allowed.
  public static let workbookLimit = Self(rawValue: "workbook-limit")
  /// A workbook has several sheets, and nothing says which to read.
  public static let whichSheet = Self(rawValue: "which-sheet")
  /// A workbook lacks the sheet that is to be read.
  public static let noSheet = Self(rawValue: "no-sheet")
  /// No cell of a workbook can have a colour that the mapping names.
  public static let noColour = Self(rawValue: "no-colour")
}

/// The notes on what is read of a sheet, which accounts count.
struct SheetNotes {
  static let hiddenRow = 0
  static let emptyFormula = 1
  static let filledCell = 2
  static let hiddenColumns = "column hidden in the sheet"
  static let hiddenSheet = "sheet that is hidden in the workbook, read all the same"
  static let otherHiddenSheets = "hidden sheet of the workbook, left aside"

  /// The words of the notes that rows have, by their places; those of marks come last.
  private(set) var words = [
    "row hidden in the sheet", "formula without a kept value, read as empty", "cell filled from a merged one",
  ]

  /// Adds the note of a mark on cells in a colour; gives its place.
  mutating func add(mark: String, colour: String) -> Int {
    words.append("cell in the colour \(colour) marked '\(mark)'")
    return words.count - 1
  }
}

extension Diagnostic {
  private static func damaged(_ words: String, at place: Place) -> Self {
    Diagnostic(.error, .damagedWorkbook, "the workbook is damaged: \(words)", at: place)
  }

  static func badXML(_ rule: XMLRule, at place: Place) -> Self {
    let words =
      switch rule {
      case .character: "a character stands here that XML does not have"
      case .reference: "'&' begins no reference that XML has"
      case .tag: "a tag is not written as XML has it"
      case .attribute: "an attribute is not written as XML has it"
      case .attributeTwice: "an element has an attribute twice"
      case .tooManyAttributes(let limit): "an element has more than \(limit) attributes"
      case .wrongEnd: "an element ends that is not the one that is open"
      case .outside: "a text stands outside the outermost element"
      case .secondRoot: "a second outermost element begins"
      case .sectionEnd: "']]>' stands in a text"
      case .comment: "'--' stands in a comment"
      case .instruction: "an instruction is not written as XML has it"
      case .cutOff: "it breaks off"
      case .encoding(let name): "expected UTF-8 or UTF-16 with its mark, found the encoding '\(name.prefix(100))'"
      case .unmarked: "expected UTF-8 or UTF-16 with its mark, found UTF-16 without it"
      case .longNames(let limit): "the names of the elements that are open have more than \(limit) bytes"
      case .documentType: "it declares a document type, and with it entities, which no workbook has"
      case .tooDeep(let limit): "more than \(limit) elements lie in one another"
      }
    return damaged("its XML is wrong: \(words)", at: place)
  }

  static func longTag(_ name: String, limit: Int) -> Self {
    damaged("its XML has a tag of more than \(limit) bytes", at: Place(file: name))
  }

  static func workbookHasTooMany(_ what: String, in name: String, limit: Int) -> Self {
    Diagnostic(
      .error, .workbookLimit, "expected a workbook with at most \(limit) \(what), found more", at: Place(file: name))
  }

  static func missingPart(_ part: String, of name: String) -> Self {
    damaged("it lacks the part '\(part)'", at: Place(file: name))
  }

  static func sheetTwice(_ sheet: String, _ name: String) -> Self {
    damaged("it has two sheets called '\(sheet)'", at: Place(file: name))
  }

  static func badRow(_ text: String, after row: Int, of sheet: String) -> Self {
    damaged(
      "expected a row from \(row + 1) to \(SheetLines.rowLimit), found '\(text)'", at: Place(file: sheet))
  }

  static func badCell(_ text: String, in row: Int, after column: Int, of sheet: String) -> Self {
    let last = column == 0 ? "" : " behind \(Place.letters(of: column))\(row)"
    return damaged("expected a cell of row \(row)\(last), found '\(text)'", at: Place(file: sheet))
  }

  static func badText(_ text: String, of count: Int, at place: Place) -> Self {
    damaged("expected the number of one of \(counted(count, "shared text")), found '\(text)'", at: place)
  }

  static func mergesOverlap(at place: Place) -> Self { damaged("merged ranges lie over one another", at: place) }

  /// What a file is instead of a workbook.
  enum OtherFile: String {
    case old = "an Excel file of the format before 2007 (.xls); open it and save it as XLSX"
    case encrypted = "an encrypted one; open it and save it without a password"
    case binary = "a binary one (.xlsb); open it and save it as XLSX"
    case openDocument = "one in OpenDocument (.ods); open it and save it as XLSX"
    case archive = "another zip archive"
    case document = "another document"
    case other = "another file"
  }

  static func noWorkbook(_ name: String, found: OtherFile) -> Self {
    Diagnostic(.error, .noWorkbook, "expected a workbook (XLSX), found \(found.rawValue)", at: Place(file: name))
  }

  static func wrongSheetPart(_ name: String) -> Self {
    Diagnostic(.error, .wrongPart, "a workbook is read sheet by sheet", at: Place(file: name))
  }

  static func sharedTextsTooLong(_ name: String, limit: Int) -> Self {
    Diagnostic(
      .error, .workbookLimit, "expected shared texts of at most \(limit) bytes, found more", at: Place(file: name))
  }

  static func whichSheet(_ name: String, of sheets: [String]) -> Self {
    Diagnostic(
      .error, .whichSheet,
      "the workbook has \(counted(sheets.count, "sheet")), so that 'sheet' or 'sheets_matching' must choose: "
        + list(sheets), at: Place(file: name))
  }

  static func noSheet(_ sheet: String, _ name: String, of sheets: [String]) -> Self {
    Diagnostic(
      .error, .noSheet,
      "the workbook has no sheet '\(sheet)'\(hint(for: sheet, in: sheets)); it has \(listOrNone(sheets))",
      at: Place(file: name))
  }

  static func noSheetMatches(_ pattern: String, _ name: String, of sheets: [String]) -> Self {
    Diagnostic(
      .error, .noSheet, "no sheet of the workbook matches '\(pattern)'; it has \(listOrNone(sheets))",
      at: Place(file: name))
  }

  static func noSheets(_ name: String) -> Self {
    Diagnostic(.error, .noSheet, "the workbook has no sheets of cells", at: Place(file: name))
  }

  static func noColour(_ colour: String, _ name: String, of colours: [String]) -> Self {
    Diagnostic(
      .error, .noColour,
      "no cell of the workbook is in colour '\(colour)'; its colours of text are \(listOrNone(colours))",
      at: Place(file: name))
  }

  private static func listOrNone(_ names: [String]) -> String { names.isEmpty ? "none" : list(names) }
}
