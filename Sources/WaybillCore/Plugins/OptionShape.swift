/// What the value of a key may be: what validation, the schema for editors and the reference say of it.
///
/// Every scalar is a text in mappings and pipelines; a number is a text that reads as one.
public indirect enum OptionShape: Sendable, Hashable {
  /// Any text.
  case text
  /// A text of a kind that has a name, such as `path` or `expression`; the pattern is RE2's, for the whole text.
  case named(String, pattern: String? = nil)
  /// One character.
  case character
  /// A pattern in RE2's syntax.
  case pattern
  /// One of a closed set of words; of no words, nothing at all.
  case choice([String])
  /// A whole number, with both ends included.
  case integer(from: Int, to: Int? = nil)
  /// A decimal.
  case number(NumberBound = .none)
  /// A list; the noun says of what, in the plural: `steps`.
  case list(OptionShape, of: String)
  /// A table with a closed set of keys.
  case table(OptionSection)
  /// A table whose keys are the author's own words; the noun says of what, in the plural: `patterns`.
  case entries(OptionShape, of: String)
  /// Any of several shapes.
  case anyOf([OptionShape])
  /// Anything, in words only, for plugins that say no more; nothing but the key itself is checked.
  case described(String)

  /// The bounds of a decimal.
  public enum NumberBound: Sendable, Hashable {
    case none, aboveZero, zeroToOne
  }

  /// One value, or a list of such values.
  public static func oneOrMany(_ shape: OptionShape, of noun: String) -> OptionShape {
    .anyOf([shape, .list(shape, of: noun)])
  }

  /// The id of a source of the pipeline, which a run holds against those that there are.
  public static let sourceID = named("id of a source")

  /// The code of a party, which a run holds against those of its gazetteers.
  public static let partyCode = named("party code")

  /// A closed set of words that a type has.
  public static func words<Words: RawRepresentable<String> & CaseIterable>(of type: Words.Type) -> OptionShape {
    .choice(Words.allCases.map(\.rawValue))
  }
}

extension OptionShape: ExpressibleByStringLiteral {
  /// A shape in words only.
  public init(stringLiteral value: String) { self = .described(value) }
}

extension OptionShape {
  /// The shape in words; `section` says how a table of closed keys is called.
  public func words(section: (OptionSection, _ noun: String) -> String = { $1 }) -> String {
    switch self {
    case .text: "text"
    case .named(let name, _): name
    case .character: "character"
    case .pattern: "pattern"
    case .choice(let words): words.isEmpty ? "nothing" : Self.joined(words.map { $0.isEmpty ? "nothing" : "`\($0)`" })
    case .integer(let least, let most):
      most.map { "whole number from \(least) to \($0)" } ?? "whole number from \(least)"
    case .number(.none): "number"
    case .number(.aboveZero): "number above 0"
    case .number(.zeroToOne): "number from 0 to 1"
    case .list(.table(let table), let noun): "list of \(section(table, noun))"
    case .list(let shape, let noun): "list of \(noun)\(shape.each(section))"
    case .table(let table): section(table, "table")
    case .entries(.table(let table), let noun): "table of \(section(table, noun))"
    case .entries(let shape, let noun): "table of \(noun)\(shape.each(section))"
    case .anyOf(let shapes):
      Self.joined(
        shapes.map { shape in
          // One or many: what one is was said.
          if case .list(let element, let noun) = shape, shapes.contains(element) { return "list of \(noun)" }
          return shape.words(section: section)
        }, by: ", ")
    case .described(let words): words
    }
  }

  /// What each element is, where the noun does not say it all.
  private func each(_ section: (OptionSection, _ noun: String) -> String) -> String {
    switch self {
    case .text, .named, .character, .pattern, .choice([]): ""
    default: ", each \(words(section: section))"
    }
  }

  private static func joined(_ words: [String], by sign: String = " ") -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", "))\(sign)or \(last)"
  }

  /// What a message says must stand there, when a value of another kind does; nil when several kinds may, and the reader of
  /// the value knows better words, as it does for lists.
  func expectedKind(insteadOf node: ConfigNode) -> String? {
    switch self {
    case .text, .named, .character, .pattern, .choice, .integer, .number: node.text == nil ? "a text" : nil
    case .table(let section): node.table == nil ? section.expected : nil
    case .entries: node.table == nil ? "a table" : nil
    case .list, .anyOf, .described: nil
    }
  }
}
