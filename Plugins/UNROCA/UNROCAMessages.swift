import WaybillCore
import WaybillFormats

// The words of the messages that this module gives.

extension Diagnostic {
  /// A file that is not the register's answer for one state.
  static func noCountryObject(_ name: String) -> Self {
    Diagnostic(
      .error, .changedLayout, "expected an object with the key 'country', as the register answers for one state",
      at: Place(file: name))
  }

  /// A key of the object that is none of those that are known.
  static func unknownList(_ key: String, at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout,
      "expected 'country', 'available_reports' or a list such as 'hw_imp' or 'sa_imp_time', found '\(key)'; name it under "
        + "'leave_aside' to go on without it", at: place)
  }

  /// A key of a row of a list that is none of those that are known.
  static func unknownKey(_ key: String, in list: String, expected: String, at place: Place) -> Self {
    Diagnostic(.error, .changedLayout, "expected \(expected) in '\(list)', found '\(key)'", at: place)
  }

  /// A list without a key that it must have.
  static func missingKey(_ key: String, in list: String, at place: Place) -> Self {
    Diagnostic(.error, .changedLayout, "expected '\(key)' in '\(list)', found none", at: place)
  }

  /// A page that is no report, such as one that the site redirects to.
  static func noReport(_ name: String) -> Self {
    Diagnostic(
      .error, .changedLayout,
      "expected the heading 'UNROCA original report' and a state with a year below it, such as 'Netherlands 2014', "
        + "found neither", at: Place(file: name))
  }

  static func noReportYear(_ text: String, at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout,
      "expected a state with a year below the heading, such as 'Netherlands 2014', found '\(text)'", at: place)
  }

  /// More panels than a report has.
  static func panelCount(_ count: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout, "expected at most \(count) panels, of which the first has no list, found more", at: place)
  }

  /// A report that has neither five panels with lists nor nine.
  static func panelsInAll(_ count: Int, at place: Place) -> Self {
    Diagnostic(
      .error, .changedLayout,
      "expected 5 panels behind the first, 9 with small arms, or the word 'nil' and none, found \(count)", at: place)
  }

  /// A list whose heading is not that of its panel.
  static func panelHeading(_ panel: String, expected: [String], found: String, at place: Place) -> Self {
    let words = expected.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .error, .changedLayout, "expected headings with the words \(words) in the panel of \(panel), found '\(found)'",
      at: place)
  }
}

/// The words of the faults of rows, and of what the account counts.
enum RegisterMessage {
  static func cells(_ expected: Int, found: Int) -> String { "expected \(expected) cells, found \(found)" }
  static let badByte = "expected text, found a byte that stands for no character"
  static let spans = "expected a cell of its own in each row and column, found one over several"
  /// A list without years: what the account says of the years that its rows are given.
  static let withoutYear = "figure without a year, taken for 1992 to the last year that the object names"
  static let leftAside = "key of the object that the mapping leaves aside"
  static let policies = "row on policies, which has no figure"
}
