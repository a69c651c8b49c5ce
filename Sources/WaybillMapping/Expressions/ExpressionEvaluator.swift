import WaybillCore

/// Evaluates an expression for all rows of a block: one loop over the rows for each part.
///
/// A truth is 0 for false, 1 for missing and 2 for true, so that `and` is the least, `or` the greatest.
struct ExpressionEvaluator<Columns: ExpressionColumns> {
  let columns: Columns
  let count: Int

  init(columns: Columns) {
    self.columns = columns
    count = columns.count
  }

  /// The truths of a condition, one a row.
  func truths(of tree: BooleanTree) -> [UInt8] {
    switch tree {
    case .textMissing(.cell(let cell)):
      return eachRow { trimmed(cell, $0).isEmpty ? 2 : 0 }
    case .textMissing(let text):
      var bytes: [UInt8] = []
      return eachRow { row in
        bytes.removeAll(keepingCapacity: true)
        return append(text, row: row, to: &bytes) ? 0 : 2
      }
    case .numberMissing(let number):
      let missing = numbers(of: number).missing
      return eachRow { missing[$0] == 0 ? 0 : 2 }
    case .textIn(.cell(let cell), let set):
      return set.withProbe { probe in eachRow { probe.contains(trimmed(cell, $0)) ? 2 : 0 } }
    case .textIn(let text, let set):
      var bytes: [UInt8] = []
      return set.withProbe { probe in
        eachRow { row in
          bytes.removeAll(keepingCapacity: true)
          return append(text, row: row, to: &bytes) && bytes.withUnsafeBufferPointer(probe.contains) ? 2 : 0
        }
      }
    case .textsEqual(let a, let b): return textsEqual(a, b)
    case .numberIn(let number, let values):
      let numbers = numbers(of: number)
      return numbers.truths { values.contains($0) }
    case .compare(let a, let comparison, let b): return compare(numbers(of: a), comparison, numbers(of: b))
    case .not(let operand):
      var result = truths(of: operand)
      result.withUnsafeMutableBufferPointer { result in
        for row in result.indices { result[row] = 2 &- result[row] }
      }
      return result
    case .and(let operands): return joined(operands) { min($0, $1) }
    case .or(let operands): return joined(operands) { max($0, $1) }
    }
  }

  private func textsEqual(_ a: TextTree, _ b: TextTree) -> [UInt8] {
    var first: [UInt8] = []
    var second: [UInt8] = []
    return eachRow { row in
      first.removeAll(keepingCapacity: true)
      second.removeAll(keepingCapacity: true)
      guard append(a, row: row, to: &first), append(b, row: row, to: &second) else { return 1 }
      return first == second ? 2 : 0
    }
  }

  private func compare(_ a: NumberColumn, _ comparison: ExpressionComparison, _ b: NumberColumn) -> [UInt8] {
    switch comparison {
    case .equal: a.truths(with: b) { $0 == $1 }
    case .notEqual: a.truths(with: b) { $0 != $1 }
    case .less: a.truths(with: b) { $0 < $1 }
    case .lessOrEqual: a.truths(with: b) { $0 <= $1 }
    case .greater: a.truths(with: b) { $0 > $1 }
    case .greaterOrEqual: a.truths(with: b) { $0 >= $1 }
    }
  }

  @inline(__always)
  private func joined(_ operands: [BooleanTree], by join: (UInt8, UInt8) -> UInt8) -> [UInt8] {
    guard let first = operands.first else { return [] }
    var result = truths(of: first)
    for operand in operands.dropFirst() {
      let other = truths(of: operand)
      result.withUnsafeMutableBufferPointer { result in
        other.withUnsafeBufferPointer { other in
          for row in result.indices { result[row] = join(result[row], other[row]) }
        }
      }
    }
    return result
  }

  @inline(__always)
  private func eachRow(_ truth: (Int) -> UInt8) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { result, initialized in
      for row in 0..<count { result.initializeElement(at: row, to: truth(row)) }
      initialized = count
    }
  }
}

// Texts, one row at a time.
extension ExpressionEvaluator {
  /// Appends the text of a row; false, with nothing appended, when it is missing.
  func append(_ tree: TextTree, row: Int, to bytes: inout [UInt8]) -> Bool {
    switch tree {
    case .cell(let cell):
      let text = trimmed(cell, row)
      bytes.append(contentsOf: text)
      return !text.isEmpty
    case .literal(let literal):
      bytes += literal
      return true
    case .coalesce(let options):
      return options.contains { append($0, row: row, to: &bytes) }
    case .lower(let inner):
      let start = bytes.count
      guard append(inner, row: row, to: &bytes) else { return false }
      lower(&bytes, from: start)
      return true
    }
  }

  /// A cell without the blanks around it; missing when it is empty.
  @inline(__always)
  func trimmed(_ cell: Int, _ row: Int) -> UnsafeBufferPointer<UInt8> {
    let text = columns.cell(cell, row)
    var start = 0
    var end = text.count
    while start < end, isBlank(text[start]) { start &+= 1 }
    while end > start, isBlank(text[end &- 1]) { end &-= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  private func lower(_ bytes: inout [UInt8], from start: Int) {
    var isASCII = true
    for index in start..<bytes.count {
      if bytes[index] >= 0x80 { isASCII = false }
      if bytes[index] &- UInt8(ascii: "A") < 26 { bytes[index] |= 0x20 }
    }
    if isASCII { return }
    let text = String(decoding: bytes[start...], as: UTF8.self).lowercased()
    bytes.replaceSubrange(start..., with: text.utf8)
  }
}

/// Whether a byte is a blank: a space, a tab or a line end.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 2 || byte == 13 }
