import WaybillCore

// The words of the messages that mappings and their records give, and their codes.

extension Diagnostic.Code {
  static let ambiguousName = Self(rawValue: "ambiguous-name")
  static let duplicateCode = Self(rawValue: "duplicate-code")
  static let unknownCode = Self(rawValue: "unknown-code")
  static let unknownGroup = Self(rawValue: "unknown-group")
  static let unknownColumn = Self(rawValue: "unknown-column")
  static let unusedColumn = Self(rawValue: "unused-column")
  static let duplicateName = Self(rawValue: "duplicate-name")
  static let fieldOrigin = Self(rawValue: "field-origin")
  static let adapterOrFormat = Self(rawValue: "adapter-or-format")
  static let missingAttribute = Self(rawValue: "missing-attribute")
  static let tooMany = Self(rawValue: "too-many")
  static let testGiven = Self(rawValue: "test-given")
  static let checkFailed = Self(rawValue: "check-failed")
  static let rowStepKind = Self(rawValue: "row-step")
  static let fieldKind = Self(rawValue: "field-kind")
  static let missingColumn = Self(rawValue: "missing-column")
  static let unmappedColumn = Self(rawValue: "unmapped-column")
  static let duplicateColumn = Self(rawValue: "duplicate-column")
  static let ignoredAndRead = Self(rawValue: "ignored-and-read")
  static let misplacedColumn = Self(rawValue: "misplaced-column")
  static let missingCapture = Self(rawValue: "missing-capture")

  static let missingValue = Self(rawValue: "missing-value")
  static let badNumber = Self(rawValue: "bad-number")
  static let badDate = Self(rawValue: "bad-date")
  static let outOfBounds = Self(rawValue: "out-of-bounds")
  static let noMatch = Self(rawValue: "no-match")
  static let badYear = Self(rawValue: "bad-year")
  static let unknownParty = Self(rawValue: "unknown-party")
  static let severalParties = Self(rawValue: "several-parties")
  static let unknownCategory = Self(rawValue: "unknown-category")
  static let unmatchedWord = Self(rawValue: "unmatched-word")
  static let pinnedColumn = Self(rawValue: "pinned-column")
}

// Problems of a mapping or a reference file.
extension Diagnostic {
  static func ambiguousName(_ name: String, _ a: String, _ b: String, at place: Place, first: Place) -> Self {
    Diagnostic(
      .error, .ambiguousName, "'\(name)' means both '\(a)' and '\(b)'", at: place,
      notes: [Note("the first stands here", at: first)])
  }

  static func duplicateCode(_ code: String, at place: Place, first: Place) -> Self {
    Diagnostic(
      .error, .duplicateCode, "code '\(code)' is given twice", at: place,
      notes: [Note("the first stands here", at: first)])
  }

  static func unknownParent(_ code: String, known: [String], at place: Place) -> Self {
    Diagnostic(.error, .unknownCode, "unknown parent '\(code)'\(hint(for: code, in: known))", at: place)
  }

  static func unknownCode(_ code: String, known: [String], at place: Place) -> Self {
    Diagnostic(.error, .unknownCode, "unknown party code '\(code)'\(hint(for: code, in: known))", at: place)
  }

  static func unknownGroup(_ group: String, known: [String], at place: Place) -> Self {
    Diagnostic(.error, .unknownGroup, "unknown group '\(group)'\(hint(for: group, in: known))", at: place)
  }

