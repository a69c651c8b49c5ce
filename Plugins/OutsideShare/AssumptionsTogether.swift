import WaybillCore
import WaybillMetrics

extension OutsideShare {
  /// Stands for the assumption in the rows of all that were asked for, together.
  static let allAssumptions = "all of the above"
}

extension OutsideShareOptions {
  /// Whether any assumption that was asked for speaks of a value of a member that went there.
  func speaksOf(_ standing: Standing, _ isAbout: (Int) -> Bool) -> Bool {
    if assumptions.contains(.missingAtRandom), standing == .undetermined { return true }
    return ofDestinations.enumerated().contains { isAbout($0.offset) && $0.element.assumption.touches(standing) }
  }
}

extension AssumptionEffect {
  /// The effect of all assumptions that were asked for on a line; nil where it has nothing of which any of them speaks.
  ///
  /// What is assumed of destinations comes first, then silent years are filled with the last ones under the same
  /// assumptions, and what is undetermined after both is taken as what is known.
  init?(
    ofAllOn line: DueCoverage.Line, rule: Int, definition: Int, _ options: OutsideShareOptions, _ last: LastReports
  ) {
    func standing(_ kind: DestinationKind) -> Standing {
      let plain = kind.standings[definition]
      if plain != .undetermined { return plain }
      return kind.assumed.lazy.map { $0.standings[definition] }.first { $0 != .undetermined } ?? plain
    }
    var (buckets, about, filled) = (ShareBuckets(), IntervalSum(), IntervalSum())
    for entry in line.entries {
      let isMember = entry.account.standings[rule] == .inside
      let plain = DueCoverage.Line.standing(of: entry, rule: rule, definition: definition)
      if options.speaksOf(plain, { isMember && entry.kind.assumed[$0].isAbout }) { about.merge(entry.sum) }
      buckets.add(entry.sum, to: isMember ? standing(entry.kind) : .undetermined)
    }
    if options.assumptions.contains(.sameMix) {
      for year in line.silent {
        for entry in last.year(before: year).map({ last.entries(of: $0) }) ?? [] {
          buckets.add(entry.sum, to: standing(entry.kind))
          filled.merge(entry.sum)
        }
      }
    }
    about.merge(filled)
    if about.records == 0 { return nil }
    let figure = line.figure(rule: rule, definition: definition)
    let isAtRandom =
      options.assumptions.contains(.missingAtRandom) && buckets.outside.records + buckets.inside.records > 0
    self.init(
      about: about, without: figure.share,
      with: buckets.share.flatMap { share in
        isAtRandom ? ShareBounds(part: buckets.outside, rest: buckets.inside, either: IntervalSum()) : share
      },
      isOfSilence: filled.records > 0, orBecause: "none of them moves the bounds")
  }
}
