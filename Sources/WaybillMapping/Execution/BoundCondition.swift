import WaybillCore
import WaybillFormats

/// The `when` of an emit, bound to the columns of a file.
struct BoundCondition {
  /// What the report counts the rows under.
  let reason: String
  private let expression: BoundExpression

  init(_ expression: Expression, reason: String, _ bound: BoundMapping) {
    self.expression = BoundExpression(expression, bound)
    self.reason = reason
  }

  /// For each row of a block, 1 when the condition holds.
  func holds(in block: borrowing CellBlock) -> [UInt8] { expression.truths(in: block) }
}

/// A `drop` or `drop_matching` of `rows`, bound to the columns of a file.
struct BoundDrop {
  /// What the report counts the rows under.
  let reason: String
  private var test: Test

  private enum Test {
    case condition(BoundExpression)
    case patterns([PatternColumn])
    /// A capture that does not match, so that no row is left aside.
    case never
  }

  /// A text column with a pattern, and for each distinct text whether it matches.
  private struct PatternColumn {
    let column: Int
    let pattern: Pattern
    var matches: [UInt8] = []
  }

  /// Binds a rule; `column` gives the text column of a column of the file.
  init(_ rule: DropRule, _ bound: BoundMapping, column: (Int) -> Int) {
    reason = rule.reason
    switch rule.test {
    case .condition(let expression): test = .condition(BoundExpression(expression, bound))
    case .matching(let patterns):
      var columns: [PatternColumn] = []
      var isPossible = true
      for (name, pattern) in patterns {
        switch bound.cells[name] {
        case .column(let place): columns.append(PatternColumn(column: column(place), pattern: pattern))
        case .capture(let text): isPossible = isPossible && pattern.matches(text)
        case nil: preconditionFailure("the binding has every name of a rule")
        }
      }
      test = isPossible ? .patterns(columns) : .never
    }
  }

  /// For each row of a block, 1 when the rule leaves it aside; each distinct text is matched once.
  mutating func holds(in block: borrowing CellBlock, texts: [TextColumn]) -> [UInt8] {
    switch test {
    case .condition(let expression): return expression.truths(in: block)
    case .never: return [UInt8](repeating: 0, count: block.rowCount)
    case .patterns(var columns):
      test = .never
      var mask = [UInt8](repeating: 1, count: block.rowCount)
      for place in columns.indices {
        let texts = texts[columns[place].column]
        for id in columns[place].matches.count..<texts.count {
          columns[place].matches.append(columns[place].pattern.matches(texts.text(id)) ? 1 : 0)
        }
        for row in mask.indices { mask[row] &= columns[place].matches[Int(texts.ids[row])] }
      }
      test = .patterns(columns)
      return mask
    }
  }
}
