public import WaybillCore

/// The outside share of one line: what went where, and what is to be known of it.
public struct ShareFigure: Sendable, Hashable {
  public let buckets: ShareBuckets
  /// `reported`, `partial`, `not-reported` or `no-value`.
  public let status: String
  /// Whether nobody who was due reported, so that no figure stands behind the line.
  public let isSilent: Bool

  /// The bounds of the share; nil where there is none.
  public var share: ShareBounds? { isSilent ? nil : buckets.share }
}

extension DueCoverage.Line {
  /// Where an entry's value goes under a definition: who may be no member makes no figure sure.
  ///
  /// - Parameters:
  ///   - rule: the place of the membership rule among the judge's.
  ///   - definition: the place of the definition among the judge's.
  public static func standing(of entry: SeriesReading.Entry, rule: Int, definition: Int) -> Standing {
    entry.account.standings[rule] == .inside ? entry.kind.standings[definition] : .undetermined
  }

  /// The line's figure under one definition.
  public func figure(rule: Int, definition: Int) -> ShareFigure {
    if isSilent { return ShareFigure(buckets: ShareBuckets(), status: "not-reported", isSilent: true) }
    var buckets = ShareBuckets()
    for entry in entries { buckets.add(entry.sum, to: Self.standing(of: entry, rule: rule, definition: definition)) }
    let isWhole = reported == due && entries.allSatisfy { $0.account.standings[rule] == .inside }
    let status = !isWhole ? "partial" : buckets.share == nil ? "no-value" : "reported"
    return ShareFigure(buckets: buckets, status: status, isSilent: false)
  }
}
