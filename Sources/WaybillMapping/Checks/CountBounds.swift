import WaybillCore

/// How many of something there must be: a number, or a share of the rows read.
struct CountBounds: Sendable, Hashable {
  /// One end.
  enum End: Sendable, Hashable {
    case count(Int)
    /// Per cent of the rows read.
    case percent(Amount)

    /// `12` or `0.5% of the rows`.
    fileprivate var words: String {
      switch self {
      case .count(let count): "\(count)"
      case .percent(let percent): "\(percent)% of the rows"
      }
    }
  }

  var min: End?
  var max: End?

  /// Whether a count lies within.
  func holds(_ count: Int, of rows: Int) -> Bool {
    (min.map { Self.compare(count, $0, rows) >= 0 } ?? true) && (max.map { Self.compare(count, $0, rows) <= 0 } ?? true)
  }

  /// Below zero where the count is less than the end; exact, for a share is compared by its products.
  private static func compare(_ count: Int, _ end: End, _ rows: Int) -> Int128 {
    switch end {
    case .count(let end): Int128(count) - Int128(end)
    case .percent(let percent): Int128(count) * 100_000_000 - Int128(percent.millionths) * Int128(rows)
    }
  }

  /// `at least 1 row`, `exactly 3 rejects`, `10 to 20 records`.
  func words(_ noun: String) -> String {
    switch (min, max) {
    case (let min?, let max?) where min == max: "exactly \(Self.words(max, noun))"
    case (let min?, let max?): "\(min.words) to \(Self.words(max, noun))"
    case (let min?, nil): "at least \(Self.words(min, noun))"
    case (nil, let max?): "at most \(Self.words(max, noun))"
    case (nil, nil): "any number of \(noun)s"
    }
  }

  private static func words(_ end: End, _ noun: String) -> String {
    if case .count(let count) = end { return counted(count, noun) }
    return end.words
  }
}
