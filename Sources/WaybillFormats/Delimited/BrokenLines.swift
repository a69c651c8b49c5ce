import WaybillCore

extension RecordGrammar {
  /// Records that are taken for the parts of one row.
  struct Joined {
    /// The parts as one record, with as many cells as they make together.
    var record: Record
    /// How many records it was put together from.
    var parts = 1
  }

  /// Adds the records below a record with too few cells to it, until it has enough.
  ///
  /// The last cell of a part and the first of the next are one cell, with the line end within it; where one of the two
  /// is empty it is the other. A record that is a row by itself, or would make too many cells, is left for itself, as is
  /// all that stands behind an empty line, a quoted cell that would be half of one, and a line that is no row.
  ///
  /// - Parameter isBoundary: whether what begins at a byte is no part of a row; nil when it is not known yet.
  /// - Returns: the record with all its parts; nil when more of the text must be known.
  func joined(
    _ first: Record, from start: Int, in text: UnsafeBufferPointer<UInt8>, isLast: Bool, limit: Int,
    cells: UnsafeMutableBufferPointer<RowBatch.Cell>, isBoundary: (Int) -> Bool?
  ) -> Joined? {
    var joined = Joined(record: first)
    while joined.record.cellCount < cells.count, joined.parts < limit {
      let next = joined.record.next
      if next >= text.count { return isLast ? joined : nil }
      switch lineAfterBlank(in: text, at: next, isLast: isLast, delimiters: false) {
      case .found: return joined
      case .incomplete: return nil
      case .none: break
      }
      guard let isBoundary = isBoundary(next) else { return nil }
      if isBoundary { return joined }
      let place = joined.record.cellCount - 1
      let half = cells[place]
      let rest = UnsafeMutableBufferPointer(rebasing: cells[place...])
      switch record(in: text, at: next, isLast: isLast, cells: rest) {
      case .incomplete: return nil
      case .fault:
        cells[place] = half
        return joined
      case .record(let part):
        let other = cells[place]
        cells[place] = half
        if part.cellCount >= cells.count || part.cellCount > rest.count || part.end - start > recordLimit {
          return joined
        }
        if isQuoted(half, in: text) { return joined }
        if half.count == 0 {
          cells[place] = other
        } else {
          if isQuoted(other, in: text) { return joined }
          if other.count > 0 { cells[place].end = other.end }
        }
        joined.record.cellCount += part.cellCount - 1
        joined.record.innerLines += part.innerLines + 1
        joined.record.isEscaped = joined.record.isEscaped || part.isEscaped
        joined.record.end = part.end
        joined.record.next = part.next
        joined.parts += 1
      }
    }
    return joined
  }
}
