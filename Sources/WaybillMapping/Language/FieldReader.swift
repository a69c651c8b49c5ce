import WaybillCore

/// Reads the fields of `common` and `emit`, gathering problems and the names that the fields use.
struct FieldReader {
  let names: [String]
  let grammars: [String: PartyGrammar]
  let lookups: [String: Lookup]
  let references: References
  let grammarNames: [String]
  let lookupNames: [String]
  private(set) var problems = Diagnostics()
  private(set) var usedNames: Set<String> = []
  private var nextID = 0

  init(
    names: [String], grammars: [String: PartyGrammar], lookups: [String: Lookup], references: References,
    grammarNames: [String], lookupNames: [String]
  ) {
    self.names = names
    self.grammars = grammars
    self.lookups = lookups
    self.references = references
    self.grammarNames = grammarNames
    self.lookupNames = lookupNames
  }

  /// A record keeps the number of its emit in one byte.
  static let mostEmits = 255

  /// The emits, each with the fields of `common` that it does not set itself.
  mutating func emits(common: ConfigNode?, emit: ConfigNode?) -> [EmitSection] {
    let shared = common.flatMap { $0.table == nil ? nil : $0 }.map {
      section($0, keys: MappingKeys.common, named: "common")
    }
    var emits: [EmitSection] = []
    for node in emit?.list ?? [] {
      let own = section(node, keys: MappingKeys.emit, named: "emit")
      let fields = (shared?.fields ?? [:]).merging(own.fields) { _, own in own }
      // A field that is there and faulty has its own problem.
      for field in RecordField.required where node[field.rawValue] == nil && common?[field.rawValue] == nil {
        problems.add(.missingKey(field.rawValue, at: node.place))
      }
      emits.append(
        EmitSection(
          place: node.place, fields: fields, flags: (shared?.flags ?? []) + own.flags, when: condition(node["when"])))
    }
    if emits.count > Self.mostEmits, let emit {
      problems.add(.tooMany("emit", most: Self.mostEmits, found: emits.count, at: emit.place))
    }
    if let emit, emits.isEmpty {
      problems.add(.wrongShape("emit", expected: "a list of tables", found: emit.kind, at: emit.place))
    }
    return emits
  }

  private mutating func section(_ node: ConfigNode, keys: [OptionSpec], named name: String) -> EmitSection {
    var table = OptionTable(node.table ?? [], at: node.place)
    if node.table == nil {
      problems.add(.wrongShape(name, expected: "a table of fields", found: node.kind, at: node.place))
    }
    // A field is judged as a field, and not only by its kind.
    table.checkNames(keys)
    var fields: [RecordField: FieldSection] = [:]
    for entry in node.table ?? [] {
      if let field = RecordField(rawValue: entry.key) {
        fields[field] = self.field(field.rawValue, entry.value, as: field)
      }
    }
    let flags = (table.list("flags") ?? []).compactMap { self.field("flag", $0, as: nil) }
    table.finish(into: &problems)
    return EmitSection(place: node.place, fields: fields, flags: flags, when: nil)
  }

  private mutating func condition(_ node: ConfigNode?) -> EmitCondition? {
    guard let node else { return nil }
    do {
      let expression = try Expression.parse(node, names: names, expecting: .boolean)
      usedNames.formUnion(expression.usedNames)
      return EmitCondition(expression: expression, text: Normalisation()(node.text ?? ""))
    } catch {
      problems.add(error)
      return nil
    }
  }

  private mutating func field(_ name: String, _ node: ConfigNode, as field: RecordField?) -> FieldSection? {
    if let text = node.text {
      if let field, let known = field.words, !known.contains(text) {
        problems.add(.unknownValue(text, of: name, known: known, at: node.place))
      }
      return make(name, node.place, .const(text), kind(field, of: nil, const: node), .none, false)
    }
    guard let entries = node.table else {
      problems.add(.wrongShape(name, expected: "a text or a table", found: node.kind, at: node.place))
      return nil
    }
    var table = OptionTable(entries, at: node.place)
    table.check(MappingKeys.field)
    FieldShape.check(&table)
    let origin = self.origin(name, &table)
    let kind = kind(field, of: table, const: table["const"])
    let steps = FieldSteps.read(&table)
    let isOptional = table.flag("optional")
    if let field, !field.mayBeAbsent, isOptional || !steps.missing.isEmpty {
      problems.add(.cannotBeAbsent(field.rawValue, at: (table["optional"] ?? table["missing"])?.place ?? node.place))
    }
    if let field, case .lookup(let lookup, let take) = kind { check(lookup, gives: take, for: field) }
    table.finish(into: &problems)
    return origin.flatMap { make(name, node.place, $0, kind, steps, isOptional) }
  }

  private mutating func make(
    _ name: String, _ place: Place, _ origin: FieldSection.Origin, _ kind: FieldSection.Kind?, _ steps: FieldSteps,
    _ isOptional: Bool
  ) -> FieldSection? {
    guard let kind else { return nil }
    nextID += 1
    return FieldSection(
      id: nextID, name: name, place: place, origin: origin, kind: kind, steps: steps, isOptional: isOptional)
  }

