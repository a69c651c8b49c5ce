/// The dated groups of states that a run knows: their ids, and who is a member when.
public struct GroupBook: Sendable, Equatable {
  /// One state's membership of a group, half-open; absent ends are unbounded.
  public struct Membership: Sendable, Hashable {
    public let state: String
    public let from: Day?
    public let until: Day?

    /// Makes a membership.
    public init(_ state: String, from: Day? = nil, until: Day? = nil) {
      self.state = state
      self.from = from
      self.until = until
    }
  }

  /// A group with its title and memberships.
  public struct Group: Sendable, Hashable {
    public let id: String
    public let title: String
    public let memberships: [Membership]

    /// Makes a group.
    public init(id: String, title: String, memberships: [Membership]) {
      self.id = id
      self.title = title
      self.memberships = memberships
    }
  }

  private let groups: [String: Group]

  /// Makes a book; of two groups with one id the later is kept.
  public init(_ groups: [Group] = []) {
    self.groups = Dictionary(groups.map { ($0.id, $0) }) { _, later in later }
  }

  /// The ids of the groups, sorted.
  public var ids: [String] { groups.keys.sorted() }

  /// The group of an id.
  public func group(_ id: String) -> Group? { groups[id] }

  /// The memberships of all groups of a union.
  func memberships(of union: GroupUnion) -> [Membership] {
    union.groups.flatMap { groups[$0]?.memberships ?? [] }
  }
}

/// One group or a union of groups, written `nato+eu+equivalents`.
public struct GroupUnion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The ids in the order written.
  public let groups: [String]

  /// Reads a union; nil when a part between the plus signs is empty.
  public init?(_ text: String) {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    groups = parts
  }

  public var description: String { groups.joined(separator: "+") }

  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}
