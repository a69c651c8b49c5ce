/// A plugin's own section of a mapping or a pipeline, read key by key.
///
/// The problems of a section are gathered, and ``finish()`` throws them all at once.
public struct OptionTable: Sendable {
  /// The entries; a key that was found to be a slip has the name that is meant, so that the slip is the one error.
  package private(set) var entries: [ConfigNode.Entry]
  /// Where the section begins.
  public let place: Place
  /// The folder of the file that the section stands in, where a plugin finds what lies beside it.
  public private(set) var folder = "."
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

  /// The same section, of a file in a folder.
  public func inFolder(_ folder: String) -> OptionTable {
    var table = self
    table.folder = folder
    return table
  }

  /// The value of a key; nil when it is absent.
  public subscript(key: String) -> ConfigNode? { entries.first { $0.key == key }?.value }

  /// Notes a problem with one value.
  public mutating func problem(_ diagnostic: Diagnostic) {
    // What is wrong with a value is found by the check of its keys, and again by whoever reads it.
    if !problems.all.contains(diagnostic) { problems.add(diagnostic) }
  }

  /// Notes every key that no specification names, every required key that is absent, and every list or table where a text
  /// must be, or the like.
  public mutating func check(_ specs: [OptionSpec]) {
    checkNames(specs)
    for entry in entries {
      guard let spec = specs.first(where: { $0.name == entry.key }),
        let expected = spec.shape.expectedKind(insteadOf: entry.value)
      else { continue }
      problem(.wrongShape(entry.key, expected: expected, found: entry.value.kind, at: entry.value.place))
    }
  }

  /// Notes every key that no specification names, and every required key that is absent, whatever the values are.
  public mutating func checkNames(_ specs: [OptionSpec]) {
    let known = specs.map(\.name)
    for entry in entries where !known.contains(entry.key) {
      problem(.unknownKey(entry.key, known: known, at: entry.keyPlace))
    }
    readSlips(of: known)
    for spec in specs where spec.required && self[spec.name] == nil {
      problem(.missingKey(spec.name, at: place))
    }
  }

  /// Reads an unknown key that is near an absent one as that key; the caller sees to it that it is an error too.
  package mutating func readSlips(of known: [String]) {
    for index in entries.indices where !known.contains(entries[index].key) {
      guard let meant = closest(to: entries[index].key, in: known), self[meant] == nil else { continue }
      entries[index] = .init(key: meant, keyPlace: entries[index].keyPlace, value: entries[index].value)
    }
  }

  /// The text of a key; notes a problem when it is a list or a table.
  public mutating func text(_ key: String) -> String? {
    guard let node = self[key] else { return nil }
    if let text = node.text { return text }
    problem(.wrongShape(key, expected: "a text", found: node.kind, at: node.place))
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
        problem(.wrongShape(key, expected: "a list of texts", found: element.kind, at: element.place))
      }
    }
    return texts
  }

  /// The elements of a list; notes a problem when the key holds something else.
  public mutating func list(_ key: String) -> [ConfigNode]? {
    guard let node = self[key] else { return nil }
    if node.list == nil { problem(.wrongShape(key, expected: "a list", found: node.kind, at: node.place)) }
    return node.list
  }

  /// The entries of a table; notes a problem when the key holds something else.
  public mutating func table(_ key: String) -> [ConfigNode.Entry]? {
    guard let node = self[key] else { return nil }
    if node.table == nil { problem(.wrongShape(key, expected: "a table", found: node.kind, at: node.place)) }
    return node.table
  }

  /// Hands what was noted to a longer list.
  public func finish(into problems: inout Diagnostics) { problems.add(self.problems) }

  /// Throws what was noted, when any of it is an error.
  public func finish() throws(Diagnostics) { try problems.throwIfErrors() }
}
