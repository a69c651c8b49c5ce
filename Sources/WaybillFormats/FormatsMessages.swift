public import WaybillCore

// The words of the messages that this module gives, and their codes.

extension Diagnostic.Code {
  /// The file is not there.
  public static let noFile = Self(rawValue: "no-file")
  /// A directory stands where a file is expected.
  public static let isDirectory = Self(rawValue: "is-directory")
  /// The system refuses to open or to read the file.
  public static let cannotRead = Self(rawValue: "cannot-read")
  /// The file has no text.
  public static let emptyFile = Self(rawValue: "empty-file")
  /// The file is in another encoding than the one that is given.
  public static let wrongEncoding = Self(rawValue: "wrong-encoding")
  /// A reader is asked for a part of a snapshot that it cannot read by itself.
  public static let wrongPart = Self(rawValue: "wrong-part")
  /// A file looks like bytes that a web service wraps in JSON, and is none.
  package static let noWrappedAnswer = Self(rawValue: "no-wrapped-answer")
  /// A text is no address of the web.
  package static let badAddress = Self(rawValue: "bad-address")
  /// A user or a password stands in an address.
  package static let addressCredentials = Self(rawValue: "address-credentials")
  /// None of the first lines is the header.
  public static let noHeader = Self(rawValue: "no-header")
  /// One of several tables has another header than the first, or none.
  public static let tableHeader = Self(rawValue: "table-header")
  /// Nothing above the header of one of several tables matches a capture.
  public static let tableCapture = Self(rawValue: "table-capture")
  /// A row stands above the first of several tables.
  public static let outsideTable = Self(rawValue: "outside-table")
  /// A text is no regular expression.
  public static let badPattern = Self(rawValue: "bad-pattern")
  /// A byte stands for no character in the encoding, or is a NUL.
  public static let badByte = Self(rawValue: "bad-byte")
  /// A source has another layout than those that its adapter knows.
  public static let changedLayout = Self(rawValue: "changed-layout")
  /// A row or a cell of a source is none of those that its adapter knows.
  public static let oddRow = Self(rawValue: "odd-row")
  /// A row has more or fewer cells than there are columns.
  public static let raggedRow = Self(rawValue: "ragged-row")
  /// Something else than a delimiter or a line end stands behind a quoted cell.
  public static let textAfterQuote = Self(rawValue: "text-after-quote")
  /// A quoted cell does not end.
  public static let unclosedQuote = Self(rawValue: "unclosed-quote")
  /// A record does not end.
  public static let recordTooLong = Self(rawValue: "record-too-long")
}

extension Diagnostic {
  /// A text that is no address of the web.
  package static func badAddress(_ text: String, at place: Place) -> Self {
    Diagnostic(
      .error, .badAddress, "'\(text)' must be an address such as 'https://example.org/file.csv'", at: place)
  }

  /// A user or a password in an address, which is not shown.
  package static func addressCredentials(at place: Place) -> Self {
    Diagnostic(
      .error, .addressCredentials,
      "an address must have no user and no password in it; 'secrets' under 'fetch' takes a key from the environment",
      at: place)
  }

  /// A file that begins as an answer of a web service and goes on otherwise.
  static func noWrappedAnswer(_ name: String, key: String) -> Self {
    Diagnostic(
      .error, .noWrappedAnswer, "expected the web service's answer, {\"\(key)\": \"…\"} in base64, found other JSON",
      at: Place(file: name))
  }

  /// A file that is not there.
  public static func noFile(_ name: String) -> Self {
    Diagnostic(.error, .noFile, "there is no such file", at: Place(file: name))
  }

  /// A folder where a file is expected.
  public static func isDirectory(_ name: String) -> Self {
    Diagnostic(.error, .isDirectory, "expected a file, found a directory", at: Place(file: name))
  }

  /// A file that the system refuses to open or to read.
  public static func cannotRead(_ name: String, because reason: String) -> Self {
    Diagnostic(.error, .cannotRead, "cannot read the file: \(reason)", at: Place(file: name))
  }

  /// A file without a single character.
  public static func emptyFile(_ name: String) -> Self {
    Diagnostic(.error, .emptyFile, "the file is empty", at: Place(file: name))
  }

  /// A file with a byte order mark of UTF-16 that is declared to be in another encoding.
  static func utf16Mark(_ name: String, _ mark: [UInt8], _ found: TextEncoding, expected: TextEncoding) -> Self {
    let found = expected.isUTF16 ? found : .utf16
    return Diagnostic(
      .error, .wrongEncoding,
      "expected \(expected.rawValue), found \(found.rawValue) (the file begins with \(hexadecimal(mark))); "
        + "did you mean the encoding 'utf-16'?", at: Place(file: name))
  }

  /// A file without a byte order mark that is to be read by its mark.
  static func noUTF16Mark(_ name: String, first: [UInt8]) -> Self {
    // Western text has a zero in each unit, before or behind the letter.
    let guess: TextEncoding? = first.count < 2 ? nil : first[1] == 0 ? .utf16LittleEndian : .utf16BigEndian
    let hint = first.contains(0) ? guess.map { "; did you mean the encoding '\($0.rawValue)'?" } ?? "" : ""
    return Diagnostic(
      .error, .wrongEncoding,
      "expected a mark of utf-16, FF FE or FE FF, found \(hexadecimal(first)) at the start of the file\(hint)",
      at: Place(file: name))
  }

  /// A file with a byte order mark of UTF-8 that is declared to be in another encoding.
  static func utf8Mark(_ name: String, expected: TextEncoding) -> Self {
    Diagnostic(
      .error, .wrongEncoding,
      "expected \(expected.rawValue), found utf-8 (the file begins with the bytes EF BB BF)", at: Place(file: name))
  }

