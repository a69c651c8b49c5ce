import WaybillCore
import WaybillMetrics

/// What one assumption does to one row of the answer.
struct AssumptionEffect {
  /// The value of which something is assumed.
  let about: IntervalSum
  /// The bounds without the assumption and with it; nil where there are none.
  let without: ShareBounds?
  let with: ShareBounds?
  /// Why the bounds stay as they are; nil where they move.
  private let reason: String?
  /// Whether it speaks of what nobody reported, so that its bounds are of more than those without it.
  private let isOfSilence: Bool

  /// In a word what became of the bounds, and why nothing did.
  var words: String {
    if let reason { return "no effect: \(reason)" }
    if without == nil { return "a share where there was none" }
    return isOfSilence ? "moved: speaks of years that were not reported" : "narrower"
  }

  /// The width without the assumption less that with it, in millionths; negative where the assumption widens.
  var widthRemoved: Int64? {
    if let without, let with { without.width - with.width } else { nil }
  }

  init(
    about: IntervalSum, without: ShareBounds?, with: ShareBounds?, isOfSilence: Bool = false, orBecause reason: String
  ) {
    self.about = about
    self.isOfSilence = isOfSilence
    self.without = without
    self.with = with ?? without
    self.reason = with == nil || with == without ? reason : nil
  }
}

extension AssumptionEffect {
  /// The effect on a line; nil where the line has nothing of which the assumption speaks.
  ///
  /// - Parameters:
  ///   - rule: the place of the membership rule among the judge's.
  ///   - definition: the place of the definition among the judge's.
  init?(
    of assumption: Assumption, on line: DueCoverage.Line, rule: Int, definition: Int, _ options: OutsideShareOptions,
    _ last: LastReports
  ) {
    let figure = line.figure(rule: rule, definition: definition)
    switch assumption {
    case .missingAtRandom:
      let buckets = figure.buckets
      if buckets.undetermined.records == 0 { return nil }
      self.init(
        about: buckets.undetermined, without: figure.share,
        with: figure.share.flatMap { _ in
          ShareBounds(part: buckets.outside, rest: buckets.inside, either: IntervalSum())
        },
        orBecause: buckets.outside.records + buckets.inside.records == 0
          ? "nothing is known whose part could be taken" : "what is undetermined is nothing beside what is known")
    case .sameMix:
      if line.silent.isEmpty { return nil }
      self.init(filling: line, figure, rule: rule, definition: definition, last)
    case .navoPlus, .notEmbargoed:
      guard let place = options.ofDestinations.firstIndex(where: { $0.assumption == assumption }) else { return nil }
      let group = options.groups[definition % options.groups.count]
      self.init(
        judging: line, figure, rule: rule, definition: definition, place, assumption,
        orBecause: assumption == .navoPlus ? Self.navoPlusStays(group) : Self.embargoStays)
    }
  }

  private init(
    filling line: DueCoverage.Line, _ figure: ShareFigure, rule: Int, definition: Int, _ last: LastReports
  ) {
    var buckets = figure.buckets
    var filled = IntervalSum()
    for year in line.silent {
      guard let told = last.year(before: year) else { continue }
      for entry in last.entries(of: told) {
        buckets.add(entry.sum, to: entry.kind.standings[definition])
        filled.merge(entry.sum)
      }
    }
    self.init(
      about: filled, without: figure.share, with: filled.records == 0 ? nil : buckets.share,
      isOfSilence: true,
      orBecause: filled.records == 0
        ? "no earlier year was reported" : "the last reported years have the bounds of the others")
  }

  private init?(
    judging line: DueCoverage.Line, _ figure: ShareFigure, rule: Int, definition: Int, _ place: Int,
    _ assumption: Assumption, orBecause reason: String
  ) {
    var buckets = ShareBuckets()
    var about = IntervalSum()
    for entry in line.entries {
      let isMember = entry.account.standings[rule] == .inside
      let assumed = entry.kind.assumed[place]
      if isMember, assumed.isAbout, assumption.touches(entry.kind.standings[definition]) { about.merge(entry.sum) }
      buckets.add(entry.sum, to: isMember ? assumed.standings[definition] : .undetermined)
    }
    if about.records == 0 { return nil }
    self.init(about: about, without: figure.share, with: buckets.share, orBecause: reason)
  }

  private static func navoPlusStays(_ group: GroupUnion) -> String {
    group.groups.contains("equivalents")
      ? "the mapping says already that NAVO+ is within nato+equivalents, which is inside the group"
      : "NAVO+ may be a member of nato or one of the equivalents, and the group has not both"
  }

  private static let embargoStays = "members of the group and other states remain possible"
}

extension ShareBounds {
  /// How far apart the bounds are, in millionths.
  var width: Int64 { hi - lo }
}
