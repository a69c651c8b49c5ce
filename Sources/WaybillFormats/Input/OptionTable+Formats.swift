import WaybillCore

/// What the keys of several formats hold: encodings, headers and patterns.
extension OptionTable {
  /// What the bytes of a text stand for; nil when the key is absent or wrong.
  mutating func encoding() -> TextEncoding? {
    guard let name = text("encoding"), let place = self["encoding"]?.place else { return nil }
    let encoding = TextEncoding(rawValue: name)
    if encoding == nil {
      problem(.unknownValue(name, of: "encoding", known: TextEncoding.allCases.map(\.rawValue), at: place))
    }
    return encoding
  }

  /// The headers that the mapping names.
  var expectedHeaders: [String] {
    let columns = self["columns"]?.table?.compactMap { $0.value.text ?? $0.value["header"]?.text } ?? []
    let listed = self["ignore"]?.list?.compactMap { $0.text ?? $0["header"]?.text }
    return columns + (listed ?? self["ignore"]?.table?.map(\.key) ?? [])
  }

  /// The patterns of a table, by name.
  mutating func patterns(_ key: String) -> [(name: String, pattern: Pattern)] {
    var patterns: [(name: String, pattern: Pattern)] = []
    for entry in table(key) ?? [] {
      guard let text = text(of: entry.value, key: entry.key),
        let pattern = pattern(text, key: entry.key, at: entry.value.place)
      else { continue }
      patterns.append((entry.key, pattern))
    }
    return patterns
  }

  /// The text of a node; notes a problem when it is none.
  mutating func text(of node: ConfigNode, key: String) -> String? {
    if let text = node.text { return text }
    problem(.wrongShape(key, expected: "a text", found: node.kind, at: node.place))
    return nil
  }

  /// A pattern from its source; notes a problem when it is none.
  mutating func pattern(_ source: String, key: String, at place: Place) -> Pattern? {
    do {
      return try Pattern(source)
    } catch {
      problem(.badPattern(key, error, at: place))
      return nil
    }
  }
}