  /// A line that does not end within the limit.
  static func longLine(_ name: String, line: Int, limit: Int) -> Self {
    Diagnostic(
      .error, .recordTooLong, "expected a line of at most \(counted(limit, "byte")), found more",
      at: Place(file: name, line: line, column: 1))
  }

  /// A unit of another kind than the reader knows how to read.
  static func wrongPart(_ name: String) -> Self {
    Diagnostic(
      .error, .wrongPart, "a text is read as a whole file, or as a whole member of an archive", at: Place(file: name))
  }

  /// Bytes of a file that cannot be read by themselves.
  static func wrongRange(_ name: String, _ range: Range<Int64>) -> Self {
    Diagnostic(
      .error, .wrongPart,
      "bytes \(range.lowerBound) to \(range.upperBound) are no rows of this file that can be read by themselves",
      at: Place(file: name))
  }

  /// A text that is no pattern.
  public static func badPattern(_ key: String, _ error: PatternError, at place: Place) -> Self {
    Diagnostic(.error, .badPattern, "bad pattern in '\(key)': \(error.message)", at: place)
  }

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

  /// A key that has no use without another.
  static func uselessOption(_ key: String, without wanted: String, at place: Place) -> Self {
    Diagnostic(.error, .badOption, "'\(key)' does nothing here; it goes with \(wanted)", at: place)
  }

  /// A key that has no use beside another.
  static func uselessOption(_ key: String, beside other: String, at place: Place) -> Self {
    Diagnostic(.error, .badOption, "'\(key)' does nothing beside '\(other)'; take one of them out", at: place)
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

/// The words of the notes on rows, which accounts count.
package enum RowNote {
  package static let joined = "broken lines joined to one row"
  package static let childless = "elements above the rows with no row below them"
}

/// The words of the faults of rows; the code and the place stand beside them.
enum FaultMessage {
  static func raggedRow(expected: Int, found: Int, joined parts: Int = 1) -> String {
    "expected \(counted(expected, "cell")), found \(found)" + (parts > 1 ? " in \(parts) lines joined" : "")
  }

  static func outsideTable(_ pattern: String) -> String {
    "expected a line that matches '\(pattern)' above the first row, found none"
  }

  /// A place in a decoded text that no character begins at, or one with a NUL.
  static func badByte(at position: Int, in text: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> String {
    let byte = text[position]
    if !encoding.isUTF16 {
      return byte == 0
        ? "expected text, found a byte 00" : "expected \(encoding.rawValue), found a byte \(hexadecimal(byte))"
    }
    if byte == 0 { return "expected text, found the character U+0000" }
    guard byte != TextDecoder.oddByte, position + 2 < text.count else {
      return "expected \(encoding.rawValue), found a single byte at the end of the file"
    }
    let unit = UInt16(0xD000) | UInt16(text[position + 1] & 0x3F) << 6 | UInt16(text[position + 2] & 0x3F)
    return "expected \(encoding.rawValue), found half of a surrogate pair, \(String(unit, radix: 16, uppercase: true))"
  }

  static func textAfterQuote(delimiter: UInt8) -> String {
    "expected \(character(delimiter)) or the end of the line after a quoted cell, found other text"
  }

  /// Why a file that was read once cannot be read again.
  static let changedFile = "it changed while it was read"

  static let unclosedQuote = "expected a closing quote, found the end of the file"

  static func longQuote(limit: Int) -> String {
    "expected a closing quote within \(counted(limit, "byte")), found none"
  }

  static func longRecord(limit: Int) -> String { "expected a record of at most \(counted(limit, "byte")), found more" }
}

extension PatternError {
  /// What is wrong, in the form of a diagnostic's message.
  public var message: String {
    let place = offset.map { " at character \($0 + 1)" } ?? ""
    return switch reason {
    case .badEscape: "unknown escape '\(fragment)'\(place)"
    case .badClass: "unknown character class '\(fragment)'\(place)"
    case .missingBracket: "missing ']' after '\(fragment)'\(place)"
    case .missingParenthesis: "missing ')'"
    case .unexpectedParenthesis: "a ')' without its '('"
    case .trailingBackslash: "a '\\' at the end"
    case .nothingToRepeat: "nothing to repeat before '\(fragment)'\(place)"
    case .badRepeatCount: "too many repetitions in '\(fragment)'\(place)"
    case .doubleRepeat: "two repetitions in a row '\(fragment)'\(place)"
    case .badGroupSyntax: "unknown kind of group '\(fragment)'\(place)"
    case .badGroupName: "bad name of a group '\(fragment)'\(place)"
    case .tooLarge: "it needs more than \(Pattern.memoryLimit >> 20) MiB of memory"
    case .singleByte: "'\(fragment)'\(place) could cut a character in two"
    case .unknownGroup(let groups): "'\(fragment)'\(place) names no group; the pattern has \(groups)"
    case .looseDollar: "expected a group or '$' after '$', found '\(fragment)'\(place)"
    case .other: "it cannot be compiled"
    }
  }
}

func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0\(digits)" : digits
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  "the byte\(bytes.count == 1 ? "" : "s") " + bytes.map(hexadecimal).joined(separator: " ")
}

private func character(_ byte: UInt8) -> String { byte == tab ? "a tab" : "'\(Unicode.Scalar(byte))'" }

func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// Up to eight names in quotes, and how many more there are.
func list(_ names: [String]) -> String {
  let shown = names.prefix(8).map { "'\($0)'" }
  let more = names.count - shown.count
  return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
}
