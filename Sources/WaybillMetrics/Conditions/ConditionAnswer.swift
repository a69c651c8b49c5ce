public import WaybillCore

/// Whether a record meets a condition; the worst of several is that of all together.
public enum ConditionAnswer: UInt8, Comparable, Sendable {
  case no, maybe, yes

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// Sure of it or sure of the opposite.
  public init(_ isMet: Bool) { self = isMet ? .yes : .no }

  /// What is known of the opposite; nobody knows it any better.
  public var opposite: Self {
    switch self {
    case .no: .yes
    case .maybe: .maybe
    case .yes: .no
    }
  }

  fileprivate init(_ standing: Standing) {
    self =
      switch standing {
      case .inside: .yes
      case .outside: .no
      case .undetermined: .maybe
      }
  }
}

/// Where parties stand to the groups that conditions name, under the one rule that a pipeline chose.
public struct ConditionJudge: Sendable {
  let book: GroupBook
  let rule: MembershipRule

  /// Makes a judge of membership in the groups of a book.
  public init(book: GroupBook, rule: MembershipRule) {
    self.book = book
    self.rule = rule
  }

  func answer(_ party: Party, in union: GroupUnion, over period: Period) -> ConditionAnswer {
    ConditionAnswer(book.standing(of: party, in: union, over: period, rule: rule))
  }

  func answer(_ set: PartySet, in union: GroupUnion, over period: Period) -> ConditionAnswer {
    ConditionAnswer(book.standing(of: set, in: union, over: period, rule: rule))
  }
}
