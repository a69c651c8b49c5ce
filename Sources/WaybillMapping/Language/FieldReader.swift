import WaybillCore

/// Reads the fields of `common` and `emit`, gathering problems and the names that the fields use.
struct FieldReader {
  let names: [String]
  /// The names that stand for one text of the whole file.
  private let captures: Set<String>
  let grammars: [String: PartyGrammar]
  let lookups: [String: Lookup]
  let references: References
  let grammarNames: [String]
  let lookupNames: [String]
  var problems = Diagnostics()
  var usedNames: Set<String> = []
  /// The grammars and the lookups that fields name.
  var usedVocabularies: Set<Vocabulary> = []
  private var nextID = 0

  init(
    names: [String], grammars: [String: PartyGrammar], lookups: [String: Lookup], references: References,
    grammarNames: [String], lookupNames: [String], captures: Set<String> = []
  ) {
    self.names = names
    self.captures = captures
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
      let fields = (shared?.section.fields ?? [:]).merging(own.section.fields) { _, own in own }
      // A field that is there and faulty has its own problem.
      for field in RecordField.required where own.table[field.rawValue] == nil && shared?.table[field.rawValue] == nil {
        problems.add(.missingKey(field.rawValue, at: node.place))
      }
      emits.append(
        EmitSection(
          place: node.place, fields: fields, flags: (shared?.section.flags ?? []) + own.section.flags,
          when: condition(own.table["when"])))
    }
    if emits.count > Self.mostEmits, let emit {
      problems.add(.tooMany("emit", most: Self.mostEmits, found: emits.count, at: emit.place))
    }
    if let emit, emits.isEmpty {
      problems.add(.wrongShape("emit", expected: "a list of tables", found: emit.kind, at: emit.place))
    }
    return emits
  }

  private mutating func section(
    _ node: ConfigNode, keys: [OptionSpec], named name: String
  ) -> (section: EmitSection, table: OptionTable) {
    var table = OptionTable(node.table ?? [], at: node.place)
    if node.table == nil {
      problems.add(.wrongShape(name, expected: "a table of fields", found: node.kind, at: node.place))
    }
    // A field is judged as a field, and not only by its kind.
    table.checkNames(keys)
    var fields: [RecordField: FieldSection] = [:]
    for entry in table.entries {
      if let field = RecordField(rawValue: entry.key) {
        fields[field] = self.field(field.rawValue, entry.value, as: field)
      }
    }
    let flags = (table.list("flags") ?? []).compactMap { self.field("flag", $0, as: nil) }
    table.finish(into: &problems)
    return (EmitSection(place: node.place, fields: fields, flags: flags, when: nil), table)
  }

  private mutating func condition(_ node: ConfigNode?) -> EmitCondition? {
    guard let node else { return nil }
    do {
      let expression = try Expression.parse(node, names: names, expecting: .boolean)
      usedNames.formUnion(expression.usedNames)
      return EmitCondition(expression: expression, text: Normalisation()(node.text ?? ""))
    } catch {
      usedNames.formUnion(Expression.namesMeant(by: node, of: names))
      problems.add(error)
      return nil
    }
  }

  private mutating func field(_ name: String, _ node: ConfigNode, as field: RecordField?) -> FieldSection? {
    if let text = node.text {
      if let field, let known = field.words, !known.contains(text) {
        problems.add(.unknownValue(text, of: name, known: known, at: node.place))
      }
      if field == nil { checkFlag(text, at: node.place) }
      return kind(field, of: nil, const: node).map { make(name, node.place, .const(text), $0, .none) }
    }
    guard let entries = node.table else {
      problems.add(.wrongShape(name, expected: "a text or a table", found: node.kind, at: node.place))
      return nil
    }
    var table = OptionTable(entries, at: node.place)
    table.check(MappingKeys.field)
    FieldShape.check(&table, of: field)
    let origin = self.origin(name, &table)
    let kind = kind(field, of: table, const: table["const"])
    let steps = FieldSteps.read(&table)
    let isOptional = table.flag("optional")
    if let field, !field.mayBeAbsent, isOptional || !steps.missing.isEmpty, table["default"] == nil {
      problems.add(.cannotBeAbsent(field.rawValue, at: (table["optional"] ?? table["missing"])?.place ?? node.place))
    }
    if field == nil, let const = table["const"], let text = const.text { checkFlag(text, at: const.place) }
    if case .lookup(let lookup, let take) = kind {
      check(lookup, gives: take, for: field, named: name, hasDefault: table["default"] != nil)
      let columns = if case .columns(let columns) = origin { columns.count } else { 1 }
      if columns > 1 { check(lookup, takes: columns, for: name) }
      if lookup.unmatched == .keep, field != .item || columns > 1 {
        table.problem(.keepsTexts(lookup.name, field: name, at: table["lookup"]?.place ?? node.place))
      }
    }
    table.finish(into: &problems)
    guard let origin, let kind else { return nil }
    if case .expression = origin {
      guard case .number = kind else {
        problems.add(
          .fieldKind(
            name, expected: "a number after 'expr' ('type: decimal' or 'type: integer')", found: kind.words,
            at: node.place))
        return nil
      }
    }
    var section = make(name, node.place, origin, kind, steps)
    section.isOptional = isOptional
    if let node = table["default"] { section.standIn = standIn(node, for: field, kind) }
    return section
  }

  private mutating func make(
    _ name: String, _ place: Place, _ origin: FieldSection.Origin, _ kind: FieldSection.Kind, _ steps: FieldSteps
  ) -> FieldSection {
    nextID += 1
    return FieldSection(id: nextID, name: name, place: place, origin: origin, kind: kind, steps: steps)
  }

  private mutating func origin(_ name: String, _ table: inout OptionTable) -> FieldSection.Origin? {
    let const = table.text("const")
    let from = table.texts("from")
    switch (from, const, table["expr"]) {
    case (let from?, nil, nil):
      for (column, place) in from {
        usedNames.insert(column)
        if from.count > 1, captures.contains(column) { problems.add(.captureAmongColumns(column, at: place)) }
        if !names.contains(column) {
          problems.add(.unknownColumn(column, known: names, at: place))
          // The column that is meant is not also unused.
          if let meant = closest(to: column, in: names) { usedNames.insert(meant) }
        }
      }
      return .columns(from.map { (name: $0.text, place: $0.place) })
    case (nil, let const?, nil):
      return .const(const)
    case (nil, nil, let node?):
      do {
        let expression = try Expression.parse(node, names: names, expecting: .number)
        usedNames.formUnion(expression.usedNames)
        return .expression(expression, text: Normalisation()(node.text ?? ""))
      } catch {
        usedNames.formUnion(Expression.namesMeant(by: node, of: names))
        problems.add(error)
        return nil
      }
    case (nil, nil, nil) where table["const"] != nil: return nil
    default:
      problems.add(.fieldOrigin(name, at: table.place))
      return nil
    }
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
