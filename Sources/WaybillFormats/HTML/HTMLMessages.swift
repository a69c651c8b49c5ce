public import WaybillCore

// The words of the messages on HTML, and their codes.

extension Diagnostic.Code {
  /// A file is no HTML.
  public static let noHTML = Self(rawValue: "no-html")
  /// A page ends within a table, a comment or a script.
  public static let damagedHTML = Self(rawValue: "damaged-html")
  /// A page nests too deep, or has a tag, a text or a row of no end.
  public static let htmlLimit = Self(rawValue: "html-limit")
}

extension Diagnostic {
  static func noHTML(_ name: String) -> Self {
    Diagnostic(.error, .noHTML, "expected a page in HTML, which begins with '<'", at: Place(file: name))
  }

  static func htmlCutOff(at place: Place) -> Self {
    Diagnostic(.error, .damagedHTML, "expected '</table>' before the end of the page, found none", at: place)
  }

  static func htmlTooDeep(_ limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .htmlLimit, "expected at most \(limit) elements within one another, found more", at: place)
  }

  static func htmlUnclosed(_ end: String, at place: Place) -> Self {
    Diagnostic(
      .error, .damagedHTML, "expected '\(end)' before the end of the page, found none for what begins here", at: place)
  }

  static func htmlTokenTooLong(_ limit: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .htmlLimit, "expected a tag, a comment or a script of at most \(limit) bytes, found more", at: place)
  }

  static func htmlTextTooLong(_ limit: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .htmlLimit, "expected a paragraph or a row of at most \(limit) bytes, found more", at: place)
  }

  static func htmlRowTooWide(_ limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .htmlLimit, "expected a row of at most \(limit) cells, found more", at: place)
  }
}