  static func unknownColumn(_ name: String, known: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .unknownColumn, "'\(name)' is no name under 'columns' or 'capture'\(hint(for: name, in: known))",
      at: place)
  }

  static func unusedColumn(_ name: String, header: String, at place: Place) -> Self {
    Diagnostic(
      .error, .unusedColumn, "no field reads '\(name)'; use it, or list its header '\(header)' under 'ignore'",
      at: place)
  }

  static func duplicateName(_ what: String, _ name: String, at place: Place, first: Place) -> Self {
    Diagnostic(
      .error, .duplicateName, "\(what) '\(name)' is named twice", at: place,
      notes: [Note("the first stands here", at: first)])
  }

  static func fieldOrigin(_ field: String, at place: Place) -> Self {
    Diagnostic(.error, .fieldOrigin, "field '\(field)' must have one origin: 'from' or 'const'", at: place)
  }

  static func adapterOrFormat(at place: Place) -> Self {
    Diagnostic(.error, .adapterOrFormat, "'read' must have one of 'adapter' and 'format'", at: place)
  }

  static func cannotBeAbsent(_ field: String, at place: Place) -> Self {
    Diagnostic(
      .error, .fieldKind, "field '\(field)' must always have a value; 'optional' and 'missing' are not for it",
      at: place)
  }

  static func missingAttribute(_ take: String, word: String, lookup: String, field: String, at place: Place) -> Self {
    Diagnostic(
      .error, .missingAttribute, "entry '\(word)' of lookup '\(lookup)' has no '\(take)', which '\(field)' takes",
      at: place)
  }

  static func unusedGroup(_ group: String, at place: Place) -> Self {
    Diagnostic(.error, .unusedColumn, "no 'unpivot' uses the columns of '\(group)'", at: place)
  }

  static func twoKinds(_ keys: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .fieldKind,
      "a field must have at most one of 'party', 'lookup', 'scheme' and 'type', not "
        + keys.map { "'\($0)'" }.joined(separator: " and "), at: place)
  }

  static func uselessKey(_ key: String, without wanted: String, at place: Place) -> Self {
    Diagnostic(.error, .fieldKind, "'\(key)' does nothing here; it goes with \(wanted)", at: place)
  }

  static func tooMany(_ key: String, most: Int, found: Int, at place: Place) -> Self {
    Diagnostic(.error, .tooMany, "'\(key)' must have at most \(most) elements, not \(found)", at: place)
  }

  static func testGiven(at place: Place) -> Self {
    Diagnostic(.error, .testGiven, "a test has one of 'given' and 'given_file'", at: place)
  }

  static func unboundedCheck(at place: Place) -> Self {
    Diagnostic(.error, .missingKey, "the check must have 'min', 'max' or both", at: place)
  }

  static func checkFailed(_ outcome: CheckOutcome) -> Self {
    Diagnostic(
      outcome.severity == .error ? .error : .warning, .checkFailed,
      "check '\(outcome.name)' expects \(outcome.expected), but found \(outcome.found)", at: outcome.place,
      notes: outcome.examples)
  }

  static func rowStep(at place: Place) -> Self {
    Diagnostic(.error, .rowStepKind, "a step of 'rows' must have one of 'drop', 'fill_down' and 'unpivot'", at: place)
  }

  static func secondUnpivot(at place: Place) -> Self {
    Diagnostic(.error, .rowStepKind, "'rows' must have at most one 'unpivot'", at: place)
  }

  static func noColumnMatches(_ group: String, pattern: String, file: Place, mapped: Place) -> Self {
    Diagnostic(
      .error, .missingColumn, "no column of the file matches '\(pattern)' of '\(group)'", at: mapped,
      notes: [Note("the file's header stands here", at: file)])
  }

  static func fieldKind(_ field: String, expected: String, found: String, at place: Place) -> Self {
    Diagnostic(.error, .fieldKind, "field '\(field)' must be \(expected), not \(found)", at: place)
  }
}

// A source file whose columns are not the mapping's.
extension Diagnostic {
  static func missingColumn(_ header: String, renamed: String?, file: Place, mapped: Place) -> Self {
    let tail = renamed.map { "; is '\($0)' its new name?" } ?? ""
    let note = renamed.map { "the file's header stands here; its column '\($0)' is neither mapped nor ignored" }
    return Diagnostic(
      .error, .missingColumn, "the file has no column '\(header)'\(tail)", at: mapped,
      notes: [Note(note ?? "the file's header stands here", at: file)])
  }

  static func ignoredAndRead(_ header: String, by name: String, file: Place, mapped: Place) -> Self {
    Diagnostic(
      .error, .ignoredAndRead, "column '\(header)' is ignored by this pattern and read as '\(name)'", at: mapped,
      notes: [Note("the file's header stands here", at: file)])
  }

  static func unmappedColumn(_ header: String, file: Place, mapping: Place) -> Self {
    Diagnostic(
      .error, .unmappedColumn, "column '\(header)' is neither mapped nor ignored", at: file,
      notes: [Note("list it under 'columns' or 'ignore'", at: mapping)])
  }

  static func duplicateColumn(_ header: String, at place: Place) -> Self {
    Diagnostic(.error, .duplicateColumn, "two columns have the header '\(header)'", at: place)
  }

