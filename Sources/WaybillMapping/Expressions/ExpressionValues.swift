import WaybillCore

// Arithmetic, defaults and functions: what gives a number or a text.
extension ExpressionChecker {
  /// Checks an operand that must be a number; cells become one.
  mutating func number(_ syntax: ExpressionSyntax, for user: String) -> NumberTree? {
    guard let tree = check(syntax) else { return nil }
    if let number = tree.asNumber { return number }
    problem(.expressionType(user, expected: .number, found: tree.type, at: source.place(syntax.span)))
    return nil
  }

  /// Checks an operand that must be a text.
  private mutating func text(_ syntax: ExpressionSyntax, for user: String) -> TextTree? {
    guard let tree = check(syntax) else { return nil }
    if let text = tree.asText { return text }
    problem(.expressionType(user, expected: .text, found: tree.type, at: source.place(syntax.span)))
    return nil
  }

  /// Checks two or more operands that are worked into one number from left to right.
  mutating func chain(
    _ operands: [(operation: NumberOperation, user: String, syntax: ExpressionSyntax)]
  ) -> TypedTree? {
    var rest: [(operation: NumberOperation, operand: NumberTree)] = []
    for (index, operand) in operands.enumerated() {
      // The first operand has no operator before it, and is used by the one after it.
      guard let number = number(operand.syntax, for: operands[max(1, index)].user) else { continue }
      rest.append((operand.operation, number))
    }
    guard rest.count == operands.count else { return nil }
    let first = rest.removeFirst()
    return .number(.chain(first.operand, rest))
  }

  /// Checks `a ?? b ?? c`.
  mutating func coalesce(_ operands: [ExpressionSyntax]) -> TypedTree? {
    let before = unguarded.count
    var trees: [TypedTree] = []
    var isNeverMissing = false
    for operand in operands {
      // Only what may be left when all operands before are missing can make the whole missing.
      unguarded.removeSubrange(before...)
      guard let tree = check(operand) else { continue }
      isNeverMissing = isNeverMissing || unguarded.count == before
      trees.append(tree)
    }
    if isNeverMissing { unguarded.removeSubrange(before...) }
    guard trees.count == operands.count else { return nil }
    return joined(trees, operands)
  }

  private mutating func joined(_ trees: [TypedTree], _ operands: [ExpressionSyntax]) -> TypedTree? {
    var cells: [Int] = []
    var decisive: TypedTree?
    for (tree, operand) in zip(trees, operands) {
      switch tree {
      case .cells(let some): cells += some
      case .boolean:
        problem(.expressionType("??", expected: .text, found: .boolean, at: source.place(operand.span)))
        return nil
      case .text, .number:
        if let decisive, decisive.type != tree.type {
          problem(.expressionTypesDiffer("??", decisive.type, tree.type, at: source.place(operand.span)))
          return nil
        }
        decisive = tree
      }
    }
    guard let decisive else { return .cells(cells) }
    return decisive.type == .number
      ? .number(.coalesce(trees.compactMap(\.asNumber))) : .text(.coalesce(trees.compactMap(\.asText)))
  }

  /// Checks `name(arguments)`.
  mutating func call(_ name: String, _ arguments: [ExpressionSyntax], at span: Range<Int>) -> TypedTree? {
    guard let function = ExpressionFunction(rawValue: name) else {
      problem(
        .expressionUnknownFunction(
          name, at: source.place(span.lowerBound..<span.lowerBound + name.unicodeScalars.count)))
      return nil
    }
    guard function.arguments.count.contains(arguments.count) else {
      problem(
        .expressionArguments(
          name, expected: function.arguments.words, found: arguments.count, at: source.place(span)))
      return nil
    }
    switch function {
    case .abs: return number(arguments[0], for: name).map { .number(.absolute($0)) }
    case .min: return chain(arguments.map { (.least, name, $0) })
    case .max: return chain(arguments.map { (.greatest, name, $0) })
    case .len: return text(arguments[0], for: name).map { .number(.length($0)) }
    case .lower: return text(arguments[0], for: name).map { .text(.lower($0)) }
    case .round: return round(arguments[0], places: arguments[1])
    }
  }

  private mutating func round(_ value: ExpressionSyntax, places: ExpressionSyntax) -> TypedTree? {
    let number = number(value, for: "round")
    guard case .literal(.number(let amount)) = places.form, let unit = Self.unit(places: amount) else {
      problem(.expressionPlaces(at: source.place(places.span)))
      return nil
    }
    return number.map { .number(.rounded($0, unit: unit)) }
  }

  /// The last place that is kept, in millionths; nil when there are not 0 to 6 places.
  private static func unit(places: Amount) -> Int64? {
    let (whole, fraction) = places.millionths.quotientAndRemainder(dividingBy: 1_000_000)
    guard fraction == 0, (0...6).contains(whole) else { return nil }
    var unit: Int64 = 1_000_000
    for _ in 0..<whole { unit /= 10 }
    return unit
  }
}
