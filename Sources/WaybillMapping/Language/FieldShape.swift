import WaybillCore

/// Which keys of a field go together: a key that would do nothing is an error.
enum FieldShape {
  /// The keys of which a field has at most one: each says what the text is.
  private static let kinds = ["party", "lookup", "scheme", "type"]

  /// The keys that only some kinds of field read.
  private static let needs: [(keys: [String], kind: String, types: [String])] = [
    (["thousands", "decimal", "round", "rounded", "scale", "min", "max"], "type", ["decimal", "integer"]),
    (["format"], "type", ["date"]),
    (["take"], "lookup", []),
  ]

  /// Notes every key of a field that would do nothing, and every number that makes no sense.
  static func check(_ table: inout OptionTable) {
    let named = kinds.filter { table[$0] != nil }
    if named.count > 1 { table.problem(.twoKinds(named, at: table[named[1]]?.place ?? table.place)) }
    for need in needs {
      let type = table["type"]?.text
      let fits = table[need.kind] != nil && (need.types.isEmpty || need.types.contains(type ?? ""))
      for key in need.keys where !fits {
        guard let node = table[key] else { continue }
        let wanted =
          need.types.isEmpty ? "'\(need.kind)'" : need.types.map { "'\(need.kind): \($0)'" }.joined(separator: " or ")
        table.problem(.uselessKey(key, without: wanted, at: node.place))
      }
    }
    for key in ["rounded", "scale"] {
      guard let node = table[key], let text = node.text, let amount = Amount(text), amount <= .zero else { continue }
      table.problem(.badOption(key, expected: "a number above 0", found: text, at: node.place))
    }
    if let least = table["min"]?.text.flatMap(Amount.init), let node = table["max"], let text = node.text,
      let most = Amount(text), most < least
    {
      table.problem(.badOption("max", expected: "at least \(least), which is 'min'", found: text, at: node.place))
    }
  }
}
