import WaybillCore

/// Which keys of a field go together: a key that would do nothing is an error.
enum FieldShape {
  /// Notes every key of a field that would do nothing, and every number that makes no sense.
  static func check(_ table: inout OptionTable) {
    for rule in MappingKeys.fieldRules {
      switch rule {
      case .atMostOne(let kinds):
        let named = kinds.filter { table[$0] != nil }
        if named.count > 1 { table.problem(.twoKinds(named, at: table[named[1]]?.place ?? table.place)) }
      case .only(let keys, let kind, let words):
        if let node = table[kind], words.isEmpty || words.contains(node.text ?? "") { continue }
        let wanted = words.isEmpty ? "'\(kind)'" : words.map { "'\(kind): \($0)'" }.joined(separator: " or ")
        for key in keys {
          guard let node = table[key] else { continue }
          table.problem(.uselessKey(key, without: wanted, at: node.place))
        }
      // The reader of the field sees to these, for it needs what they name.
      case .exactlyOne, .atLeastOne, .needs, .hereOrShared: break
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
