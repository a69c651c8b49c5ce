import WaybillCore

// Comparisons: which type they compare, and whether what they compare may be missing.
extension ExpressionChecker {
  /// Checks `left == right` and its like.
  mutating func comparison(
    _ left: ExpressionSyntax, _ comparison: ExpressionComparison, _ right: ExpressionSyntax, at span: Range<Int>
  ) -> TypedTree? {
    let before = unguarded.count
    defer { unguarded.removeSubrange(before...) }
    if comparison != .equal && comparison != .notEqual {
      let (a, b) = (number(left, for: comparison.rawValue), number(right, for: comparison.rawValue))
      refuseUnguarded(from: before)
      guard let a, let b else { return nil }
      return .boolean(.compare(a, comparison, b), PresenceFacts())
    }
    guard let (a, b) = both(check(left), check(right)) else { return nil }
    if case .number = (a.type == .number ? a : b), let x = a.asNumber, let y = b.asNumber {
      refuseUnguarded(from: before)
      return .boolean(.compare(x, comparison, y), PresenceFacts())
    }
    guard let x = a.asText, let y = b.asText else {
      problem(.expressionTypesDiffer(comparison.rawValue, a.type, b.type, at: source.place(span)))
      return nil
    }
    let test: BooleanTree
    if let literal = b.literalText {
      guard canEqual(literal, at: right.span) else { return nil }
      test = .textIn(x, TextSet([literal]))
    } else if let literal = a.literalText {
      guard canEqual(literal, at: left.span) else { return nil }
      test = .textIn(y, TextSet([literal]))
    } else {
      refuseUnguarded(from: before)
      test = .textsEqual(x, y)
    }
    return .boolean(comparison == .equal ? test : .not(test), PresenceFacts())
  }

  /// Checks `subject in [literals]`.
  mutating func membership(
    _ subject: ExpressionSyntax, _ literals: [(ExpressionLiteral, span: Range<Int>)], at span: Range<Int>
  ) -> TypedTree? {
    let before = unguarded.count
    defer { unguarded.removeSubrange(before...) }
    guard let tree = check(subject) else { return nil }
    var texts: [[UInt8]] = []
    var numbers: [Int64] = []
    var areSound = true
    for (literal, span) in literals {
      switch literal {
      case .text(let text):
        texts.append(Array(text.utf8))
        areSound = canEqual(Array(text.utf8), at: span) && areSound
      case .number(let amount): numbers.append(amount.millionths)
      }
    }
    if numbers.isEmpty, let text = tree.asText {
      return areSound ? .boolean(.textIn(text, TextSet(texts)), PresenceFacts()) : nil
    }
    if texts.isEmpty, let number = tree.asNumber {
      refuseUnguarded(from: before)
      return .boolean(.numberIn(number, numbers), PresenceFacts())
    }
    let other: ExpressionType = texts.isEmpty || (!numbers.isEmpty && tree.type == .text) ? .number : .text
    problem(.expressionTypesDiffer("in", tree.type, other, at: source.place(span)))
    return nil
  }

  private mutating func refuseUnguarded(from start: Int) {
    for use in unguarded[start...] { problem(.expressionUnguarded(use.name, at: source.place(use.span))) }
  }

  /// Whether a cell can equal a text at all; reports the text when not.
  private mutating func canEqual(_ literal: [UInt8], at span: Range<Int>) -> Bool {
    guard let first = literal.first, let last = literal.last else {
      problem(.expressionEmptyText(at: source.place(span)))
      return false
    }
    guard !isBlank(first), !isBlank(last) else {
      problem(.expressionBlanks(String(decoding: literal, as: UTF8.self), at: source.place(span)))
      return false
    }
    return true
  }
}

/// Two values when both are there.
private func both<Value>(_ a: Value?, _ b: Value?) -> (Value, Value)? {
  if let a, let b { (a, b) } else { nil }
}
