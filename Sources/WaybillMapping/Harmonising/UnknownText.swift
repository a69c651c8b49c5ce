/// What a mapping knows texts by: a grammar of `parties`, or a lookup of `lookups`.
public enum Vocabulary: Sendable, Hashable, Comparable {
  case grammar(String)
  case lookup(String)

  /// The key of mappings under which it stands.
  public var section: String {
    switch self {
    case .grammar: "parties"
    case .lookup: "lookups"
    }
  }

  /// Its name under that key.
  public var name: String {
    switch self {
    case .grammar(let name), .lookup(let name): name
    }
  }
}

/// A text, as a field's steps left it, that a vocabulary does not know.
public struct UnknownText: Sendable, Hashable {
  public let vocabulary: Vocabulary
  /// The text; for a lookup of several columns their texts with ``TextColumn/separator`` between.
  public let text: String

  /// Makes an unknown text.
  public init(_ vocabulary: Vocabulary, _ text: String) {
    self.vocabulary = vocabulary
    self.text = text
  }
}
