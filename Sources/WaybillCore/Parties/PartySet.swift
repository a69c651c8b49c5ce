/// The parties that a destination may be: one, one of several, one within a group, or unknown.
public struct PartySet: Sendable, Hashable, Comparable {
  /// Why nothing is known about a destination.
  public enum Unknown: String, Sendable, Hashable, CaseIterable {
    /// The publisher says that it does not know, or leaves the cell empty.
    case unknown
    /// Several countries, without saying which.
    case several
    /// Known to the publisher and kept back.
    case withheld
  }

  /// The parties named, in order.
  public let parties: [Party]
  /// The groups named, by id, in order: the destination is a member of one of them.
  public let groups: [String]
  /// Set when nothing is known; then ``parties`` and ``groups`` are empty.
  public let unknown: Unknown?

  /// Makes a set of named parties and groups, of which at least one.
  public init(parties: [Party], groups: [String] = []) {
    precondition(!parties.isEmpty || !groups.isEmpty, "a known set names a party or a group")
    self.parties = Set(parties).sorted()
    self.groups = Set(groups).sorted()
    unknown = nil
  }

  /// Makes a set of exactly one party.
  public init(_ party: Party) { self.init(parties: [party]) }

  /// Makes the set of which nothing is known.
  public init(_ unknown: Unknown) {
    parties = []
    groups = []
    self.unknown = unknown
  }

  /// The one party of the set; nil when it holds several, a group, or nothing known.
  public var single: Party? { parties.count == 1 && groups.isEmpty ? parties[0] : nil }

  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

extension PartySet: CustomStringConvertible {
  /// `NLD`, `one of {FRA, within nato+equivalents}`, `within nato`, `unknown`.
  public var description: String {
    if let unknown { return unknown.rawValue }
    let within = groups.isEmpty ? [] : ["within \(groups.joined(separator: "+"))"]
    let all = parties.map(\.description) + within
    return all.count == 1 ? all[0] : "one of {\(all.joined(separator: ", "))}"
  }
}
