import WaybillCore

/// One emit of a bound mapping: which evaluated field fills which column of the records.
struct EmitPlan {
  let fields: [RecordField: Int]
  let flags: [Int]
  /// The fields that other emits do not have: when one fails, this emit alone is a reject.
  let ownFields: [Int]
  /// The rows for which the emit makes a record; all of them when nil.
  let condition: BoundCondition?

  /// The rows that become records, with the place of each record in the batch.
  typealias Chosen = [(row: Int32, place: Int32)]

  /// Fills the columns of the chosen records.
  func fill(_ batch: inout RecordBatch, _ chosen: Chosen, fields all: [FieldColumn], texts: [TextColumn]) {
    func gather<T: FixedWidthInteger>(_ field: RecordField, into column: inout [T]) {
      guard let index = fields[field] else { return }
      all[index].give(chosen, texts) { column[$0] = T(truncatingIfNeeded: $1.a) }
    }
    gather(.reporter, into: &batch.reporter)
    gather(.perspective, into: &batch.perspective)
    gather(.event, into: &batch.event)
    gather(.exporter, into: &batch.exporter)
    gather(.origin, into: &batch.origin)
    gather(.destination, into: &batch.destination)
    gather(.via, into: &batch.via)
    gather(.category, into: &batch.category)
    gather(.item, into: &batch.item)
    gather(.period, into: &batch.from)
    gather(.value, into: &batch.lo)
    if let index = fields[.period] {
      all[index].give(chosen, texts) { batch.until[$0] = Int32(truncatingIfNeeded: $1.b) }
    }
    if let index = fields[.value] { all[index].give(chosen, texts) { batch.hi[$0] = $1.b } }
    for index in fields.values where all[index].leavesFlags {
      for (row, place) in chosen { batch.flags[Int(place)] |= all[index].outcome(Int(row), texts: texts).flags }
    }
    for index in flags {
      let flag = all[index]
      for (row, place) in chosen {
        let outcome = flag.outcome(Int(row), texts: texts)
        if outcome.state == .ok { batch.flags[Int(place)] |= UInt64(bitPattern: outcome.a) }
      }
    }
    fillFacets(&batch, chosen, fields: all, texts: texts)
  }

  /// Facets are few: each combination of codes is looked up once a block, and what is the same for all rows is taken once.
  private func fillFacets(_ batch: inout RecordBatch, _ chosen: Chosen, fields all: [FieldColumn], texts: [TextColumn])
  {
    guard let first = chosen.first else { return }
    var codes = FacetCodes(0, 0, 0, Int64(Level.part.code))
    var varying: [(part: Int, column: FieldColumn)] = []
    for (part, field) in [RecordField.basis, .measure, .unit, .level].enumerated() {
      guard let index = fields[field] else { continue }
      codes[part] = all[index].outcome(Int(first.row), texts: texts).a
      if !all[index].isConstant { varying.append((part, all[index])) }
    }
    var known: [FacetCodes: UInt32] = [:]
    var last: (codes: FacetCodes, id: UInt32)?
    for (row, place) in chosen {
      for (part, column) in varying { codes[part] = column.outcome(Int(row), texts: texts).a }
      if let last, last.codes == codes {
        batch.facet[Int(place)] = last.id
        continue
      }
      let id = known[codes] ?? batch.dictionaries.facets.id(of: facet(codes, batch.dictionaries.texts))
      known[codes] = id
      last = (codes, id)
      batch.facet[Int(place)] = id
    }
  }

  /// The codes of the four parts of a facet: basis, measure, unit and level.
  private typealias FacetCodes = SIMD4<Int64>

  private func facet(_ codes: FacetCodes, _ texts: Interned<String>) -> Facet {
    Facet(
      basis: Basis.allCases[Int(codes[0])], measure: Measure.allCases[Int(codes[1])],
      unit: MeasureUnit(rawValue: texts[UInt32(truncatingIfNeeded: codes[2])]), level: Level.allCases[Int(codes[3])])
  }
}
