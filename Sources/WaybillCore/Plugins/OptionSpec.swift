/// One key of a mapping or a pipeline: what validates it, describes it to editors and stands in the reference.
public struct OptionSpec: Sendable, Hashable {
  public let name: String
  public let shape: OptionShape
  /// What the key does, in whole sentences.
  public let help: String
  public let required: Bool

  /// Makes a specification of one key.
  public init(_ name: String, _ shape: OptionShape, required: Bool = false, help: String) {
    self.name = name
    self.shape = shape
    self.required = required
    self.help = help
  }
}

/// A table with a closed set of keys.
public struct OptionSection: Sendable, Hashable {
  /// A name of its own within a specification, of small letters and hyphens.
  public let id: String
  /// The heading in the reference.
  public let title: String
  /// What the table is, in whole sentences.
  public let help: String
  public let keys: [OptionSpec]
  public let rules: [OptionRule]
  public let variants: OptionVariants?

  /// Makes a section.
  public init(
    _ id: String, title: String, help: String, keys: [OptionSpec], rules: [OptionRule] = [],
    variants: OptionVariants? = nil
  ) {
    self.id = id
    self.title = title
    self.help = help
    self.keys = keys
    self.rules = rules
    self.variants = variants
  }

  /// What a message says must stand where the section should: a table, or one with one of a few keys.
  public var expected: String {
    let names = keys.map(\.name)
    guard rules.contains(.exactlyOne(names)) else { return "a table" }
    return "a table with one of the keys \(names.map { "'\($0)'" }.joined(separator: " and "))"
  }

  /// The keys of the section under one of its variants.
  public func keys(of variant: OptionSection) -> [OptionSpec] {
    variant.keys + keys.filter { key in !variant.keys.contains { $0.name == key.name } }
  }
}

/// Further keys of a section, by the word that another key has.
public struct OptionVariants: Sendable, Hashable {
  /// The keys that one word brings.
  public struct Variant: Sendable, Hashable {
    public let word: String
    public let section: OptionSection

    /// Makes a variant.
    public init(_ word: String, _ section: OptionSection) {
      self.word = word
      self.section = section
    }
  }

  /// The keys whose word tells the variant; one of them is there.
  public let keys: [String]
  public let all: [Variant]

  /// Makes a set of variants.
  public init(by keys: [String], _ all: [Variant]) {
    self.keys = keys
    self.all = all
  }
}

/// Which keys of one table go together.
public enum OptionRule: Sendable, Hashable {
  /// One of the keys is there, and no other of them.
  case exactlyOne([String])
  /// One of the keys is there, or several.
  case atLeastOne([String])
  /// At most one of the keys is there.
  case atMostOne([String])
  /// The keys do something only beside another key that has one of the words; any word, where none is named.
  case only([String], beside: String, words: [String] = [])
  /// Where the key is, with the word if one is named, another key must be too.
  case needs(String, beside: String, word: String? = nil)
  /// The keys must be here or in the table that all tables of this kind share.
  case hereOrShared([String], in: String)
}

extension OptionRule {
  /// The rule as a sentence of the reference.
  public var sentence: String {
    switch self {
    case .exactlyOne(let keys): "Give exactly one of \(Self.list(keys, "and"))."
    case .atLeastOne(let keys): "Give at least one of \(Self.list(keys, "and"))."
    case .atMostOne(let keys): "Give at most one of \(Self.list(keys, "and"))."
    case .only(let keys, let other, let words):
      "\(Self.list(keys, "and")) \(keys.count == 1 ? "needs" : "need") "
        + (words.isEmpty ? "`\(other)`." : "\(Self.list(words.map { "\(other): \($0)" }, "or")).")
    case .needs(let key, let other, let word): "`\(word.map { "\(other): \($0)" } ?? other)` needs `\(key)`."
    case .hereOrShared(let keys, let shared): "\(Self.list(keys, "and")) must be here or in `\(shared)`."
    }
  }

  private static func list(_ keys: [String], _ word: String) -> String {
    let quoted = keys.map { "`\($0)`" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "" }
    return "\(quoted.dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
