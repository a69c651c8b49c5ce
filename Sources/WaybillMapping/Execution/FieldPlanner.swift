import WaybillCore

/// Decides, once for a file, how each field of a mapping is evaluated.
struct FieldPlanner {
  /// The plan of one mapping.
  struct Plan {
    var fields: [FieldColumn]
    var emits: [EmitPlan]
    var sharedFields: [Int]
    var spellingColumns: [Int]
  }

  private let bound: BoundMapping
  private var fields: [FieldColumn] = []
  private var places: [Int: Int] = [:]
  private var spellingColumns: [Int] = []
  private var problems = Diagnostics()

  init(_ bound: BoundMapping) { self.bound = bound }

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
    let used = emits.map { Set($0.fields.values).union($0.flags) }
    let shared = used.dropFirst().reduce(used.first ?? []) { $0.intersection($1) }
    return Plan(
      fields: fields,
      emits: zip(emits, used).map { emit, all in
        EmitPlan(fields: emit.fields, flags: emit.flags, ownFields: all.subtracting(shared).sorted())
      },
      sharedFields: shared.sorted(), spellingColumns: spellingColumns)
  }

  private mutating func index(
    of section: FieldSection, as field: RecordField?, _ dictionaries: inout Dictionaries
  ) -> Int {
    if let index = places[section.id] { return index }
    let resolver = FieldResolver(section, as: field, categories: bound.mapping.categories)
    var column: FieldColumn
    switch cell(of: section) {
    case .text(let text):
      column = FieldColumn(resolver, source: .constant)
      if let failure = column.resolveConstant(text, into: &dictionaries) {
        problems.add(Diagnostic(.error, failure.code, failure.message, at: section.place))
      }
    case .column(let place):
      if case .number(let style) = section.kind {
        column = FieldColumn(resolver, source: .numbers(column: place, style))
      } else {
        column = FieldColumn(resolver, source: .spellings(column: spelling(place)))
      }
    }
    fields.append(column)
    places[section.id] = fields.count - 1
    return fields.count - 1
  }

  private enum CellText {
    case text(String)
    case column(Int)
  }

  private func cell(of section: FieldSection) -> CellText {
    switch section.origin {
    case .const(let text): return .text(text)
    case .columns(let names):
      switch names.first.flatMap({ bound.cells[$0.name] }) {
      case .capture(let text): return .text(text)
      case .column(let place): return .column(place)
      case nil: preconditionFailure("the binding has every name that a field reads")
      }
    }
  }

  private mutating func spelling(_ column: Int) -> Int {
    if let place = spellingColumns.firstIndex(of: column) { return place }
    spellingColumns.append(column)
    return spellingColumns.count - 1
  }
}
