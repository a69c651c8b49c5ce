import WaybillCore

/// Where the records of a block stand: row by row, and within a row emit by emit.
extension Mapper {
  /// Counts what becomes of the rows of the file; a row that was unpivoted is one row.
  mutating func count(_ states: [[UInt8]], _ fates: Fates, _ rows: borrowing RowBatch) {
    if states.count == 1, parents.isEmpty {
      count(states[0], fates, rows)
      return
    }
    var made = [UInt16](repeating: 0, count: fates.live.count)
    var refused = made
    for state in states {
      for row in state.indices where fates.live[row] == 1 {
        made[row] &+= state[row] == 1 ? 1 : 0
        refused[row] &+= state[row] == Self.refused ? 1 : 0
      }
    }
    var (mapped, rejected, emitsRejected) = (0, 0, 0)
    var row = 0
    while row < fates.live.count {
      let first = row
      var (ownMade, ownRefused, alive) = (0, 0, 0)
      repeat {
        if fates.live[row] != 0 { alive += 1 }
        ownMade += Int(made[row])
        ownRefused += fates.live[row] == Self.refused ? emits.count : Int(refused[row])
        row += 1
      } while row < fates.live.count && isSameRow(first, row)
      if alive == 0 {
        account.drop(drops[Int(fates.rule[first])].reason, at: position(of: first, rows))
        continue
      }
      if alive < row - first {
        for part in first..<row where fates.live[part] == 0 {
          account.skipped[drops[Int(fates.rule[part])].reason, default: 0] += 1
        }
      }
      if ownMade > 0 {
        mapped += 1
        emitsRejected += ownRefused
      } else if ownRefused > 0 {
        rejected += 1
      } else {
        account.drop(Self.nothingToSay, at: position(of: first, rows))
      }
    }
    account.emitsRejected += emitsRejected
    account.rowsMapped += mapped
    account.rowsRejected += rejected
  }

  /// Counts rows each of which one emit makes one record of, or none.
  private mutating func count(_ state: [UInt8], _ fates: Fates, _ rows: borrowing RowBatch) {
    var (mapped, rejected) = (0, 0)
    for fate in state {
      mapped &+= fate == 1 ? 1 : 0
      rejected &+= fate == Self.refused ? 1 : 0
    }
    account.rowsMapped += mapped
    account.rowsRejected += rejected
    if mapped + rejected == state.count { return }
    for row in state.indices where state[row] != 1 && state[row] != Self.refused {
      let reason = state[row] == 0 ? drops[Int(fates.rule[row])].reason : Self.nothingToSay
      account.drop(reason, at: position(of: row, rows))
    }
  }

  private func position(of row: Int, _ rows: borrowing RowBatch) -> RowPosition {
    RowPosition(part: unit.number, line: Int(rows.rows[row].line))
  }

  private func isSameRow(_ a: Int, _ b: Int) -> Bool { !parents.isEmpty && parents[a] == parents[b] }

  /// Gives every record its place, row by row and emit by emit, and fills the columns.
  mutating func place(_ states: [[UInt8]], _ live: [UInt8], _ rows: borrowing RowBatch) {
    let chosen = chosen(states, live)
    let total = chosen.reduce(0) { $0 + $1.count }
    batch.reset(count: total)
    account.records += total
    let part = UInt16(clamping: unit.number)
    batch.part.withUnsafeMutableBufferPointer { $0.update(repeating: part) }
    for (number, emit) in emits.enumerated() {
      let chosen = chosen[number]
      emit.fill(&batch, chosen, fields: fields, texts: texts)
      placeOrigins(of: chosen, emit: UInt8(number), rows)
      count(notesOf: emit, chosen)
    }
  }

  /// For each emit the rows that it makes a record of, with the places of the records.
  private func chosen(_ states: [[UInt8]], _ live: [UInt8]) -> [EmitPlan.Chosen] {
    if states.count == 1 {
      let state = states[0]
      return [
        EmitPlan.Chosen(unsafeUninitializedCapacity: state.count) { chosen, count in
          // Written for every row, and overwritten where it makes no record.
          for row in state.indices {
            chosen[count] = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: count))
            count &+= state[row] == 1 ? 1 : 0
          }
        }
      ]
    }
    var chosen = states.map { _ in EmitPlan.Chosen() }
    var place: Int32 = 0
    for row in live.indices where live[row] == 1 {
      for number in states.indices where states[number][row] == 1 {
        chosen[number].append((Int32(row), place))
        place += 1
      }
    }
    return chosen
  }

  /// Says of each chosen record which line and row it comes from.
  private mutating func placeOrigins(of chosen: EmitPlan.Chosen, emit number: UInt8, _ rows: borrowing RowBatch) {
    let base = UInt32(firstRow)
    rows.rows.withUnsafeBufferPointer { starts in
      batch.line.withUnsafeMutableBufferPointer { line in
        for (row, place) in chosen { line[Int(place)] = starts[Int(row)].line }
      }
    }
    batch.row.withUnsafeMutableBufferPointer { ordinal in
      parents.withUnsafeBufferPointer { parents in
        for (row, place) in chosen {
          ordinal[Int(place)] = base &+ (parents.isEmpty ? UInt32(row) : parents[Int(row)])
        }
      }
    }
    if number > 0 {
      batch.emit.withUnsafeMutableBufferPointer { emit in
        for (_, place) in chosen { emit[Int(place)] = number }
      }
    }
    if shaper.unpivots {
      for (row, place) in chosen {
        if let column = shaper.column(ofShaped: Int(row)) { batch.column[Int(place)] = UInt16(clamping: column + 1) }
      }
    }
  }

  /// The reason of a row whose cells are all empty.
  static let emptyRow = "every cell is empty"

  /// The reason of a row that no emit has anything to say about.
  static let nothingToSay = "no figure in the row"

  mutating func count(notesOf emit: EmitPlan, _ chosen: EmitPlan.Chosen) {
    for index in emit.ownFields + sharedFields where fields[index].hasNotes {
      // Counted by number first, since few notes are given and many rows have one.
      var counts: [UInt32: Int] = [:]
      fields[index].withOutcomes(texts) { outcomes in
        for (row, _) in chosen where outcomes[Int(row)].note != 0 { counts[outcomes[Int(row)].note, default: 0] += 1 }
      }
      for (number, count) in counts { account.notes[fields[index].note(number), default: 0] += count }
    }
  }
}
