public import WaybillCore

/// What a definition is made of: one union of groups under one membership rule.
public struct GroupDefinition: Hashable, Sendable {
  public let group: GroupUnion
  public let rule: MembershipRule

  /// Makes a definition.
  public init(group: GroupUnion, rule: MembershipRule) {
    self.group = group
    self.rule = rule
  }
}

/// Judges parties and destinations under every definition at once.
///
/// Destinations that stand the same under all definitions are alike to the metric, and there are few kinds of them:
/// so values are summed by kind, whatever the number of countries and definitions.
public struct MembershipJudge: Sendable {
  public let book: GroupBook
  public let alliance: GroupUnion
  public let rules: [MembershipRule]
  /// Every group under every rule, rule by rule.
  public let definitions: [GroupDefinition]
  /// What is assumed about destinations, each by itself.
  public let assumptions: [DestinationAssumption]

  /// Makes a judge of exports by members of an alliance to several groups, under several rules.
  public init(
    alliance: GroupUnion, groups: [GroupUnion], rules: [MembershipRule], book: GroupBook,
    assumptions: [DestinationAssumption] = []
  ) {
    self.book = book
    self.assumptions = assumptions
    self.alliance = alliance
    self.rules = rules
    definitions = rules.flatMap { rule in groups.map { GroupDefinition(group: $0, rule: rule) } }
  }

  /// Whether any rule looks at days; where none does, a period is as good as the years that it touches.
  public var looksAtDays: Bool { rules.contains(.day) }

  /// The period as far as the rules look at it: its whole years, unless days matter.
  public func span(of period: Period) -> Period {
    let years = period.years
    guard !looksAtDays, let from = Day(year: years.lowerBound, month: 1, day: 1),
      let until = Day(year: years.upperBound + 1, month: 1, day: 1)
    else { return period }
    return Period(from: from, until: until) ?? period
  }

  /// The account on which an exporter's figures of a period are kept.
  public func account(of exporter: Party?, over period: Period) -> ExporterAccount {
    ExporterAccount(
      exporter: exporter?.countsAs, years: period.years,
      standings: rules.map { rule in exporter.map { standing(of: $0, over: period, rule: rule) } ?? .outside })
  }

  /// Where a destination stands under each definition, and how it is named.
  public func kind(of destination: PartySet?, over period: Period) -> DestinationKind {
    DestinationKind(
      naming: DestinationNaming(destination),
      standings: definitions.map { standing(of: destination, over: period, under: $0) },
      assumed: assumptions.map { assumed($0, of: destination, over: period) })
  }

  /// Where a destination stands; an absent one is as little known as an unknown one.
  public func standing(of destination: PartySet?, over period: Period, under definition: GroupDefinition) -> Standing {
    guard let destination else { return .undetermined }
    return book.standing(of: destination, in: definition.group, over: period, rule: definition.rule)
  }

  /// Where an exporter stands to the alliance.
  ///
  /// Only states and their territories are members: an organisation may stand for the alliance as a recipient, but
  /// its exports are no member's.
  public func standing(of exporter: Party, over period: Period, rule: MembershipRule) -> Standing {
    if exporter.kind == .organisation { return .outside }
    return book.standing(of: exporter, in: alliance, over: period, rule: rule)
  }
}
