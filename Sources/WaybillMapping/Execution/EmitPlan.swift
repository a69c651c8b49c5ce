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
      let source = all[index]
      for (row, place) in chosen {
        column[Int(place)] = T(truncatingIfNeeded: source.outcome(Int(row), texts: texts).a)
      }
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
      let period = all[index]
      for (row, place) in chosen {
        batch.until[Int(place)] = Int32(truncatingIfNeeded: period.outcome(Int(row), texts: texts).b)
      }
    }
    if let index = fields[.value] {
      let value = all[index]
      for (row, place) in chosen { batch.hi[Int(place)] = value.outcome(Int(row), texts: texts).b }
    }
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

  /// Facets are few: each combination of codes is looked up once a block.
  private func fillFacets(_ batch: inout RecordBatch, _ chosen: Chosen, fields all: [FieldColumn], texts: [TextColumn])
  {
    let parts = [RecordField.basis, .measure, .unit, .level].map { fields[$0].map { all[$0] } }
    var known: [FacetCodes: UInt32] = [:]
    var last: (codes: FacetCodes, id: UInt32)?
    for (row, place) in chosen {
      let codes = FacetCodes(
        basis: parts[0]?.outcome(Int(row), texts: texts).a ?? 0,
        measure: parts[1]?.outcome(Int(row), texts: texts).a ?? 0,
        unit: parts[2]?.outcome(Int(row), texts: texts).a ?? 0,
        level: parts[3]?.outcome(Int(row), texts: texts).a ?? Int64(Level.part.code))
      if let last, last.codes == codes {
        batch.facet[Int(place)] = last.id
        continue
      }
      let id = known[codes] ?? batch.dictionaries.facets.id(of: codes.facet(batch.dictionaries.texts))
      known[codes] = id
      last = (codes, id)
      batch.facet[Int(place)] = id
    }
  }
}

/// The codes of the four parts of a facet.
private struct FacetCodes: Hashable {
  let basis: Int64
  let measure: Int64
  let unit: Int64
  let level: Int64

  func facet(_ texts: Interned<String>) -> Facet {
    Facet(
      basis: Basis.allCases[Int(basis)], measure: Measure.allCases[Int(measure)],
      unit: MeasureUnit(rawValue: texts[UInt32(truncatingIfNeeded: unit)]), level: Level.allCases[Int(level)])
  }
}
