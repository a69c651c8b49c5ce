import WaybillCore

/// The numbers of a block, one a row: millionths, and where there is none the gaps of ``NumberGap``.
struct NumberColumn {
  var values: [Int64]
  var missing: [UInt8]

  /// Makes a column of rows; nil is a row without a number, for the reason `gap`.
  @inline(__always)
  init(count: Int, gap: UInt8 = NumberGap.empty, _ value: (Int) -> Int64?) {
    var missing = [UInt8](repeating: 0, count: count)
    values = missing.withUnsafeMutableBufferPointer { missing in
      [Int64](unsafeUninitializedCapacity: count) { values, initialized in
        for row in 0..<count {
          let number = value(row)
          values.initializeElement(at: row, to: number ?? 0)
          missing[row] = number == nil ? gap : 0
        }
        initialized = count
      }
    }
    self.missing = missing
  }

  /// Replaces each number by what is made of it and the same row's number of another column.
  @inline(__always)
  mutating func combine(with other: NumberColumn, _ make: (Int64, Int64) -> Int64?) {
    values.withUnsafeMutableBufferPointer { values in
      missing.withUnsafeMutableBufferPointer { missing in
        other.values.withUnsafeBufferPointer { others in
          other.missing.withUnsafeBufferPointer { otherMissing in
            for row in values.indices where missing[row] | otherMissing[row] == 0 {
              let number = make(values[row], others[row])
              values[row] = number ?? 0
              missing[row] = number == nil ? NumberGap.arithmetic : 0
            }
            for row in values.indices { missing[row] |= otherMissing[row] }
          }
        }
      }
    }
  }

  /// Replaces each number by what is made of it.
  @inline(__always)
  mutating func transform(_ make: (Int64) -> Int64?) {
    values.withUnsafeMutableBufferPointer { values in
      missing.withUnsafeMutableBufferPointer { missing in
        for row in values.indices where missing[row] == 0 {
          let number = make(values[row])
          values[row] = number ?? 0
          missing[row] = number == nil ? NumberGap.arithmetic : 0
        }
      }
    }
  }

  /// Fills the rows without a number from another column.
  mutating func fill(from other: NumberColumn) {
    values.withUnsafeMutableBufferPointer { values in
      missing.withUnsafeMutableBufferPointer { missing in
        other.values.withUnsafeBufferPointer { others in
          other.missing.withUnsafeBufferPointer { otherMissing in
            for row in values.indices where missing[row] != 0 {
              values[row] = others[row]
              missing[row] = otherMissing[row]
            }
          }
        }
      }
    }
  }

  /// The truth of each row: 0 false, 1 missing, 2 true.
  @inline(__always)
  func truths(_ test: (Int64) -> Bool) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: values.count) { result, initialized in
      values.withUnsafeBufferPointer { values in
        missing.withUnsafeBufferPointer { missing in
          for row in values.indices {
            result.initializeElement(at: row, to: missing[row] != 0 ? 1 : test(values[row]) ? 2 : 0)
          }
        }
      }
      initialized = values.count
    }
  }

  /// The truth of each row beside the same row of another column.
  @inline(__always)
  func truths(with other: NumberColumn, _ test: (Int64, Int64) -> Bool) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: values.count) { result, initialized in
      values.withUnsafeBufferPointer { a in
        other.values.withUnsafeBufferPointer { b in
          for row in a.indices { result.initializeElement(at: row, to: test(a[row], b[row]) ? 2 : 0) }
        }
      }
      missing.withUnsafeBufferPointer { a in
        other.missing.withUnsafeBufferPointer { b in
          for row in a.indices where a[row] | b[row] != 0 { result[row] = 1 }
        }
      }
      initialized = values.count
    }
  }
}

extension ExpressionEvaluator {
  /// The numbers of an expression, one a row.
  func numbers(of tree: NumberTree) -> NumberColumn {
    switch tree {
    case .cell(let cell):
      let style = DecimalText()
      var result = NumberColumn(count: count, gap: NumberGap.unreadable) { row in
        guard case .success(let amount) = style.read(trimmed(cell, row)) else { return nil }
        return amount.millionths
      }
      for row in 0..<count where result.missing[row] != 0 && trimmed(cell, row).isEmpty {
        result.missing[row] = NumberGap.empty
      }
      return result
    case .literal(let value): return NumberColumn(count: count) { _ in value }
    case .length(let text):
      var bytes: [UInt8] = []
      return NumberColumn(count: count) { row in
        bytes.removeAll(keepingCapacity: true)
        guard append(text, row: row, to: &bytes) else { return nil }
        return Int64(bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }) * 1_000_000
      }
    case .absolute(let operand):
      var result = numbers(of: operand)
      result.transform { Int64(exactly: $0.magnitude) }
      return result
    case .rounded(let operand, let unit):
      var result = numbers(of: operand)
      result.transform { ExactDecimal.rounded($0, unit: unit) }
      return result
    case .chain(let first, let rest):
      var result = numbers(of: first)
      for (operation, operand) in rest { apply(operation, to: &result, numbers(of: operand)) }
      return result
    case .coalesce(let options):
      guard let first = options.first else { return NumberColumn(count: count) { _ in nil } }
      var result = numbers(of: first)
      for option in options.dropFirst() { result.fill(from: numbers(of: option)) }
      return result
    }
  }

  private func apply(_ operation: NumberOperation, to result: inout NumberColumn, _ operand: NumberColumn) {
    switch operation {
    case .add: result.combine(with: operand, ExactDecimal.sum)
    case .subtract: result.combine(with: operand, ExactDecimal.difference)
    case .multiply: result.combine(with: operand, ExactDecimal.product)
    case .divide: result.combine(with: operand, ExactDecimal.quotient)
    case .least: result.combine(with: operand) { min($0, $1) }
    case .greatest: result.combine(with: operand) { max($0, $1) }
    }
  }
}
