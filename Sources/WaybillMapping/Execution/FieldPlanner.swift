import WaybillCore

/// Decides, once for a file, how each field of a mapping is evaluated.
struct FieldPlanner {
  /// The plan of one mapping.
  struct Plan {
    var fields: [FieldColumn]
    var emits: [EmitPlan]
    /// The fields that every emit has: when one fails, the row is one reject.
    var sharedFields: [Int]
    var texts: [TextColumn]
    var drops: [BoundDrop]
  }

  private let bound: BoundMapping
  /// Whether a text that nothing knows is no problem, since such texts are what is looked for.
  private let isSurvey: Bool
  private var fields: [FieldColumn] = []
  private var places: [Int: Int] = [:]
  private var texts: [TextColumn] = []
  private var problems = Diagnostics()

  init(_ bound: BoundMapping, isSurvey: Bool = false) {
    self.bound = bound
    self.isSurvey = isSurvey
  }

  mutating func plan(into dictionaries: inout Dictionaries) throws(Diagnostics) -> Plan {
    var emits: [(fields: [RecordField: Int], flags: [Int])] = []
    for section in bound.mapping.emits {
      var own: [RecordField: Int] = [:]
      for field in RecordField.allCases {
        if let section = section.fields[field] { own[field] = index(of: section, as: field, &dictionaries) }
      }
      emits.append((own, section.flags.map { index(of: $0, as: nil, &dictionaries) }))
    }
    try problems.throwIfErrors()
    let drops = bound.mapping.steps.compactMap { step in
      if case .drop(let rule) = step { BoundDrop(rule, bound) { index(of: .cell($0)) } } else { nil }
    }
    let used = emits.map { Set($0.fields.values).union($0.flags) }
    let shared = used.dropFirst().reduce(used.first ?? []) { $0.intersection($1) }
    return Plan(
      fields: fields,
      emits: emits.indices.map { place in
        EmitPlan(
          fields: emits[place].fields, flags: emits[place].flags,
          ownFields: used[place].subtracting(shared).sorted(),
          condition: bound.mapping.emits[place].when.map { BoundCondition($0.expression, reason: $0.text, bound) })
      },
      sharedFields: shared.sorted(), texts: texts, drops: drops)
  }

  private mutating func index(
    of section: FieldSection, as field: RecordField?, _ dictionaries: inout Dictionaries
  ) -> Int {
    if let index = places[section.id] { return index }
    let resolver = FieldResolver(
      section, as: field, categories: bound.mapping.categories, givesHints: !isSurvey)
    var column: FieldColumn
    switch text(of: section) {
    case .expression(let expression, let text):
      guard case .number(let style) = section.kind else { preconditionFailure("an expression gives a number") }
      if expression.firstColumn == nil {
        column = FieldColumn(resolver, source: .constant)
        if let failure = column.computeConstant(expression, text: text, style: style, into: &dictionaries) {
          problems.add(Diagnostic(.error, failure.code, failure.message, at: section.place))
        }
      } else {
        column = FieldColumn(resolver, source: .expression(expression, text: text, style))
      }
    case .constant(let text):
      column = FieldColumn(resolver, source: .constant)
      if let failure = column.resolveConstant(text, into: &dictionaries), !isSurvey || failure.unknown == nil {
        problems.add(Diagnostic(.error, failure.code, failure.message, at: section.place))
      }
    case .column(let place):
      if case .number(let style) = section.kind, section.steps.leavePlainNumbers(in: style) {
        column = FieldColumn(resolver, source: .numbers(column: place, style))
      } else {
        column = FieldColumn(resolver, source: .spellings(column: index(of: .cell(place))))
      }
    case .columns(let columns):
      let parts = columns.map { index(of: $0.map { .cell($0) } ?? .nothing) }
      column = FieldColumn(resolver, source: .spellings(column: index(of: .joined(parts))))
    }
    fields.append(column)
    places[section.id] = fields.count - 1
    return fields.count - 1
  }

  private enum FieldText {
    case constant(String)
    case column(Int)
    /// Several columns; nil for one that the file lacks.
    case columns([Int?])
    case expression(BoundExpression, String)
  }

  private func text(of section: FieldSection) -> FieldText {
    switch section.origin {
    case .const(let text): return .constant(text)
    case .expression(let expression, let text): return .expression(BoundExpression(expression, bound), text)
    case .columns(let names) where names.count == 1:
      switch bound.cells[names[0].name] {
      case .capture(let text): return .constant(text)
      case .column(let place): return .column(place)
      case nil: preconditionFailure("the binding has every name that a field reads")
      }
    case .columns(let names):
      return .columns(
        names.map { name in
          // The mapping refuses captures among several columns, so that what is no column is one that is missing.
          if case .column(let place) = bound.cells[name.name] { place } else { nil }
        })
    }
  }

  private mutating func index(of source: TextColumn.Source) -> Int {
    if let place = texts.firstIndex(where: { $0.source == source }) { return place }
    texts.append(TextColumn(source))
    return texts.count - 1
  }
}
