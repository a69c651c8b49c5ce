/// A state, territory, group or organisation that exports, receives or reports.
public struct Party: Sendable, Hashable, Comparable {
  /// What kind of party it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case state, historic, territory, organisation
    case nonState = "non-state"
  }

  public let kind: Kind
  /// ISO 3166-1 or -3 alpha-3 for states and territories, an own code for organisations, the publisher's words for
  /// non-state groups.
  public let code: String
  /// The state that a territory counts with, or the group that an organisation stands for; nil when there is none.
  public let belongsTo: String?

  /// Makes a party.
  public init(_ kind: Kind, _ code: String, belongsTo: String? = nil) {
    self.kind = kind
    self.code = code
    self.belongsTo = belongsTo
  }

  /// The code under which the party's figures are counted: a territory's parent, else its own.
  public var countsAs: String { kind == .territory ? belongsTo ?? code : code }

  public static func < (a: Self, b: Self) -> Bool {
    (a.code, a.kind.rawValue, a.belongsTo ?? "") < (b.code, b.kind.rawValue, b.belongsTo ?? "")
  }
}

extension Party: CustomStringConvertible {
  /// `NLD` for a state, else the kind before the code: `organisation NATO`, `non-state PKK (Turkiye)`.
  public var description: String {
    kind == .state || kind == .historic || kind == .territory ? code : "\(kind.rawValue) \(code)"
  }
}
