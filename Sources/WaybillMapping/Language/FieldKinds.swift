import WaybillCore

/// What the text of a field is: a party, a lookup's word, a category, a day, a number.
extension FieldReader {
  /// What the field's text is, as declared and as the field needs it.
  mutating func kind(
    _ field: RecordField?, of table: OptionTable?, const: ConfigNode?
  ) -> FieldSection.Kind? {
    if let field, field.isParty, let const, table?["party"] == nil { return constParty(const) }
    guard let kind = declared(table, name: field?.rawValue ?? "flag") else { return nil }
    let place = table?.place ?? const?.place ?? Place(file: "")
    switch (field, kind) {
    case (let field?, .party) where field.isParty: break
    case (.category, .scheme), (.period, .year), (.period, .years), (.period, .date), (.value, .number): break
    case (.item, .text), (.item, .lookup), (.unit, .text), (.unit, .lookup): break
    case (.perspective, .text), (.basis, .text), (.measure, .text), (.level, .text), (.event, .text), (nil, .text):
      break
    case (.perspective, .lookup), (.basis, .lookup), (.measure, .lookup), (.level, .lookup), (.event, .lookup),
      (nil, .lookup):
      break
    default:
      problems.add(
        .fieldKind(field?.rawValue ?? "flag", expected: field.needs, found: kind.words, at: place))
      return nil
    }
    return kind
  }

  private mutating func constParty(_ node: ConfigNode) -> FieldSection.Kind? {
    if references.gazetteers.isEmpty {
      problems.add(.unknownCode(node.text ?? node.kind, known: [], at: node.place))
      return nil
    }
    do {
      let target = try PartyTarget.read(node, gazetteer: references.gazetteer, groups: references.groups.ids)
      return .constParty(target.set(for: node.text ?? ""))
    } catch {
      problems.add(error)
      return nil
    }
  }

  private mutating func declared(_ table: OptionTable?, name: String) -> FieldSection.Kind? {
    guard var table else { return .text }
    if MappingKeys.fieldKinds.contains(where: { table[$0] != nil && table[$0]?.text == nil }) { return nil }
    defer { table.finish(into: &problems) }
    if let grammar = named("party", in: &table, known: grammarNames) {
      usedVocabularies.insert(.grammar(grammar))
      return grammars[grammar].map { .party($0) }
    }
    if let lookup = named("lookup", in: &table, known: lookupNames) {
      usedVocabularies.insert(.lookup(lookup))
      let take = table.text("take") ?? name
      return lookups[lookup].map { .lookup($0, take: take) }
    }
    if let scheme = named("scheme", in: &table, known: references.categories.ids) { return .scheme(scheme) }
    guard table["type"] != nil else { return .text }
    switch table.choice("type", of: FieldType.self) {
    case .text: return .text
    case .year: return .year
    case .years: return .years(gaps: table.flag("gaps"))
    case .date: return date(&table)
    case .decimal: return .number(numberStyle(&table, isInteger: false))
    case .integer: return .number(numberStyle(&table, isInteger: true))
    case nil: return nil
    }
  }

  private mutating func date(_ table: inout OptionTable) -> FieldSection.Kind? {
    guard let text = table.text("format") else {
      problems.add(.missingKey("format", at: table.place))
      return nil
    }
    if let format = DateFormat(text) { return .date(format) }
    problems.add(
      .badOption(
        "format", expected: "'yyyy', 'MM' and 'dd', each once, with signs between", found: text,
        at: table["format"]?.place ?? table.place))
    return nil
  }

  private func numberStyle(_ table: inout OptionTable, isInteger: Bool) -> NumberStyle {
    var style = NumberStyle(isInteger: isInteger)
    for (text, place) in table.texts("thousands") ?? [] { style.text.thousands += table.byte(text, "thousands", place) }
    if let text = table.text("decimal"), let place = table["decimal"]?.place,
      let byte = table.byte(text, "decimal", place).first
    {
      style.text.decimal = byte
    }
    if style.text.thousands.contains(style.text.decimal) {
      let place = table["decimal"]?.place ?? table["thousands"]?.place ?? table.place
      table.problem(
        .badOption(
          "decimal", expected: "another character than those of 'thousands'",
          found: String(Unicode.Scalar(style.text.decimal)), at: place))
    }
    return style
  }

  private mutating func named(_ key: String, in table: inout OptionTable, known: [String]) -> String? {
    guard let name = table.text(key) else { return nil }
    if !known.contains(name) {
      problems.add(.unknownValue(name, of: key, known: known, at: table[key]?.place ?? table.place))
    }
    return name
  }
}

extension RecordField? {
  /// What the field's text must be, for messages.
  fileprivate var needs: String {
    switch self {
    case .reporter, .exporter, .origin, .destination, .via: "a party ('party' names its grammar)"
    case .category: "a category ('scheme' names its scheme)"
    case .period: "a period ('type: year', 'type: years' or 'type: date')"
    case .value: "a number ('type: decimal' or 'type: integer')"
    default: "a text or a lookup"
    }
  }
}

extension FieldSection.Kind {
  /// What the kind is, for messages.
  var words: String {
    switch self {
    case .text: "a text"
    case .party, .constParty: "a party"
    case .lookup: "a lookup"
    case .scheme: "a category"
    case .year: "a year"
    case .years: "years"
    case .date: "a day"
    case .number: "a number"
    }
  }
}

/// The words of `type:`.
enum FieldType: String, CaseIterable {
  case text, year, years, date, decimal, integer
}

extension OptionTable {
  /// The one byte of a text of one ASCII character; notes a problem for any other.
  fileprivate mutating func byte(_ text: String, _ key: String, _ place: Place) -> [UInt8] {
    if text.utf8.count == 1, text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
    problem(.badOption(key, expected: "one ASCII character", found: text, at: place))
    return []
  }

  /// Whether a key is `true`; notes a problem for anything but `true` and `false`.
  mutating func flag(_ key: String) -> Bool {
    guard let text = text(key), let node = self[key] else { return false }
    if text != "true", text != "false" {
      problem(.unknownValue(text, of: key, known: ["true", "false"], at: node.place))
    }
    return text == "true"
  }
}
