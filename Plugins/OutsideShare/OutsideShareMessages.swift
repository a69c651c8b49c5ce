// The words of the messages that this module gives.

import WaybillCore

extension Diagnostic {
  /// An assumption about embargoes, without the states that are under one.
  static func noEmbargoedGroup(at place: Place) -> Self {
    Diagnostic(
      .error, .missingKey,
      "'\(Assumption.notEmbargoed.rawValue)' needs 'embargoed', the group of the states under an embargo, and the file "
        + "of groups has none that is called 'embargoed'", at: place)
  }

  /// A group of states under an embargo, of which nothing is assumed.
  static func needlessEmbargoedGroup(at place: Place) -> Self {
    Diagnostic(
      .error, .badOption,
      "'embargoed' does nothing without '\(Assumption.notEmbargoed.rawValue)' among the 'assumptions'", at: place)
  }
}
