// The words of the messages that this module gives.

import WaybillCore
import WaybillMetrics

extension Diagnostic {
  /// A basis or a measure that never stands on this side of the division.
  static func neverDivided(_ name: String, _ value: String, only: String, in key: String, at place: Place) -> Self {
    Diagnostic(
      .error, .firewall,
      "the '\(name)' of '\(key)' is '\(only)': '\(value)' never takes its place in a part of production", at: place)
  }

  /// Two currencies, of which one would be divided by the other.
  static func currenciesDiffer(_ exports: MeasureUnit, _ turnover: MeasureUnit, at place: Place) -> Self {
    Diagnostic(
      .error, .firewall,
      "'exports' in '\(exports.rawValue)' are never divided by a 'turnover' in '\(turnover.rawValue)'", at: place)
  }

  /// A scope that says one thing and its opposite.
  static func scopeContradicts(_ words: [String], in key: String, at place: Place) -> Self {
    Diagnostic(
      .error, .badOption, "the 'scope' of '\(key)' cannot be both '\(words[0])' and '\(words[1])'", at: place)
  }
}
