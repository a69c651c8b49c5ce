import WaybillCore
import WaybillMetrics

/// What of one line is not known, by cause, and what it would be worth to know it.
struct Balance {
  /// What one cause comes to.
  struct Entry {
    let cause: Cause
    /// Its values by where they went, as far as that is known.
    let buckets: ShareBuckets
    /// The least and the largest width of the share that can remain when the cause is settled, in millionths: the least
    /// rounded down, the largest rounded up.
    let remaining: ClosedRange<Int64>
    /// By how much the share is surely narrower then: the value of the information, in millionths.
    let information: Int64
  }

  /// The width of the share as it is, in millionths, rounded up; nil where there is no share.
  let width: Int64?
  /// The causes, the most informative first; those that are alike in the order of their words.
  let entries: [Entry]

  init(_ line: DueCoverage.Line, rule: Int, definition: Int) {
    let width = line.figure(rule: rule, definition: definition).buckets.width?.upperBound
    self.width = width
    var causes: [Cause: ShareBuckets] = [:]
    var settled = ShareBuckets()
    for entry in line.entries {
      let standing = DueCoverage.Line.standing(of: entry, rule: rule, definition: definition)
      let cause = Cause(
        naming: entry.kind.naming, precision: entry.precision, member: entry.account.standings[rule], standing: standing
      )
      if let cause {
        causes[cause, default: ShareBuckets()].add(entry.sum, to: standing)
      } else {
        settled.add(entry.sum, to: standing)
      }
    }
    entries = causes.map { cause, buckets in
      let others = causes.filter { $0.key != cause }.values.reduce(into: settled) { $0.merge($1) }
      var remaining = Settlement(of: cause, buckets, beside: others).remainingWidth
      // No settlement makes the share wider, whatever is rounded up.
      if let width { remaining = remaining.clamped(to: 0...width) }
      return Entry(
        cause: cause, buckets: buckets, remaining: remaining,
        information: (width ?? remaining.upperBound) - remaining.upperBound)
    }.sorted { ($1.information, $0.cause.rawValue) < ($0.information, $1.cause.rawValue) }
  }
}

extension ShareBuckets {
  /// Adds the values of others, each where it went.
  mutating func merge(_ other: ShareBuckets) {
    add(other.outside, to: .outside)
    add(other.inside, to: .inside)
    add(other.undetermined, to: .undetermined)
  }
}
