import WaybillCore

/// Where the records of a block stand: row by row, and within a row emit by emit.
extension Mapper {
  /// Counts what becomes of the rows of the file; a row that was unpivoted is one row.
  mutating func count(_ states: [[UInt8]], _ fates: Fates) {
    var row = 0
    while row < fates.live.count {
      let first = row
      var made = 0
      var refused = 0
      var alive = 0
      repeat {
        if fates.live[row] != 0 { alive += 1 }
        if fates.live[row] == Self.refused { refused += emits.count }
        for state in states where fates.live[row] == 1 {
          made += state[row] == 1 ? 1 : 0
          refused += state[row] == Self.refused ? 1 : 0
        }
        row += 1
      } while row < fates.live.count && isSameRow(first, row)
      if alive == 0 {
        account.dropped[drops[Int(fates.rule[first])].reason, default: 0] += 1
        continue
      }
      for part in first..<row where fates.live[part] == 0 {
        account.skipped[drops[Int(fates.rule[part])].reason, default: 0] += 1
      }
      if made > 0 {
        account.rowsMapped += 1
        account.emitsRejected += refused
      } else if refused > 0 {
        account.rowsRejected += 1
      } else {
        account.dropped[Self.nothingToSay, default: 0] += 1
      }
    }
  }

  private func isSameRow(_ a: Int, _ b: Int) -> Bool { !parents.isEmpty && parents[a] == parents[b] }

  /// Gives every record its place, row by row and emit by emit, and fills the columns.
  mutating func place(_ states: [[UInt8]], _ live: [UInt8], _ rows: borrowing RowBatch) {
    let rowCount = rows.rowCount
    var next = [UInt32](repeating: 0, count: rowCount)
    var total: UInt32 = 0
    for row in 0..<rowCount where live[row] == 1 {
      next[row] = total
      for state in states { total += state[row] == 1 ? 1 : 0 }
    }
    batch.reset(count: Int(total))
    account.records += Int(total)
    let part = UInt16(clamping: unit.number)
    for place in batch.part.indices { batch.part[place] = part }
    for (number, emit) in emits.enumerated() {
      var chosen: EmitPlan.Chosen = []
      chosen.reserveCapacity(rowCount)
      for row in 0..<rowCount where states[number][row] == 1 && live[row] == 1 {
        chosen.append((Int32(row), Int32(next[row])))
        next[row] += 1
      }
      emit.fill(&batch, chosen, fields: fields, texts: texts)
      for (row, place) in chosen {
        batch.line[Int(place)] = rows.rows[Int(row)].line
        batch.row[Int(place)] = UInt32(firstRow) &+ (parents.isEmpty ? UInt32(row) : parents[Int(row)])
        batch.emit[Int(place)] = UInt8(number)
        if let column = shaper.column(ofShaped: Int(row)) { batch.column[Int(place)] = UInt16(clamping: column + 1) }
      }
      count(notesOf: emit, chosen)
    }
  }

  /// The reason of a row whose cells are all empty.
  static let emptyRow = "every cell is empty"

  /// The reason of a row that no emit has anything to say about.
  static let nothingToSay = "no figure in the row"

  mutating func count(notesOf emit: EmitPlan, _ chosen: EmitPlan.Chosen) {
    for index in emit.ownFields + sharedFields where fields[index].hasNotes {
      for (row, _) in chosen {
        if let note = fields[index].note(fields[index].outcome(Int(row), texts: texts)) {
          account.notes[note, default: 0] += 1
        }
      }
    }
  }
}
