import WaybillCore
import WaybillMetrics

/// What a pipeline may assume of what is not known; each by itself, and none unless it is asked for.
enum Assumption: String, Hashable, Sendable, CaseIterable {
  /// What is undetermined went outside in the same part as what is known.
  case missingAtRandom = "missing-at-random"
  /// A year that was not reported was as the exporter's last reported one.
  case sameMix = "same-mix-as-last-year"
  /// What went within NATO and the equivalents is inside each group that has the equivalents.
  case navoPlus = "navo-plus-within-equivalents"
  /// A destination that is not told exactly is no state under an embargo.
  case notEmbargoed = "unknown-not-embargoed"
}

extension Assumption {
  /// Whether the assumption has something to say of a destination that it is about and that stands so.
  ///
  /// What is inside already is told for NAVO+, so that a reader sees that the mapping made the assumption needless.
  func touches(_ standing: Standing) -> Bool { self == .navoPlus || standing == .undetermined }
}

extension OutsideShareOptions {
  /// The assumptions that are about single destinations, each with what the judge is told.
  var ofDestinations: [(assumption: Assumption, judged: DestinationAssumption)] {
    assumptions.compactMap { assumption in
      switch assumption {
      case .missingAtRandom, .sameMix: nil
      case .navoPlus: (assumption, .navoPlusWithinEquivalents)
      case .notEmbargoed: embargoed.map { (assumption, .unknownNotIn($0)) }
      }
    }
  }
}