  private mutating func origin(_ name: String, _ table: inout OptionTable) -> FieldSection.Origin? {
    let const = table.text("const")
    let from = table.texts("from")
    switch (from, const) {
    case (let from?, nil):
      for (column, place) in from {
        usedNames.insert(column)
        if !names.contains(column) { problems.add(.unknownColumn(column, known: names, at: place)) }
      }
      return .columns(from.map { (name: $0.text, place: $0.place) })
    case (nil, let const?):
      return .const(const)
    case (nil, nil) where table["const"] != nil: return nil
    default:
      problems.add(.fieldOrigin(name, at: table.place))
      return nil
    }
  }

  /// What the field's text is, as declared and as the field needs it.
  private mutating func kind(
    _ field: RecordField?, of table: OptionTable?, const: ConfigNode?
  ) -> FieldSection.Kind? {
    if let field, field.isParty, let const, table?["party"] == nil { return constParty(const) }
    guard let kind = declared(table, name: field?.rawValue ?? "flag") else { return nil }
    let place = table?.place ?? const?.place ?? Place(file: "")
    switch (field, kind) {
    case (let field?, .party) where field.isParty: break
    case (.category, .scheme), (.period, .year), (.period, .date), (.value, .number): break
    case (.item, .text), (.unit, .text), (.unit, .lookup): break
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

  /// Every entry must have the attribute, and it must be a word that the field knows.
  private mutating func check(_ lookup: Lookup, gives take: String, for field: RecordField) {
    for word in lookup.words {
      guard let entry = lookup.entries[word] else { continue }
      guard let attribute = entry.attributes[take] else {
        problems.add(.missingAttribute(take, word: word, lookup: lookup.name, field: field.rawValue, at: entry.place))
        continue
      }
      if let known = field.words, !known.contains(attribute) {
        problems.add(.unknownValue(attribute, of: take, known: known, at: entry.place))
      }
    }
  }

  private mutating func constParty(_ node: ConfigNode) -> FieldSection.Kind? {
    if references.gazetteers.isEmpty {
      problems.add(.unknownCode(node.text ?? node.kind, known: [], at: node.place))
    }
    for gazetteer in references.gazetteers.sorted(by: { $0.key < $1.key }).map(\.value) {
      do {
        let target = try PartyTarget.read(node, gazetteer: gazetteer, groups: references.groups.ids)
        return .constParty(target.set(for: node.text ?? ""))
      } catch {
        problems.add(error)
      }
    }
    return nil
  }

  private mutating func declared(_ table: OptionTable?, name: String) -> FieldSection.Kind? {
    guard var table else { return .text }
    if MappingKeys.fieldKinds.contains(where: { table[$0] != nil && table[$0]?.text == nil }) { return nil }
    defer { table.finish(into: &problems) }
    if let grammar = named("party", in: &table, known: grammarNames) { return grammars[grammar].map { .party($0) } }
    if let lookup = named("lookup", in: &table, known: lookupNames) {
      let take = table.text("take") ?? name
      return lookups[lookup].map { .lookup($0, take: take) }
    }
    if let scheme = named("scheme", in: &table, known: references.categories.ids) { return .scheme(scheme) }
    guard table["type"] != nil else { return .text }
    switch table.choice("type", of: FieldType.self) {
    case .text: return .text
    case .year: return .year
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
    if let text = table.text("round"), let place = table["round"]?.place {
      if let places = Int(text), (0...6).contains(places) {
        style.text.round = places
      } else {
        table.problem(.badOption("round", expected: "a number from 0 to 6", found: text, at: place))
      }
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

extension RecordField {
  /// Whether a record can be without the field.
  var mayBeAbsent: Bool {
    switch self {
    case .reporter, .exporter, .origin, .destination, .via, .category, .item, .value: true
    case .perspective, .basis, .measure, .unit, .level, .event, .period: false
    }
  }

  /// The closed set of words of the field; nil when it has none.
  var words: [String]? {
    switch self {
    case .perspective: Perspective.allCases.map(\.rawValue)
    case .basis: Basis.allCases.map(\.rawValue)
    case .measure: Measure.allCases.map(\.rawValue)
    case .level: Level.allCases.map(\.rawValue)
    case .event: Event.allCases.map(\.rawValue)
    default: nil
    }
  }

  /// Whether the field holds a party or a set of them.
  var isParty: Bool {
    switch self {
    case .reporter, .exporter, .origin, .destination, .via: true
    default: false
    }
  }
}

extension RecordField? {
  /// What the field's text must be, for messages.
  fileprivate var needs: String {
    switch self {
    case .reporter, .exporter, .origin, .destination, .via: "a party ('party' names its grammar)"
    case .category: "a category ('scheme' names its scheme)"
    case .period: "a period ('type: year' or 'type: date')"
    case .value: "a number ('type: decimal' or 'type: integer')"
    default: "a text or a lookup"
    }
  }
}

extension FieldSection.Kind {
  /// What the kind is, for messages.
  fileprivate var words: String {
    switch self {
    case .text: "a text"
    case .party, .constParty: "a party"
    case .lookup: "a lookup"
    case .scheme: "a category"
    case .year: "a year"
    case .date: "a day"
    case .number: "a number"
    }
  }
}

/// The words of `type:`.
enum FieldType: String, CaseIterable {
  case text, year, date, decimal, integer
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
