public import WaybillCore

/// An assumption about destinations of which several parties are possible.
public enum DestinationAssumption: Hashable, Sendable {
  /// A destination within NATO and the equivalents together is inside each group that has the equivalents.
  case navoPlusWithinEquivalents
  /// A destination that is not told exactly is no state that is a member of these groups.
  case unknownNotIn(GroupUnion)

  /// The groups whose members Dutch licences mean by `NAVO+`.
  static let navoPlus = ["equivalents", "nato"]

  /// Whether the assumption speaks of a destination at all.
  public func isAbout(_ destination: PartySet?) -> Bool {
    switch self {
    case .navoPlusWithinEquivalents: destination?.groups == Self.navoPlus && destination?.parties.isEmpty ?? false
    case .unknownNotIn: destination?.single == nil
    }
  }
}

/// Where a destination would stand if an assumption held.
public struct AssumedStandings: Sendable, Hashable {
  /// Whether the assumption speaks of the destination at all.
  public let isAbout: Bool
  /// Where it would stand under each definition, in the judge's order.
  public let standings: [Standing]
}

extension MembershipJudge {
  /// Where a destination would stand under each definition if an assumption held.
  func assumed(
    _ assumption: DestinationAssumption, of destination: PartySet?, over period: Period
  ) -> AssumedStandings {
    let isAbout = assumption.isAbout(destination)
    return AssumedStandings(
      isAbout: isAbout,
      standings: definitions.map { definition in
        let standing = standing(of: destination, over: period, under: definition)
        guard isAbout, standing == .undetermined else { return standing }
        return switch assumption {
        case .navoPlusWithinEquivalents:
          definition.group.groups.contains(DestinationAssumption.navoPlus[0]) ? .inside : standing
        case .unknownNotIn(let struckOut):
          without(destination, membersOf: struckOut, over: period, rule: definition.rule).map {
            self.standing(of: $0, over: period, under: definition)
          } ?? standing
        }
      })
  }

  /// A destination without the parties that are surely members of some groups; nil when none of its parties is one,
  /// or all of them are, so that the assumption cannot hold.
  ///
  /// Of an unknown destination, and of a member of a group, nothing is struck out: too many others remain.
  private func without(
    _ destination: PartySet?, membersOf groups: GroupUnion, over period: Period, rule: MembershipRule
  ) -> PartySet? {
    guard let destination, destination.unknown == nil else { return nil }
    let left = destination.parties.filter {
      $0.kind == .organisation || book.standing(of: $0, in: groups, over: period, rule: rule) != .inside
    }
    if left.count == destination.parties.count || (left.isEmpty && destination.groups.isEmpty) { return nil }
    return PartySet(parties: left, groups: destination.groups)
  }
}
