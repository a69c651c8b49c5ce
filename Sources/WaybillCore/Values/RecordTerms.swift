/// From which side of a transfer a reporter speaks.
public enum Perspective: String, Sendable, Hashable, CaseIterable {
  case exporter, importer
  case thirdParty = "third-party"
}

/// What happened, so that a metric can leave out what would count twice.
public enum Event: String, Sendable, Hashable, CaseIterable {
  case new, `extension`, replacement, temporary, transit, brokering, denial
}

/// What a publisher says about the certainty or the kind of one figure, as a set.
public struct Flags: OptionSet, Sendable, Hashable {
  public let rawValue: UInt64

  /// Makes a set from its bits, which are those of the ledger.
  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Every flag's name in mappings, in the order of its bit.
  ///
  /// The order is part of the ledger's format: new names are added at the end.
  public static let names = [
    "estimated-value", "estimated-year", "estimated-number", "estimate-not-stated", "rounded", "provisional",
    "second-hand", "modernised", "local-production", "classified", "open", "withheld", "repaired", "zero-as-printed",
    "gap-in-years", "consolidated", "not-consolidated", "goods-only", "with-services", "on-territory",
    "by-headquarters",
    "defence-only", "with-security", "uncertain", "wider-area",
  ]

  /// The flag of a name; nil when no flag has it.
  public init?(name: String) {
    guard let bit = Flags.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: 1 << UInt64(bit))
  }

  /// The names of the flags in the set, in the order of their bits.
  public var list: [String] {
    Flags.names.indices.filter { rawValue & (1 << UInt64($0)) != 0 }.map { Flags.names[$0] }
  }
}

/// A code in a scheme of categories, such as `ML10` in `ml`.
public struct Category: Sendable, Hashable, Comparable {
  public let scheme: String
  public let code: String

  /// Makes a category.
  public init(scheme: String, code: String) {
    self.scheme = scheme
    self.code = code
  }

  public static func < (a: Self, b: Self) -> Bool { (a.scheme, a.code) < (b.scheme, b.code) }
}
