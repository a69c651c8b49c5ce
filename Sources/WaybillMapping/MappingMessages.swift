package import WaybillCore
import WaybillFormats

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
  static let mapOrFile = Self(rawValue: "map-or-file")
  static let emptyLookup = Self(rawValue: "empty-lookup")
  static let lookupParts = Self(rawValue: "lookup-parts")
  static let unusedVocabulary = Self(rawValue: "unused-vocabulary")
  static let notStated = Self(rawValue: "not-stated")
  static let unusedEntries = Self(rawValue: "unused-entries")
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
  static let badArithmetic = Self(rawValue: "bad-arithmetic")
  static let unknownParty = Self(rawValue: "unknown-party")
  static let severalParties = Self(rawValue: "several-parties")
  static let unknownCategory = Self(rawValue: "unknown-category")
  static let unmatchedWord = Self(rawValue: "unmatched-word")
  static let pinnedColumn = Self(rawValue: "pinned-column")

  static let internalError = Self(rawValue: "internal-error")
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

  package static func unknownCode(_ code: String, known: [String], at place: Place) -> Self {
    Diagnostic(.error, .unknownCode, "unknown party code '\(code)'\(hint(for: code, in: known))", at: place)
  }

  /// A party's name where its code must stand.
  package static func unknownCode(_ name: String, meaning code: String, at place: Place) -> Self {
    Diagnostic(.error, .unknownCode, "unknown party code '\(name)'; did you mean '\(code)'?", at: place)
  }

  static func unknownGroup(_ group: String, known: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .unknownGroup,
      "unknown group '\(group)'\(choices(for: group, in: known))", at: place)
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
    Diagnostic(.error, .fieldOrigin, "field '\(field)' must have one origin: 'from', 'const' or 'expr'", at: place)
  }

  /// A text of the whole file among cells of a row.
  static func captureAmongColumns(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .fieldOrigin, "a capture stands alone under 'from', not among several columns: '\(name)'", at: place)
  }

  /// A name that stands for no column of the file.
  static func noColumnToFill(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .rowStepKind, "'fill_down' takes columns of the file, not captures or names of 'unpivot': '\(name)'",
      at: place)
  }

  static func adapterOrFormat(at place: Place) -> Self {
    Diagnostic(.error, .adapterOrFormat, "'read' must have one of 'adapter' and 'format'", at: place)
  }

  static func cannotBeAbsent(_ field: String, at place: Place) -> Self {
    Diagnostic(
      .error, .fieldKind, "field '\(field)' must always have a value; 'optional' and 'missing' need a 'default' here",
      at: place)
  }

  static func missingAttribute(_ take: String, word: String, lookup: String, field: String, at place: Place) -> Self {
    Diagnostic(
      .error, .missingAttribute, "entry '\(word)' of lookup '\(lookup)' has no '\(take)', which '\(field)' takes",
      at: place)
  }

  static func missingAttributeColumn(_ take: String, lookup: String, field: String, at place: Place) -> Self {
    Diagnostic(
      .error, .missingAttribute, "the file of lookup '\(lookup)' has no column '\(take)', which '\(field)' takes",
      at: place)
  }

  static func lookupParts(
    _ word: String, lookup: String, field: String, expected: Int, found: Int, at place: Place
  ) -> Self {
    Diagnostic(
      .error, .lookupParts,
      "entry '\(word)' of lookup '\(lookup)' must have \(counted(expected, "part")), as '\(field)' has columns, not \(found)",
      at: place)
  }

  static func mapOrFile(_ lookup: String, at place: Place) -> Self {
    Diagnostic(.error, .mapOrFile, "lookup '\(lookup)' must have one of 'map' and 'file'", at: place)
  }

  static func lookupWithoutEntries(at place: Place) -> Self {
    Diagnostic(.error, .emptyLookup, "a lookup's file must have an entry below its header", at: place)
  }

  static func lookupTooLong(most: Int, at place: Place) -> Self {
    Diagnostic(.error, .tooMany, "a lookup's file must have at most \(counted(most, "entry", "entries"))", at: place)
  }

  static func unusedEntries(_ words: [String], of count: Int, lookup: String, at place: Place) -> Self {
    let shown = words.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let rest = words.count > 5 ? " and \(words.count - 5) more" : ""
    return Diagnostic(
      .warning, .unusedEntries,
      "no text of the source is \(words.count) of the \(counted(count, "entry", "entries")) of lookup '\(lookup)': \(shown)\(rest)",
      at: place)
  }

  static func unusedNames(_ names: [String], of count: Int, grammar: String, at place: Place) -> Self {
    let shown = names.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    return Diagnostic(
      .warning, .unusedEntries,
      "no text of the source is \(names.count) of the \(counted(count, "name")) of grammar '\(grammar)': \(shown)\(rest)",
      at: place)
  }

  /// What a draft writes where it does not know, left in a mapping.
  static func notStated(_ keys: [String], at place: Place) -> Self {
    let words = keys.map { "'\($0)'" }
    let list = words.count > 1 ? words.dropLast().joined(separator: ", ") + " and \(words[words.count - 1])" : words[0]
    return Diagnostic(
      .warning, .notStated,
      "\(list) still \(keys.count == 1 ? "says" : "say") '\(DraftPlaceholders.text)', as a draft does; state it",
      at: place)
  }

  static func currencyNotStated(at place: Place) -> Self {
    Diagnostic(
      .warning, .notStated,
      "the unit 'XXX' stands for no currency, as in a draft that found none; state the currency, such as EUR",
      at: place)
  }

  static func rosterNotStated(at place: Place) -> Self {
    Diagnostic(
      .warning, .notStated,
      "'reporting' names no state, as in a draft, so that nobody is ever missed; state 'complete', a group or the states",
      at: place)
  }

  static func noAttributeColumn(_ name: String, known: [String], lookup: String, at place: Place) -> Self {
    Diagnostic(
      .error, .missingAttribute, "the file of lookup '\(lookup)' has no column '\(name)'\(hint(for: name, in: known))",
      at: place)
  }

  static func editFailed(_ file: String, reason: String) -> Self {
    Diagnostic(
      .error, .internalError, "internal error: '\(file)' cannot be written with the new entries: \(reason)",
      at: Place(file: file))
  }

  static func uselessBeside(_ key: String, _ other: String, at place: Place) -> Self {
    Diagnostic(.error, .fieldKind, "'\(key)' does nothing beside '\(other)'", at: place)
  }

  static func unusedGroup(_ group: String, at place: Place) -> Self {
    Diagnostic(.error, .unusedColumn, "no 'unpivot' uses the columns of '\(group)'", at: place)
  }

  static func unusedGrammar(_ grammar: String, at place: Place) -> Self {
    Diagnostic(
      .error, .unusedVocabulary,
      "no field has 'party: \(grammar)', so that the names of this grammar would do nothing; use it, or remove it",
      at: place)
  }

  static func unusedLookup(_ lookup: String, at place: Place) -> Self {
    Diagnostic(
      .error, .unusedVocabulary,
      "no field has 'lookup: \(lookup)', so that its entries would do nothing; use it, or remove it", at: place)
  }

  static func twoKinds(_ keys: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .fieldKind,
      "a field must have at most one of 'party', 'lookup', 'scheme' and 'type', not "
        + keys.map { "'\($0)'" }.joined(separator: " and "), at: place)
  }

  static func keepsTexts(_ lookup: String, field: String, at place: Place) -> Self {
    Diagnostic(
      .error, .fieldKind,
      "lookup '\(lookup)' keeps texts that it does not know, which only an 'item' of one column can have, not '\(field)'",
      at: place)
  }

  static func uselessKey(_ key: String, without wanted: String, at place: Place) -> Self {
    Diagnostic(.error, .fieldKind, "'\(key)' does nothing here; it goes with \(wanted)", at: place)
  }

  static func tooMany(_ key: String, most: Int, found: Int, at place: Place) -> Self {
    Diagnostic(.error, .tooMany, "'\(key)' must have at most \(counted(most, "element")), not \(found)", at: place)
  }

  static func testGiven(at place: Place) -> Self {
    Diagnostic(.error, .testGiven, "a test has one of 'given' and 'given_file'", at: place)
  }

  static func testCharacter(
    _ missing: TextEncoding.MissingCharacter, _ encoding: TextEncoding, at place: Place
  ) -> Self {
    let digits = String(missing.character.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let shown = missing.character.properties.isAlphabetic ? "'\(missing.character)' (U+\(code))" : "U+\(code)"
    return Diagnostic(
      .error, .testGiven,
      "'given' has \(shown), which \(encoding.rawValue) does not have, in its line \(missing.line) at character "
        + "\(missing.column); write another character, or keep the publisher's bytes in a 'given_file'", at: place)
  }

  /// What a fault of a test is to a command that runs none.
  static func testsAreFaulty(_ fault: Diagnostic) -> Self {
    var warning = fault
    warning.severity = .warning
    warning.notes.append(
      Note("no figure comes of a test; 'waybill test' runs those of the mapping once this is mended"))
    return warning
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
    Diagnostic(
      .error, .rowStepKind, "a step of 'rows' must have one of 'drop', 'drop_matching', 'fill_down' and 'unpivot'",
      at: place)
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
      .error, .ignoredAndRead, "column '\(header)' is ignored here and read as '\(name)'", at: mapped,
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

  static func noTableName(file: Place, mapped: Place) -> Self {
    Diagnostic(
      .error, .missingCapture, "the table has no name for 'table_name': the file is neither a workbook nor an archive",
      at: mapped, notes: [Note("the file's header stands here", at: file)])
  }

  static func missingCapture(_ name: String, file: Place, mapped: Place) -> Self {
    Diagnostic(
      .error, .missingCapture, "nothing before the header matches capture '\(name)'", at: mapped,
      notes: [Note("the file's header stands here", at: file)])
  }
}
