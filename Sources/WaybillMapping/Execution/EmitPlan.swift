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
    func gather<T: FixedWidthInteger>(
      _ field: RecordField, upper: Bool = false, into column: inout [T]
    ) {
      guard let index = fields[field] else { return }
      all[index].withOutcomes(texts) { outcomes in
        upper ? outcomes.gather(chosen, into: &column) { $0.b } : outcomes.gather(chosen, into: &column) { $0.a }
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
    gather(.period, upper: true, into: &batch.until)
    gather(.value, into: &batch.lo)
    gather(.value, upper: true, into: &batch.hi)
    for index in fields.values where all[index].leavesFlags {
      all[index].withOutcomes(texts) { outcomes in outcomes.join(chosen, into: &batch.flags) { $0.flags } }
    }
    for index in flags {
      all[index].withOutcomes(texts) { outcomes in
        outcomes.join(chosen, into: &batch.flags) { $0.state == .ok ? UInt64(bitPattern: $0.a) : 0 }
      }
    }
    fillFacets(&batch, chosen, fields: all, texts: texts)
  }
}

extension RowOutcomes {
  /// Writes a part of the outcomes of chosen rows to their places.
  @inline(__always)
  fileprivate func gather<T: FixedWidthInteger>(
    _ chosen: EmitPlan.Chosen, into column: inout [T], _ part: (Outcome) -> Int64
  ) {
    column.withUnsafeMutableBufferPointer { column in
      chosen.withUnsafeBufferPointer { chosen in
        if let ids {
          for (row, place) in chosen {
            column[Int(place)] = T(truncatingIfNeeded: part(outcomes[Int(ids[Int(row)])]))
          }
        } else if step == 0, chosen.count == column.count, !chosen.isEmpty {
          column.update(repeating: T(truncatingIfNeeded: part(outcomes[0])))
        } else {
          for (row, place) in chosen {
            column[Int(place)] = T(truncatingIfNeeded: part(outcomes[Int(row) &* step]))
          }
        }
      }
    }
  }

  /// Adds the bits of the outcomes of chosen rows to those at their places.
  @inline(__always)
  fileprivate func join(_ chosen: EmitPlan.Chosen, into column: inout [UInt64], _ bits: (Outcome) -> UInt64) {
    column.withUnsafeMutableBufferPointer { column in
      for (row, place) in chosen { column[Int(place)] |= bits(self[Int(row)]) }
    }
  }
}
