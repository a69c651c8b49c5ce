import WaybillCore

/// Finds the names and types of an expression, and gathers what is wrong with them.
///
/// A part that is wrong is nil and has been reported; what contains it is nil too and says nothing more.
struct ExpressionChecker {
  let names: [String]
  private let known: Set<String>
  let source: ExpressionSource
  /// The names used so far, in the order of their first use.
  private(set) var used: [String] = []
  private var numbers: [String: Int] = [:]
  private(set) var problems = Diagnostics()
  /// The cells that a guard has shown to be there.
  private var present: Set<Int> = []
  /// The names read so far, in the operand at hand, that may make it missing.
  var unguarded: [UnguardedName] = []

  init(names: [String], source: ExpressionSource) {
    self.names = names
    known = Set(names)
    self.source = source
  }

  /// Checks a whole expression.
  mutating func root(_ syntax: ExpressionSyntax, expecting: ExpressionType?) -> TypedTree? {
    guard let tree = check(syntax) else { return nil }
    switch expecting ?? tree.type {
    case .text: if let text = tree.asText { return .text(text) }
    case .number: if let number = tree.asNumber { return .number(number) }
    case .boolean: if case .boolean = tree { return tree }
    }
    problem(.expressionResult(expected: expecting ?? tree.type, found: tree.type, at: source.place(syntax.span)))
    return nil
  }

  mutating func check(_ syntax: ExpressionSyntax) -> TypedTree? {
    switch syntax.form {
    case .literal(.text(let text)): .text(.literal(Array(text.utf8)))
    case .literal(.number(let amount)): .number(.literal(amount.millionths))
    case .name(let name): cell(name, at: syntax.span)
    case .call(let name, let arguments): call(name, arguments, at: syntax.span)
    case .negated(let operand):
      number(operand, for: "-").map { .number(.chain(.literal(0), [(.subtract, $0)])) }
    case .sum(let terms): chain(terms.map { ($0 ? .subtract : .add, $0 ? "-" : "+", $1) })
    case .product(let factors): chain(factors.map { ($0 ? .divide : .multiply, $0 ? "/" : "*", $1) })
    case .coalesce(let operands): coalesce(operands)
    case .comparison(let left, let comparison, let right):
      self.comparison(left, comparison, right, at: syntax.span)
    case .membership(let subject, let literals): membership(subject, literals, at: syntax.span)
    case .missing(let operand, let isNegated): missing(operand, isNegated: isNegated)
    case .not(let operand): not(operand)
    case .and(let operands): junction(operands, isAnd: true)
    case .or(let operands): junction(operands, isAnd: false)
    }
  }

  private mutating func cell(_ name: String, at span: Range<Int>) -> TypedTree? {
    guard known.contains(name) else {
      problem(.expressionUnknownName(name, known: names, at: source.place(span)))
      return nil
    }
    let number = numbers[name] ?? used.count
    if number == used.count {
      used.append(name)
      numbers[name] = number
    }
    if !present.contains(number) { unguarded.append(UnguardedName(name: name, span: span)) }
    return .cells([number])
  }

  /// Checks an operand of `and`, `or` or `not`.
  private mutating func condition(_ syntax: ExpressionSyntax, for word: String) -> (BooleanTree, PresenceFacts)? {
    guard let tree = checkGuarded(syntax) else { return nil }
    if case .boolean(let condition, let facts) = tree { return (condition, facts) }
    problem(.expressionType(word, expected: .boolean, found: tree.type, at: source.place(syntax.span)))
    return nil
  }

  private mutating func not(_ operand: ExpressionSyntax) -> TypedTree? {
    condition(operand, for: "not").map { condition, facts in
      .boolean(.not(condition), PresenceFacts(whenTrue: facts.whenFalse, whenFalse: facts.whenTrue))
    }
  }

  private mutating func junction(_ operands: [ExpressionSyntax], isAnd: Bool) -> TypedTree? {
    var conditions: [BooleanTree] = []
    var shown: [Int] = []
    for operand in operands {
      guard let (condition, facts) = condition(operand, for: isAnd ? "and" : "or") else { continue }
      conditions.append(condition)
      // The next operand only matters where this one was true (`and`) or false (`or`).
      for cell in isAnd ? facts.whenTrue : facts.whenFalse where present.insert(cell).inserted { shown.append(cell) }
    }
    present.subtract(shown)
    guard conditions.count == operands.count else { return nil }
    return isAnd
      ? .boolean(.and(conditions), PresenceFacts(whenTrue: shown))
      : .boolean(.or(conditions), PresenceFacts(whenFalse: shown))
  }

  private mutating func missing(_ operand: ExpressionSyntax, isNegated: Bool) -> TypedTree? {
    guard let tree = checkGuarded(operand) else { return nil }
    let test: BooleanTree
    if case .number(let number) = tree {
      test = .numberMissing(number)
    } else if let text = tree.asText {
      test = .textMissing(text)
    } else {
      problem(.expressionType("is missing", expected: .text, found: tree.type, at: source.place(operand.span)))
      return nil
    }
    var shown: [Int] = []
    if case .cells(let cells) = tree, cells.count == 1 { shown = cells }
    return isNegated
      ? .boolean(.not(test), PresenceFacts(whenTrue: shown)) : .boolean(test, PresenceFacts(whenFalse: shown))
  }

  /// Checks a part whose being missing does no harm.
  private mutating func checkGuarded(_ syntax: ExpressionSyntax) -> TypedTree? {
    let before = unguarded.count
    defer { unguarded.removeSubrange(before...) }
    return check(syntax)
  }

  /// Notes a problem.
  mutating func problem(_ diagnostic: Diagnostic) { problems.add(diagnostic) }

  /// A use of a name whose cell may be missing.
  struct UnguardedName {
    let name: String
    let span: Range<Int>
  }
}
