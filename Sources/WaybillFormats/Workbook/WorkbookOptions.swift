import WaybillCore

/// Which sheets of a workbook are read, and how.
public struct WorkbookOptions: Sendable {
  /// Which sheets are read.
  public enum SheetChoice: Sendable, Hashable {
    /// The one that the workbook shows.
    case only
    /// Those with these names, in this order.
    case named([String])
    /// Those whose names match, in the order of the workbook.
    case matching(Pattern)
  }

  /// A colour of text, and what is appended to the cells that have it.
  public struct Mark: Sendable, Hashable {
    /// Six hexadecimal digits, such as `FF0000`, or `theme` and a number.
    public var colour: String
    public var text: String

    /// Makes a mark.
    public init(_ colour: String, _ text: String) {
      self.colour = colour
      self.text = text
    }
  }

  /// Sizes beyond which a workbook is given up.
  public struct Limits: Sendable, Hashable {
    /// How far the archive may expand that a workbook is.
    public var archive = ArchiveLimits()
    /// The bytes of the texts that cells share, which are held in memory.
    public var sharedTexts = 512 << 20
    /// The merged ranges of a sheet whose cells are filled from them.
    public var mergedRanges = 1 << 20
    /// The bytes of XML that are read at a time.
    public var block = 64 << 10

    /// Makes the usual limits.
    public init() {}
  }

  /// Where the table stands in a sheet, whose rows are the lines.
  public var table = DelimitedOptions()
  /// Which sheets are read.
  public var choice = SheetChoice.only
  /// Whether all cells of a merged range have the contents of its first.
  public var fillsMerged = false
  /// The colours that are marked.
  public var marks: [Mark] = []
  /// The columns that a sheet has at least: as many as the mapping tells by their places.
  public var leastWidth = 0
  /// How far the reader goes before it gives a workbook up.
  public var limits = Limits()

  /// Makes the usual options: one sheet, with a header that is found by its contents.
  public init() {
    table.delimiter = CellText.separator
    table.quote = nil
    table.looksIntoCells = true
  }
}

extension WorkbookOptions {
  /// The sheets that are chosen of a workbook.
  ///
  /// - Throws: ``SourceError`` when the choice is not clear, or there is nothing to choose.
  func sheets(of workbook: Workbook) throws(SourceError) -> [Workbook.Sheet] {
    let name = workbook.package.name
    let names = workbook.sheets.map(\.name)
    switch choice {
    case .only:
      let shown = workbook.sheets.filter { !$0.isHidden }
      if names.isEmpty { throw SourceError(.noSheets(name)) }
      guard shown.count == 1 else { throw SourceError(.whichSheet(name, of: names)) }
      return shown
    case .named(let wanted):
      var sheets: [Workbook.Sheet] = []
      for want in wanted {
        guard let sheet = workbook.sheets.first(where: { $0.name == want }) else {
          throw SourceError(.noSheet(want, name, of: names))
        }
        sheets.append(sheet)
      }
      return sheets
    case .matching(let pattern):
      let sheets = workbook.sheets.filter { pattern.matches($0.name) }
      if sheets.isEmpty { throw SourceError(.noSheetMatches(pattern.source, name, of: names)) }
      return sheets
    }
  }

  /// The mark of each format of cells.
  ///
  /// - Throws: ``SourceError`` when no format has one of the colours.
  func cellMarks(
    _ styles: CellStyles, _ name: String, _ notes: inout SheetNotes
  ) throws(SourceError) -> [SheetLayout.Mark?] {
    var found: [SheetLayout.Mark?] = Array(repeating: nil, count: marks.isEmpty ? 0 : styles.colours.count)
    for mark in marks {
      guard styles.colours.contains(mark.colour) else {
        let known = Set(styles.colours).subtracting([""]).sorted()
        throw SourceError(.noColour(mark.colour, name, of: known))
      }
      let note = notes.add(mark: mark.text, colour: mark.colour)
      for (style, colour) in styles.colours.enumerated() where colour == mark.colour {
        found[style] = SheetLayout.Mark(text: Array(mark.text.utf8), note: note)
      }
    }
    return found
  }
}
