import WaybillCore

/// Which keys of a field go together: a key that would do nothing is an error.
enum FieldShape {
  /// The keys that are about a text, which a number that is worked out has not.
  private static let ofTexts = [
    "party", "lookup", "take", "scheme", "format", "thousands", "decimal", "strip", "flags", "match", "repair",
  ]

  /// Notes every key of a field that would do nothing, and every number that makes no sense.
  static func check(_ table: inout OptionTable, of field: RecordField?) {
    if table["expr"] != nil { checkExpression(&table) }
    checkDefault(&table, of: field)
    for rule in MappingKeys.fieldRules {
      switch rule {
      case .atMostOne(let kinds):
        let named = kinds.filter { table[$0] != nil }
        if named.count > 1 { table.problem(.twoKinds(named, at: table[named[1]]?.place ?? table.place)) }
      case .only(let keys, let kind, let words):
        if let node = table[kind], words.isEmpty || words.contains(node.text ?? "") { continue }
        let wanted = words.isEmpty ? "'\(kind)'" : words.map { "'\(kind): \($0)'" }.joined(separator: " or ")
        for key in keys {
          guard let node = table[key], table["expr"] == nil || !ofTexts.contains(key) else { continue }
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

  private static func checkExpression(_ table: inout OptionTable) {
    for key in ofTexts {
      if let node = table[key] { table.problem(.uselessKey(key, without: "'from'", at: node.place)) }
    }
    for entry in table["missing"]?.table ?? [] where !entry.key.isEmpty {
      table.problem(
        .badOption("missing", expected: "the empty text alone after 'expr'", found: entry.key, at: entry.keyPlace))
    }
  }

  /// A default stands in for a text that is not there: what else says that it may be absent has no say.
  private static func checkDefault(_ table: inout OptionTable, of field: RecordField?) {
    guard let node = table["default"] else { return }
    if table["const"] != nil { table.problem(.uselessKey("default", without: "'from' or 'expr'", at: node.place)) }
    if let optional = table["optional"] { table.problem(.uselessBeside("optional", "default", at: optional.place)) }
    if field == .value, table["missing"]?[""] != nil {
      table.problem(.uselessBeside("default", "missing", at: node.place))
    }
  }
}
