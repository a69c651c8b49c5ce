import WaybillCore
import WaybillFormats

/// Goes through the tables of a report, and tells those of destinations from all others.
final class ReportTables {
  /// What was come to.
  enum Step {
    /// The heading of a table of a destination.
    case heading
    /// A row below it.
    case row
    /// The heading of a table that is of no destination; its rows are passed over.
    case noDestination
  }

  /// What is known of the table in progress.
  private enum Table {
    /// There is none, or it stands within another or is known to be none of a destination.
    case none
    /// No heading has come yet.
    case beginning
    case figures
    case refused
  }

  let pieces: HTMLPieces
  private let file: String
  private let page: HTMLPageOptions
  private(set) var destination: String?
  private(set) var categories: Categories?
  private(set) var captures: [String: String] = [:]
  /// How many tables had no heading.
  private(set) var leftAside = 0

  private var table = Table.none
  private var depth = 0
  /// The table in progress: where it begins, and what was found in it above the heading.
  private var place: Place
  private var name: String?
  private var odd: (text: String, place: Place)?
  /// The first table without a heading behind one that has one.
  private var foreign: Place?
  private var hasFigures = false

  init(_ pieces: HTMLPieces, file: String, _ page: HTMLPageOptions) {
    self.pieces = pieces
    self.file = file
    self.page = page
    place = Place(file: file)
  }

  /// The cells of the row that was come to.
  var row: ArraySlice<HTMLCell> { pieces.cells[pieces.piece.cells] }

  /// Where a cell or a piece stands.
  func place(_ line: Int, _ column: Int) -> Place { Place(file: file, line: line, column: column) }

  /// Goes on to the next heading of a table, or to the next row below one.
  ///
  /// - Returns: nil when there is none.
  /// - Throws: ``SourceError`` when the page cannot be read or has another layout.
  func advance() throws(SourceError) -> Step? {
    while try pieces.advance() {
      let piece = pieces.piece
      switch piece.kind {
      case .container: break
      case .text: take(pieces.text(piece.text), piece)
      case .table: begin(piece)
      case .tableEnd: end()
      case .row: if let step = try takeRow(piece) { return step }
      }
    }
    return nil
  }

  private func take(_ text: String, _ piece: HTMLPiece) {
    if !hasFigures { page.capture(in: text, into: &captures) }
    if Self.isTitle(piece) {
      destination = text
    } else if Self.isHeading(piece) {
      destination = nil
    }
  }

  /// Whether a paragraph is the title of a table.
  private static func isTitle(_ piece: HTMLPiece) -> Bool { piece.has("ti-tbl") || piece.has("oj-ti-tbl") }

  /// Whether a text is the heading of another part of the report.
  private static func isHeading(_ piece: HTMLPiece) -> Bool {
    ["h1", "h2", "h3", "h4", "h5", "h6"].contains(piece.element)
      || piece.classes.split(separator: " ").contains { name in
        ["ti-", "oj-ti-", "doc-ti", "oj-doc-ti"].contains { name.hasPrefix($0) }
      }
  }

  private func begin(_ piece: HTMLPiece) {
    depth += 1
    // A table in a cell is part of that cell's table, of which nothing is known then.
    table = depth == 1 ? .beginning : .none
    if depth > 1 { return }
    place = place(piece.line, piece.column)
    (name, odd) = (nil, nil)
  }

  private func end() {
    depth -= 1
    if case .beginning = table { putAside() }
    table = .none
  }

  private func putAside() {
    leftAside += 1
    if hasFigures, foreign == nil { foreign = place }
  }

  private func takeRow(_ piece: HTMLPiece) throws(SourceError) -> Step? {
    let row = row
    if case .none = table { return nil }
    if let found = try Categories(row, of: pieces, file: file) {
      switch table {
      case .refused: return nil
      case .figures:
        // Repeated where a page ended, or with other categories.
        categories = found
        return nil
      case .none, .beginning: return try beginFigures(found)
      }
    }
    switch table {
    case .figures: return .row
    case .none, .refused: return nil
    case .beginning: return try takeAboveHeading(row, piece)
    }
  }

  private func beginFigures(_ found: Categories) throws(SourceError) -> Step {
    if let foreign { throw SourceError(.foreignTable(at: foreign)) }
    if let odd { throw SourceError(.rowAboveHeading(odd.text, at: odd.place)) }
    hasFigures = true
    categories = found
    if let name { destination = name }
    name = nil
    if destination == nil {
      table = .refused
      return .noDestination
    }
    table = .figures
    return .heading
  }

  /// Takes note of a row above the heading: the name of a destination, or something else.
  private func takeAboveHeading(_ row: ArraySlice<HTMLCell>, _ piece: HTMLPiece) throws(SourceError) -> Step? {
    let texts = row.filter { $0.part == .whole && !$0.text.isEmpty }
    guard let first = texts.first else { return nil }
    if texts.count == 1 {
      name = pieces.text(first.text)
      return nil
    }
    let found = place(first.line, first.column)
    if row.count > Categories.before + 1, let letter = ReportRow.letter(pieces.text(row[row.startIndex + 1].text)),
      !row[row.startIndex].text.isEmpty
    {
      throw SourceError(.rowAboveCategories(pieces.text(row[row.startIndex].text), letter, at: found))
    }
    if odd == nil { odd = (pieces.text(first.text), found) }
    return nil
  }
}
