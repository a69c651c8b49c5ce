import WaybillCore

/// What becomes of each row of a block: left aside, refused, skipped by an emit, or made into records.
extension Mapper {
  /// Which rows no rule leaves aside, and for each other row the rule that does.
  struct Fates {
    /// 1 for a row that is not left aside; later 2 for one that is refused.
    var live: [UInt8]
    var rule: [UInt8]
  }

  func drop(_ masks: [[UInt8]], rowCount: Int) -> Fates {
    var fates = Fates(
      live: [UInt8](repeating: 1, count: rowCount), rule: [UInt8](repeating: 0, count: masks.isEmpty ? 0 : rowCount))
    for (number, mask) in masks.enumerated() {
      for row in 0..<rowCount where mask[row] == 1 && fates.live[row] == 1 {
        fates.live[row] = 0
        fates.rule[row] = UInt8(number)
      }
    }
    return fates
  }

  /// Throws at the first row whose word a lookup with `unmatched: fail` does not know, in an emit that wants the row.
  func stopAtFatal(
    _ rows: borrowing RowBatch, _ live: [UInt8], conditions: [[UInt8]?]
  ) throws(Diagnostics) {
    for index in fields.indices where fields[index].stopsOnFailure && fields[index].mayFail {
      let users = emits.indices.filter { emits[$0].ownFields.contains(index) || sharedFields.contains(index) }
      for row in rowsStopped(by: index, of: rows.rowCount) where live[row] == 1 {
        guard users.contains(where: { conditions[$0]?[row] != 0 }) else { continue }
        guard let failure = fields[index].failure(fields[index].outcome(row, texts: texts)) else { continue }
        let place = rows.place(row: row, column: column(of: index))
        let word = unit.part.place(in: file, line: place.line, column: place.column)
        throw Diagnostics([Diagnostic(.error, failure.code, failure.message, at: word)])
      }
    }
  }

  /// Notes which entries of lookups the texts so far were.
  mutating func countEntries() {
    for field in fields {
      guard case .lookup(let lookup, _) = field.resolver.section.kind else { continue }
      let known = account.usedEntries[lookup.name] ?? []
      let used = field.resolver.usedEntries
      if known.count == lookup.entries.count || used.isEmpty { continue }
      let all = used.union(known)
      if all.count > known.count { account.usedEntries[lookup.name] = all.sorted() }
    }
  }

  mutating func emit(_ rows: borrowing RowBatch, _ fates: Fates, conditions: [[UInt8]?]) {
    let rowCount = rows.rowCount
    var live = fates.live
    checkPinned(rows, &live)
    for index in sharedFields where fields[index].mayFail {
      for row in rowsStopped(by: index, of: rowCount) {
        guard live[row] != 0, let failure = fields[index].failure(fields[index].outcome(row, texts: texts)) else {
          continue
        }
        live[row] = Self.refused
        reject(failure, field: index, row: row, emit: nil, rows)
      }
    }
    var states: [[UInt8]] = []
    for (number, emit) in emits.enumerated() {
      states.append(state(of: emit, number, rows, live, condition: conditions[number]))
    }
    count(states, Fates(live: live, rule: fates.rule), rows)
    place(states, live, rows)
  }

  // What becomes of a row: dropped is 0 and made is 1.
  static let refused: UInt8 = 2
  static let skipped: UInt8 = 3

  /// For each live row, whether an emit makes a record, is refused or is skipped for a reason.
  mutating func state(
    of emit: EmitPlan, _ number: Int, _ rows: borrowing RowBatch, _ live: [UInt8], condition: [UInt8]?
  ) -> [UInt8] {
    var state = live
    if let condition, let reason = emit.condition?.reason {
      var skipped = 0
      for row in state.indices where state[row] == 1 && condition[row] == 0 {
        state[row] = Self.skipped
        skipped += 1
      }
      if skipped > 0 { account.skipped["not (\(reason))", default: 0] += skipped }
    }
    for index in emit.ownFields + sharedFields where fields[index].mayFail {
      for row in rowsStopped(by: index, of: state.count)
      where state[row] == 1 || state[row] == Self.refused && live[row] == 1 {
        let outcome = fields[index].outcome(row, texts: texts)
        if let failure = fields[index].failure(outcome) {
          state[row] = Self.refused
          reject(failure, field: index, row: row, emit: number, rows)
        } else if state[row] == 1, let reason = fields[index].reason(outcome) {
          state[row] = Self.skipped
          account.skipped[reason, default: 0] += 1
        }
      }
    }
    return state
  }
  /// The rows of which a field lets no record be made: few, so that only they are looked at one by one.
  private func rowsStopped(by index: Int, of rowCount: Int) -> [Int] {
    fields[index].withOutcomes(texts) { outcomes in
      var stopped: [Int] = []
      for row in 0..<rowCount where outcomes[row].stopsRecord { stopped.append(row) }
      return stopped
    }
  }
}
