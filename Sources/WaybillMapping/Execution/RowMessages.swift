import WaybillCore

// The words of the rejects of rows; their codes stand with those of mappings.

/// Why a field of a row has no value, in the words of its reject.
struct FieldFailure: Sendable, Hashable {
  let code: Diagnostic.Code
  let message: String
  /// The text that a grammar or a lookup does not know, where that is why.
  var unknown: UnknownText?

  static func missing(_ field: String) -> Self {
    Self(code: .missingValue, message: "'\(field)' must have a value, but the cell is empty")
  }

  static func notANumber(_ text: String, field: String, integer: Bool) -> Self {
    let expected = integer ? "a whole number such as 1234" : "a number such as 1234.5"
    return Self(code: .badNumber, message: "'\(field)' must be \(expected), not '\(text.cut)'")
  }

  static func badGrouping(_ text: String, field: String) -> Self {
    Self(code: .badNumber, message: "'\(field)' must have groups of three digits, not '\(text.cut)'")
  }

  static func tooManyDecimals(_ text: String, field: String) -> Self {
    Self(
      code: .badNumber,
      message: "'\(field)' must have at most six decimals, not '\(text.cut)'; 'round' keeps fewer and counts them")
  }

  static func tooManyDecimalsScaled(_ text: String, field: String) -> Self {
    Self(
      code: .badNumber,
      message:
        "'\(field)' must have at most six decimals once it is scaled, not '\(text.cut)'; 'round' keeps fewer and "
        + "counts them")
  }

  static func unreadableOperand(of expression: String, field: String) -> Self {
    Self(code: .badNumber, message: "'\(field)' must be a number, but a cell of '\(expression)' is none")
  }

  static func badArithmetic(of expression: String, field: String) -> Self {
    Self(
      code: .badArithmetic, message: "'\(field)' is out of range or divided by zero, worked out as '\(expression)'")
  }

  static func noResult(of expression: String, field: String) -> Self {
    Self(code: .missingValue, message: "'\(field)' must have a value, but a cell of '\(expression)' is empty")
  }

  static func outOfRange(_ text: String, field: String) -> Self {
    Self(code: .badNumber, message: "'\(field)' must be between -9.2e12 and 9.2e12, not '\(text.cut)'")
  }

  static func badDate(_ text: String, field: String, format: String) -> Self {
    Self(code: .badDate, message: "'\(field)' must be a day written \(format), not '\(text.cut)'")
  }

  static func tooSmall(_ text: String, field: String, least: Amount) -> Self {
    Self(code: .outOfBounds, message: "'\(field)' must be at least \(least), not '\(text.cut)'")
  }

  static func tooGreat(_ text: String, field: String, most: Amount) -> Self {
    Self(code: .outOfBounds, message: "'\(field)' must be at most \(most), not '\(text.cut)'")
  }

  static func noMatch(_ text: String, field: String) -> Self {
    Self(code: .noMatch, message: "no rule of 'match' fits '\(text.cut)' in '\(field)'")
  }

  static func badYear(_ text: String, field: String) -> Self {
    Self(code: .badYear, message: "'\(field)' must be a year from 1800 to 2199, not '\(text.cut)'")
  }

  static func badYears(_ text: String, field: String) -> Self {
    Self(
      code: .badYear,
      message: "'\(field)' must be years from 1800 to 2199 in a row, such as 2012-2013, not '\(text.cut)'")
  }

  static func badYearsWithGaps(_ text: String, field: String) -> Self {
    Self(
      code: .badYear,
      message: "'\(field)' must be rising years from 1800 to 2199, such as 2012; 2014, not '\(text.cut)'")
  }

  static func unknownParty(
    _ part: String, of text: String, grammar: String, field: String, suggestion: String?
  ) -> Self {
    let tail = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    let isWhole = part.caseInsensitiveEquals(text)
    let words = isWhole ? "'\(text.cut)'" : "'\(part.cut)' of '\(text.cut)'"
    return Self(
      code: .unknownParty, message: "unknown party \(words) in '\(field)'\(tail)",
      unknown: UnknownText(.grammar(grammar), text))
  }

  /// A code of a party where the grammar takes names alone.
  ///
  /// - Parameter isConst: whether the mapping itself has the text, which a field without a grammar can name.
  static func codeIsNoName(
    _ code: String, of text: String, grammar: String, field: String, isConst: Bool
  ) -> Self {
    let words = code == text ? "'\(text.cut)'" : "'\(code.cut)' of '\(text.cut)'"
    return Self(
      code: .unknownParty,
      message: "\(words) in '\(field)' is the code of a party, but '\(grammar)' reads names alone; "
        + "\(isConst ? "write '\(field): \(code)' without 'party', or " : "")'codes: true' under '\(grammar)' reads codes too",
      unknown: UnknownText(.grammar(grammar), text))
  }

  static func severalParties(_ text: String, field: String) -> Self {
    Self(code: .severalParties, message: "'\(field)' must be one party, but '\(text.cut)' may be several")
  }

  static func unknownCategory(_ text: String, scheme: String, known: [String]) -> Self {
    Self(
      code: .unknownCategory,
      message: "unknown category '\(text.cut)' in scheme '\(scheme)'\(Diagnostic.hint(for: text, in: known))")
  }

  static func unmatched(_ word: String, lookup: String, known: [String]) -> Self {
    let shown = word.split(separator: TextColumn.separator, omittingEmptySubsequences: false).joined(separator: " / ")
    return Self(
      code: .unmatchedWord,
      message: "'\(shown.cut)' is no entry of lookup '\(lookup)'\(Diagnostic.hint(for: shown, in: known))",
      unknown: UnknownText(.lookup(lookup), word))
  }

  static func unknownWord(_ text: String, field: String, known: [String]) -> Self {
    Self(
      code: .unmatchedWord,
      message: "'\(text.cut)' is no \(field) that records know\(Diagnostic.hint(for: text, in: known))")
  }

  static func pinned(_ header: String, expected: String, found: String) -> Self {
    Self(code: .pinnedColumn, message: "ignored column '\(header)' must be '\(expected)', not '\(found.cut)'")
  }
}

extension String {
  /// The text as messages show it, which a cell of megabytes would fill.
  fileprivate var cut: String { utf8.count <= 100 || count <= 100 ? self : "\(prefix(100))…" }

  fileprivate func caseInsensitiveEquals(_ other: String) -> Bool {
    Normalisation(foldCase: true)(self) == Normalisation(foldCase: true)(other)
  }
}
