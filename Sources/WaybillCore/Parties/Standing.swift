/// Where a party, or a set of parties, stands to a group over a period.
public enum Standing: UInt8, Sendable, Hashable, CaseIterable {
  /// A member throughout; of a set, every party that it may be.
  case inside
  /// Never a member; of a set, none of the parties that it may be.
  case outside
  /// Neither: a member for a part of the period, or a set with some parties inside and some outside.
  case undetermined

  /// The one standing that all parts share, else undetermined; of no parts nothing is known.
  static func joined(_ parts: some Sequence<Standing>) -> Standing {
    var shared: Standing?
    for part in parts {
      if shared.map({ $0 != part }) ?? false { return .undetermined }
      shared = part
    }
    return shared ?? .undetermined
  }
}

extension GroupBook {
  /// The ids in a union that the book does not know, in the order written.
  public func unknownGroups(in union: GroupUnion) -> [String] {
    union.groups.filter { group($0) == nil }
  }

  /// Where a party stands to a union of groups over a period.
  ///
  /// A territory counts with the state that it belongs to. An organisation that stands for a group is inside every
  /// union that names the group; other organisations, non-state groups and territories of nobody are outside.
  public func standing(
    of party: Party, in union: GroupUnion, over period: Period, rule: MembershipRule
  ) -> Standing {
    switch party.kind {
    case .state, .historic: standing(ofState: party.code, in: union, over: period, rule: rule)
    case .territory:
      party.belongsTo.map { standing(ofState: $0, in: union, over: period, rule: rule) } ?? .outside
    case .organisation: party.belongsTo.map(union.groups.contains) ?? false ? .inside : .outside
    case .nonState: .outside
    }
  }

  /// Where a set of parties stands to a union of groups over a period: inside when all that it may be are inside.
  ///
  /// A group in the set means its members under the same rule, and is inside every union that names it.
  public func standing(
    of set: PartySet, in union: GroupUnion, over period: Period, rule: MembershipRule
  ) -> Standing {
    let parties = set.parties.map { standing(of: $0, in: union, over: period, rule: rule) }
    let groups = set.groups.map { standing(ofGroup: $0, in: union, over: period, rule: rule) }
    return .joined(parties + groups)
  }

  /// The states that are members of a union for at least a part of a year, sorted.
  ///
  /// The year is within 1 to 9998.
  public func members(of union: GroupUnion, in year: Int, rule: MembershipRule) -> [String] {
    Set(memberships(of: union).map(\.state)).sorted().filter {
      standing(ofState: $0, in: union, over: .year(year), rule: rule) != .outside
    }
  }

  private func spans(ofState state: String, in union: GroupUnion) -> MembershipSpans {
    MembershipSpans(memberships(of: union).lazy.filter { $0.state == state })
  }

  private func standing(
    ofState state: String, in union: GroupUnion, over period: Period, rule: MembershipRule
  ) -> Standing {
    let spans = spans(ofState: state, in: union)
    return .joined(rule.stretches(of: period).map { rule.standing(of: spans, over: $0) })
  }

  private func standing(
    ofGroup id: String, in union: GroupUnion, over period: Period, rule: MembershipRule
  ) -> Standing {
    if union.groups.contains(id) { return .inside }
    let members = Dictionary(grouping: group(id)?.memberships ?? [], by: \.state)
    let standings = members.flatMap { state, memberships -> [Standing] in
      let within = MembershipSpans(memberships)
      let target = spans(ofState: state, in: union)
      return rule.stretches(of: period).flatMap { stretch in
        // A state is meant only for the days on which the group has it.
        rule.parts(of: stretch, in: within).map { rule.standing(of: target, over: $0) }
      }
    }
    return .joined(standings)
  }
}
