public import WaybillCore

/// How a destination is named by who reports it.
public enum DestinationNaming: String, Sendable, Hashable, Comparable, CaseIterable {
  /// Exactly one party.
  case one
  /// One of several parties that are named.
  case named
  /// A member of a group that is named, perhaps beside parties.
  case group
  /// Several countries, without saying which.
  case several
  case unknown
  case withheld

  /// Says how a destination is named; an absent one is as little known as an unknown one.
  public init(_ destination: PartySet?) {
    guard let destination else {
      self = .unknown
      return
    }
    self =
      switch destination.unknown {
      case .several: .several
      case .withheld: .withheld
      case .unknown: .unknown
      case nil: destination.single != nil ? .one : destination.groups.isEmpty ? .named : .group
      }
  }

  public static func < (a: Self, b: Self) -> Bool { a.code < b.code }
}

/// What destinations share that are alike to every definition of a ``MembershipJudge``.
public struct DestinationKind: Sendable, Hashable {
  public let naming: DestinationNaming
  /// Where the destination stands under each definition, in the judge's order.
  public let standings: [Standing]
  /// Where it would stand if each of the judge's assumptions held, in the judge's order.
  public let assumed: [AssumedStandings]
}
