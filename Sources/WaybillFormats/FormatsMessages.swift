public import WaybillCore

// The words of the messages on files of any format, and their codes; each format has its own beside its readers.

extension Diagnostic.Code {
  /// The file is not there.
  public static let noFile = Self(rawValue: "no-file")
  /// A directory stands where a file is expected.
  public static let isDirectory = Self(rawValue: "is-directory")
  /// The system refuses to open or to read the file.
  public static let cannotRead = Self(rawValue: "cannot-read")
  /// The file has no text.
  public static let emptyFile = Self(rawValue: "empty-file")
  /// A reader is asked for a part of a snapshot that it cannot read by itself.
  public static let wrongPart = Self(rawValue: "wrong-part")
  /// A file looks like bytes that a web service wraps in JSON, and is none.
  package static let noWrappedAnswer = Self(rawValue: "no-wrapped-answer")
  /// A text is no address of the web.
  package static let badAddress = Self(rawValue: "bad-address")
  /// A user or a password stands in an address.
  package static let addressCredentials = Self(rawValue: "address-credentials")
  /// A source has another layout than those that its adapter knows.
  public static let changedLayout = Self(rawValue: "changed-layout")
  /// A row or a cell of a source is none of those that its adapter knows.
  public static let oddRow = Self(rawValue: "odd-row")
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

  /// A key that has no use without another.
  static func uselessOption(_ key: String, without wanted: String, at place: Place) -> Self {
    Diagnostic(.error, .badOption, "'\(key)' does nothing here; it goes with \(wanted)", at: place)
  }

  /// A key that has no use beside another.
  static func uselessOption(_ key: String, beside other: String, at place: Place) -> Self {
    Diagnostic(.error, .badOption, "'\(key)' does nothing beside '\(other)'; take one of them out", at: place)
  }
}

/// The words of the notes on rows, which accounts count.
package enum RowNote {
  package static let joined = "row put together from broken lines"
  package static let below = "line from the end of the rows on, which 'until' tells"
  package static let childless = "element above the rows with no row below it"
}

/// The words of the faults of rows; the code and the place stand beside them.
enum FaultMessage {
  /// Why a file that was read once cannot be read again.
  static let changedFile = "it changed while it was read"

  static func longRecord(limit: Int) -> String { "expected a record of at most \(counted(limit, "byte")), found more" }
}

/// Up to eight names in quotes, and how many more there are.
func list(_ names: [String]) -> String {
  let shown = names.prefix(8).map { "'\($0)'" }
  let more = names.count - shown.count
  return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
}