  static func misplacedColumn(_ number: Int, header: String, found: String?, file: Place, mapped: Place) -> Self {
    let text =
      found.map { "column \(number) must have the header '\(header)', not '\($0)'" }
      ?? "the file has no column \(number)"
    return Diagnostic(
      .error, .misplacedColumn, text, at: mapped, notes: [Note("the file's header stands here", at: file)])
  }

  static func missingCapture(_ name: String, file: Place, mapped: Place) -> Self {
    Diagnostic(
      .error, .missingCapture, "nothing before the header matches capture '\(name)'", at: mapped,
      notes: [Note("the file's header stands here", at: file)])
  }
}

/// Why a field of a row has no value, in the words of its reject.
struct FieldFailure: Sendable, Hashable {
  let code: Diagnostic.Code
  let message: String

  static func missing(_ field: String) -> Self {
    Self(code: .missingValue, message: "'\(field)' must have a value, but the cell is empty")
  }

  static func notANumber(_ text: String, field: String, integer: Bool) -> Self {
    let expected = integer ? "a whole number such as 1234" : "a number such as 1234.5"
    return Self(code: .badNumber, message: "'\(field)' must be \(expected), not '\(text)'")
  }

  static func badGrouping(_ text: String, field: String) -> Self {
    Self(code: .badNumber, message: "'\(field)' must have groups of three digits, not '\(text)'")
  }

  static func tooManyDecimals(_ text: String, field: String) -> Self {
    Self(
      code: .badNumber,
      message: "'\(field)' must have at most six decimals, not '\(text)'; 'round' keeps fewer and counts them")
  }

  static func outOfRange(_ text: String, field: String) -> Self {
    Self(code: .badNumber, message: "'\(field)' must be between -9.2e12 and 9.2e12, not '\(text)'")
  }

  static func badDate(_ text: String, field: String, format: String) -> Self {
    Self(code: .badDate, message: "'\(field)' must be a day written \(format), not '\(text)'")
  }

  static func tooSmall(_ text: String, field: String, least: Amount) -> Self {
    Self(code: .outOfBounds, message: "'\(field)' must be at least \(least), not '\(text)'")
  }

  static func tooGreat(_ text: String, field: String, most: Amount) -> Self {
    Self(code: .outOfBounds, message: "'\(field)' must be at most \(most), not '\(text)'")
  }

  static func noMatch(_ text: String, field: String) -> Self {
    Self(code: .noMatch, message: "no rule of 'match' fits '\(text)' in '\(field)'")
  }

  static func badYear(_ text: String, field: String) -> Self {
    Self(code: .badYear, message: "'\(field)' must be a year from 1800 to 2199, not '\(text)'")
  }

  static func unknownParty(_ part: String, of text: String, field: String, suggestion: String?) -> Self {
    let tail = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    let isWhole = part.caseInsensitiveEquals(text)
    let words = isWhole ? "'\(text)'" : "'\(part)' of '\(text)'"
    return Self(code: .unknownParty, message: "unknown party \(words) in '\(field)'\(tail)")
  }

  static func severalParties(_ text: String, field: String) -> Self {
    Self(code: .severalParties, message: "'\(field)' must be one party, but '\(text)' may be several")
  }

  static func unknownCategory(_ text: String, scheme: String, known: [String]) -> Self {
    Self(
      code: .unknownCategory,
      message: "unknown category '\(text)' in scheme '\(scheme)'\(Diagnostic.hint(for: text, in: known))")
  }

  static func unmatched(_ text: String, lookup: String, known: [String]) -> Self {
    Self(
      code: .unmatchedWord,
      message: "'\(text)' is no entry of lookup '\(lookup)'\(Diagnostic.hint(for: text, in: known))")
  }

  static func unknownWord(_ text: String, field: String, known: [String]) -> Self {
    Self(
      code: .unmatchedWord,
      message: "'\(text)' is no \(field) that records know\(Diagnostic.hint(for: text, in: known))")
  }

  static func pinned(_ header: String, expected: String, found: String) -> Self {
    Self(code: .pinnedColumn, message: "ignored column '\(header)' must be '\(expected)', not '\(found)'")
  }
}

extension String {
  fileprivate func caseInsensitiveEquals(_ other: String) -> Bool {
    Normalisation(foldCase: true)(self) == Normalisation(foldCase: true)(other)
  }
}
