/// How the trial of one promise ended.
public enum PromiseOutcome: Sendable, Equatable {
  case kept
  /// How the promise is broken, in words.
  case broken([String])
  /// Why the promise was not tried.
  case notTried(String)
}

/// Where a long file comes from, with which memory is measured.
enum LongFile: Sendable {
  case none
  case given([UInt8])
  case made(@Sendable (_ rows: Int) -> [UInt8])
}
