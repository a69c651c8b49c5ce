import WaybillCore

/// Turns the ids of one list into those of another, looking each up when it first comes.
struct Renumbering {
  private var known: [UInt32]
  /// How many ``meet(_:_:)`` has not looked up.
  private var unknown: Int

  /// - Parameter count: How many ids the list has that columns point into.
  init(count: Int) {
    known = Array(repeating: RecordBatch.absent, count: count)
    unknown = count
  }

  /// Whether ``meet(_:_:)`` has looked every id up.
  var isComplete: Bool { unknown == 0 }

  /// Looks an id up when it first comes.
  mutating func meet(_ old: UInt32, _ lookUp: (UInt32) throws -> UInt32) rethrows {
    guard Int(old) < known.count, known[Int(old)] == RecordBatch.absent else { return }
    known[Int(old)] = try lookUp(old)
    unknown -= 1
  }

  /// Makes room for ids that the list has got since.
  mutating func grow(to count: Int) {
    if count <= known.count { return }
    unknown += count - known.count
    known.append(contentsOf: repeatElement(RecordBatch.absent, count: count - known.count))
  }

  /// Writes the new ids of a column plus one, and 0 for absent ones.
  ///
  /// - Returns: An id that is beyond the list, if there is one; the column is then half done.
  mutating func renumber(
    _ column: ArraySlice<UInt32>, into room: UnsafeMutableBufferPointer<Int64>, _ lookUp: (UInt32) throws -> UInt32
  ) rethrows -> UInt32? {
    try known.withUnsafeMutableBufferPointer { known in
      try column.withUnsafeBufferPointer { column in
        for index in column.indices {
          let old = column[index]
          if old == RecordBatch.absent {
            room[index] = 0
            continue
          }
          guard old < known.count else { return old }
          room[index] = Int64(try Self.number(of: old, among: known, lookUp)) &+ 1
        }
        return nil
      }
    }
  }

  /// Replaces the ids of a column; absent ones stay.
  ///
  /// - Returns: An id that is beyond the list, if there is one; the column is then half done.
  mutating func renumber(_ column: inout [UInt32], _ lookUp: (UInt32) throws -> UInt32) rethrows -> UInt32? {
    try known.withUnsafeMutableBufferPointer { known in
      try column.withUnsafeMutableBufferPointer { column in
        for index in column.indices {
          let old = column[index]
          if old == RecordBatch.absent { continue }
          guard old < known.count else { return old }
          column[index] = try Self.number(of: old, among: known, lookUp)
        }
        return nil
      }
    }
  }

  @inline(__always)
  private static func number(
    of old: UInt32, among known: UnsafeMutableBufferPointer<UInt32>, _ lookUp: (UInt32) throws -> UInt32
  ) rethrows -> UInt32 {
    if known[Int(old)] == RecordBatch.absent { known[Int(old)] = try lookUp(old) }
    return known[Int(old)]
  }
}
