/// One key that a plugin reads in a mapping or a pipeline.
public struct OptionSpec: Sendable, Hashable {
  public let name: String
  /// The shape of the value, in words for the reference: `text`, `list of groups`.
  public let shape: String
  public let help: String
  public let required: Bool

  /// Makes a specification of one key.
  public init(_ name: String, _ shape: String, required: Bool = false, help: String) {
    self.name = name
    self.shape = shape
    self.required = required
    self.help = help
  }
}

/// A plugin's own section of a mapping or a pipeline, read key by key.
///
/// The problems of a section are gathered, and ``finish()`` throws them all at once.
public struct OptionTable: Sendable {
  private let entries: [ConfigNode.Entry]
  /// Where the section begins.
  public let place: Place
  private var problems = Diagnostics()

  /// Makes a table from a section; keys are checked against their specification by ``check(_:)``.
  public init(_ entries: [ConfigNode.Entry] = [], at place: Place = Place(file: "options")) {
    self.entries = entries
    self.place = place
  }

  /// Makes a table from plain texts, for tests.
  public init(_ texts: KeyValuePairs<String, String>) {
    let place = Place(file: "options")
    self.init(
      texts.map { .init(key: $0.key, keyPlace: place, value: ConfigNode(.text($0.value), at: place)) }, at: place)
  }

  /// The value of a key; nil when it is absent.
  public subscript(key: String) -> ConfigNode? { entries.first { $0.key == key }?.value }

  /// Notes a problem with one value.
  public mutating func problem(_ diagnostic: Diagnostic) { problems.add(diagnostic) }

  /// Notes every key that no specification names, and every required key that is absent.
  public mutating func check(_ specs: [OptionSpec]) {
    let known = specs.map(\.name)
    for entry in entries where !known.contains(entry.key) {
      problems.add(.unknownKey(entry.key, known: known, at: entry.keyPlace))
    }
    for spec in specs where spec.required && self[spec.name] == nil {
      problems.add(.missingKey(spec.name, at: place))
    }
  }

  /// The text of a key; notes a problem when it is a list or a table.
  public mutating func text(_ key: String) -> String? {
    guard let node = self[key] else { return nil }
    if let text = node.text { return text }
    problems.add(.wrongShape(key, expected: "a text", found: node.kind, at: node.place))
    return nil
  }

  /// The texts of a list, or of a single text taken as a list of one.
  public mutating func texts(_ key: String) -> [(text: String, place: Place)]? {
    guard let node = self[key] else { return nil }
    var texts: [(text: String, place: Place)] = []
    for element in node.list ?? [node] {
      if let text = element.text {
        texts.append((text, element.place))
      } else {
        problems.add(.wrongShape(key, expected: "a list of texts", found: element.kind, at: element.place))
      }
    }
    return texts
  }

  /// The elements of a list; notes a problem when the key holds something else.
  public mutating func list(_ key: String) -> [ConfigNode]? {
    guard let node = self[key] else { return nil }
    if node.list == nil { problems.add(.wrongShape(key, expected: "a list", found: node.kind, at: node.place)) }
    return node.list
  }

  /// The entries of a table; notes a problem when the key holds something else.
  public mutating func table(_ key: String) -> [ConfigNode.Entry]? {
    guard let node = self[key] else { return nil }
    if node.table == nil { problems.add(.wrongShape(key, expected: "a table", found: node.kind, at: node.place)) }
    return node.table
  }

  /// Hands what was noted to a longer list.
  public func finish(into problems: inout Diagnostics) { problems.add(self.problems) }

  /// Throws what was noted, when any of it is an error.
  public func finish() throws(Diagnostics) { try problems.throwIfErrors() }
}
