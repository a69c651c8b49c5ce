public import WaybillCore

// The words of the messages on delimited tables, and their codes.

extension Diagnostic.Code {
  /// None of the first lines is the header.
  public static let noHeader = Self(rawValue: "no-header")
  /// One of several tables has another header than the first, or none.
  public static let tableHeader = Self(rawValue: "table-header")
  /// Nothing above the header of one of several tables matches a capture.
  public static let tableCapture = Self(rawValue: "table-capture")
  /// A row stands above the first of several tables.
  public static let outsideTable = Self(rawValue: "outside-table")
  /// A row has more or fewer cells than there are columns.
  public static let raggedRow = Self(rawValue: "ragged-row")
  /// Something else than a delimiter or a line end stands behind a quoted cell.
  public static let textAfterQuote = Self(rawValue: "text-after-quote")
  /// A quoted cell does not end.
  public static let unclosedQuote = Self(rawValue: "unclosed-quote")
}

extension Diagnostic {
  /// A file none of whose first lines is a header.
  ///
  /// - Parameters:
  ///   - nearest: the line with the most of what is expected, when any line has some.
  ///   - delimiter: another delimiter with which a header would be found.
  static func noHeader(
    _ name: String, lines: Int, expected: String, nearest: Note? = nil, delimiter: UInt8? = nil
  ) -> Self {
    let hint = delimiter.map { "; did you mean the delimiter \($0 == tab ? "'tab'" : character($0))?" } ?? ""
    return Diagnostic(
      .error, .noHeader, "no header among the first \(counted(lines, "line")): expected \(expected)\(hint)",
      at: Place(file: name), notes: nearest.map { [$0] } ?? [])
  }

  /// The line that comes nearest to a header.
  static func nearestHeader(_ found: Int, of expected: Int, missing: [String], at place: Place) -> Note {
    Note("line \(place.line) comes nearest, with \(found) of \(expected); it lacks \(list(missing))", at: place)
  }

  /// One of several tables without the header of the first.
  static func noTableHeader(_ columns: [String], nearest: Note, at place: Place) -> Self {
    Diagnostic(
      .error, .tableHeader, "the table that begins here must have the header of the first, \(list(columns))", at: place,
      notes: [nearest])
  }

  /// The line that comes nearest to the header of a table.
  static func nearestTableHeader(lacks: [String], has: [String], at place: Place) -> Note {
    let words = [lacks.isEmpty ? nil : "lacks \(list(lacks))", has.isEmpty ? nil : "has \(list(has))"]
    let difference = words.compactMap { $0 }.joined(separator: " and ")
    let text = difference.isEmpty ? "has the columns in another order or number" : difference
    return Note("this line comes nearest; it \(text)", at: place)
  }

  /// The line where a table has something else than a header.
  static func noTableHeaderHere(at place: Place) -> Note { Note("this line has none of them", at: place) }

  /// A capture that finds nothing for one of several tables.
  static func missingTableCapture(_ name: String, at place: Place) -> Self {
    Diagnostic(.error, .tableCapture, "nothing of the table that begins here matches capture '\(name)'", at: place)
  }

  /// A header with a byte that is no text.
  static func badHeader(_ fault: String, _ encoding: TextEncoding, at place: Place) -> Self {
    let hint = encoding == .utf8 ? "; did you mean the encoding 'windows-1252'?" : ""
    return Diagnostic(.error, .badByte, "\(fault) in the header\(hint)", at: place)
  }

  /// What the header must have: at least half of a few names.
  static func atLeastHalf(of names: [String]) -> String {
    let least = (names.count + 1) / 2
    return least == names.count ? list(names) : "at least \(least) of \(list(names))"
  }

  /// What the header must have: all of a few names.
  static func allOf(_ names: [String]) -> String { list(names) }

  /// What the header must have when nothing is expected of it.
  static let anyLine = "a line that is not empty"

  /// What the header must have: a first cell.
  static func firstCell(_ text: String) -> String { text.isEmpty ? "an empty first cell" : "'\(text)' as first cell" }
}

extension FaultMessage {
  static func raggedRow(expected: Int, found: Int, joined parts: Int = 1) -> String {
    "expected \(counted(expected, "cell")), found \(found)" + (parts > 1 ? " in \(parts) lines joined" : "")
  }

  static func outsideTable(_ pattern: String) -> String {
    "expected a line that matches '\(pattern)' above the first row, found none"
  }

  static func textAfterQuote(delimiter: UInt8) -> String {
    "expected \(character(delimiter)) or the end of the line after a quoted cell, found other text"
  }

  static let unclosedQuote = "expected a closing quote, found the end of the file"

  static func longQuote(limit: Int) -> String {
    "expected a closing quote within \(counted(limit, "byte")), found none"
  }
}

private func character(_ byte: UInt8) -> String { byte == tab ? "a tab" : "'\(Unicode.Scalar(byte))'" }
