import WaybillCore
import WaybillFormats

// The words of the messages that this module gives.

extension Diagnostic {
  /// A report without a single table of a destination.
  static func noTable(_ name: String) -> Self {
    Diagnostic(
      .error, .changedLayout, "expected tables with the categories ML1 to ML22 as headings, found none",
      at: Place(file: name))
  }

  /// A table among those of destinations without categories.
  static func foreignTable(at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout,
      "expected no table without the categories ML1 to ML22 among those of destinations, found one", at: place)
  }

  /// A row that has an exporter and a letter, under no heading.
  static func rowAboveCategories(_ exporter: String, _ letter: String, at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout,
      "expected a row with the categories ML1 to ML22 above the first figures, found '\(exporter)' and '\(letter)'",
      at: place)
  }

  /// Something between the beginning of a table and its heading that is no name of a destination.
  static func rowAboveHeading(_ text: String, at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout, "expected the name of a destination alone above the categories, found '\(text)'",
      at: place)
  }

  static func columnsBeforeCategories(_ count: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout,
      "expected 2 columns before the categories, for the exporter and the letter, found \(count)", at: place)
  }

  static func noCategory(_ text: String, at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout,
      "expected ML1 to ML22, 'Miscellaneous' or 'Total' as the heading of a column, found '\(text)'", at: place)
  }

  static func wideCategory(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout, "expected one column for each category, found '\(name)' over several", at: place)
  }

  static func repeatedCategory(_ name: String, at place: Place) -> Self {
    Diagnostic(.error, .changedLayout, "expected each category once, found '\(name)' again", at: place)
  }
}

/// The words of the faults of rows and cells, and of what the account counts.
enum ReportMessage {
  static let noDestination =
    "expected the name of a destination above the table, in a paragraph of class 'ti-tbl' or a row of its own, found none"
  static func noExporter(_ letter: String) -> String {
    "expected an exporter in the first cell of row '\(letter)', or a row of the same exporter with an earlier letter above "
      + "it, found neither"
  }
  static func letter(_ text: String) -> String { "expected a letter from a to e in the second cell, found '\(text)'" }
  static func cells(_ expected: Int, found: Int) -> String { "expected \(expected) cells, found \(found)" }
  static func oneText(_ text: String) -> String {
    "expected an exporter, a letter and figures, found one text over the whole row: '\(text)'"
  }
  static func wide(_ count: Int) -> String { "expected a figure in one column, found one over \(count)" }
  static let tall = "expected a figure in one row, found one that reaches down from the row above"
  static func criteria(_ text: String) -> String {
    "expected criteria from 1 to 8, each with a number in brackets, such as '1(1); 2(6)', found '\(text)'"
  }
  static let badByte = "expected text, found a byte that stands for no character"
  /// What the account calls tables that are not read, and what was taken off texts.
  static let tablesLeftAside = "table without categories, left aside"
  static let marksLeftOut = "mark of a note, left out of a text"
}
