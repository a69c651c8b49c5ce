import WaybillCore

extension EmitPlan {
  /// The codes of the four parts of a facet: basis, measure, unit and level.
  private typealias FacetCodes = SIMD4<Int64>

  /// Fills the facets of the chosen records.
  ///
  /// Facets are few, and what is the same for all rows is taken once. Where all that differs hangs on one column, as a
  /// letter does that stands for a basis and a measure, each of its spellings is looked up once a block.
  func fillFacets(_ batch: inout RecordBatch, _ chosen: Chosen, fields all: [FieldColumn], texts: [TextColumn]) {
    guard let first = chosen.first else { return }
    var codes = FacetCodes(0, 0, 0, Int64(Level.part.code))
    var varying: [(part: Int, field: Int)] = []
    var sources: Set<Int> = []
    for (part, field) in [RecordField.basis, .measure, .unit, .level].enumerated() {
      guard let index = fields[field] else { continue }
      codes[part] = all[index].outcome(Int(first.row), texts: texts).a
      if all[index].isConstant { continue }
      varying.append((part, index))
      if case .spellings(let column) = all[index].source { sources.insert(column) } else { sources.insert(-1) }
    }
    var known: [FacetCodes: UInt32] = [:]
    func number(_ codes: FacetCodes, _ dictionaries: inout Dictionaries) -> UInt32 {
      if let id = known[codes] { return id }
      let id = dictionaries.facets.id(of: Self.facet(codes, dictionaries.texts))
      known[codes] = id
      return id
    }
    func ownCodes(of row: Int) -> FacetCodes {
      var own = codes
      for (part, index) in varying { own[part] = all[index].outcome(row, texts: texts).a }
      return own
    }
    if varying.isEmpty {
      let id = number(codes, &batch.dictionaries)
      for (_, place) in chosen { batch.facet[Int(place)] = id }
    } else if sources.count == 1, let column = sources.first, column >= 0 {
      var facetOf = [UInt32](repeating: RecordBatch.absent, count: texts[column].count)
      let ids = texts[column].ids
      for (row, place) in chosen {
        let spelling = Int(ids[Int(row)])
        if facetOf[spelling] == RecordBatch.absent {
          facetOf[spelling] = number(ownCodes(of: Int(row)), &batch.dictionaries)
        }
        batch.facet[Int(place)] = facetOf[spelling]
      }
    } else {
      var last: (codes: FacetCodes, id: UInt32)?
      for (row, place) in chosen {
        let codes = ownCodes(of: Int(row))
        if last?.codes != codes { last = (codes, number(codes, &batch.dictionaries)) }
        batch.facet[Int(place)] = last?.id ?? RecordBatch.absent
      }
    }
  }

  private static func facet(_ codes: FacetCodes, _ texts: Interned<String>) -> Facet {
    Facet(
      basis: Basis.allCases[Int(codes[0])], measure: Measure.allCases[Int(codes[1])],
      unit: MeasureUnit(rawValue: texts[UInt32(truncatingIfNeeded: codes[2])]), level: Level.allCases[Int(codes[3])])
  }
}
