import WaybillCore

/// Makes the syntax of an expression from its tokens; the first fault ends it.
struct ExpressionParser {
  private let tokens: [ExpressionToken]
  private let source: ExpressionSource
  private var position = 0
  private var depth = 0
  static let depthLimit = 64

  /// Begins at the first of the tokens, of which the last is the end.
  init(tokens: [ExpressionToken], source: ExpressionSource) {
    self.tokens = tokens
    self.source = source
  }

  /// Reads the whole expression.
  mutating func whole() throws(Diagnostics) -> ExpressionSyntax {
    do throws(Diagnostic) {
      let syntax = try disjunction()
      if token.kind != .end { throw expected("an operator or the end") }
      return syntax
    } catch {
      throw Diagnostics([error])
    }
  }

  private mutating func disjunction() throws(Diagnostic) -> ExpressionSyntax {
    let first = try conjunction()
    var all = [first]
    while take(.or) { all.append(try conjunction()) }
    return all.count == 1 ? first : made(.or(all), from: first)
  }

  private mutating func conjunction() throws(Diagnostic) -> ExpressionSyntax {
    let first = try negation()
    var all = [first]
    while take(.and) { all.append(try negation()) }
    return all.count == 1 ? first : made(.and(all), from: first)
  }

  private mutating func negation() throws(Diagnostic) -> ExpressionSyntax {
    let start = token.span.lowerBound
    guard take(.not) else { return try comparison() }
    let operand = try nested { parser throws(Diagnostic) in try parser.negation() }
    return made(.not(operand), from: start)
  }

  private mutating func comparison() throws(Diagnostic) -> ExpressionSyntax {
    let left = try coalescing()
    var result = left
    if let comparison = takeComparison() {
      result = made(.comparison(left, comparison, try coalescing()), from: left)
    } else if take(.in) {
      result = made(.membership(left, try literals()), from: left)
    } else if take(.not) {
      try require(.in)
      result = made(.not(made(.membership(left, try literals()), from: left)), from: left)
    } else if take(.is) {
      let isNegated = take(.not)
      try require(.missing)
      result = made(.missing(left, isNegated: isNegated), from: left)
    } else {
      return left
    }
    if isComparison(token.kind) { throw .expressionChain(at: source.place(token.span)) }
    return result
  }

  private mutating func coalescing() throws(Diagnostic) -> ExpressionSyntax {
    let first = try sum()
    var all = [first]
    while take(.coalesce) { all.append(try sum()) }
    return all.count == 1 ? first : made(.coalesce(all), from: first)
  }

  private mutating func sum() throws(Diagnostic) -> ExpressionSyntax {
    let first = try product()
    var all = [(isMinus: false, first)]
    while token.kind == .symbol(.plus) || token.kind == .symbol(.minus) {
      let isMinus = take(.minus) || !take(.plus)
      all.append((isMinus, try product()))
    }
    return all.count == 1 ? first : made(.sum(all), from: first)
  }

  private mutating func product() throws(Diagnostic) -> ExpressionSyntax {
    let first = try factor()
    var all = [(isOver: false, first)]
    while token.kind == .symbol(.times) || token.kind == .symbol(.over) {
      let isOver = take(.over) || !take(.times)
      all.append((isOver, try factor()))
    }
    return all.count == 1 ? first : made(.product(all), from: first)
  }

  private mutating func factor() throws(Diagnostic) -> ExpressionSyntax {
    let token = token
    switch token.kind {
    case .symbol(.minus):
      advance()
      let operand = try nested { parser throws(Diagnostic) in try parser.factor() }
      return made(.negated(operand), from: token.span.lowerBound)
    case .symbol(.open):
      advance()
      let inner = try nested { parser throws(Diagnostic) in try parser.disjunction() }
      try require(.close)
      return inner
    case .name(let name):
      advance()
      guard take(.open) else { return made(.name(name), from: token.span.lowerBound) }
      let arguments = try nested { parser throws(Diagnostic) in try parser.arguments() }
      return made(.call(name, arguments), from: token.span.lowerBound)
    case .text, .number:
      let (value, span) = try literal(expected: "a value")
      return ExpressionSyntax(form: .literal(value), span: span)
    default: throw expected("a value")
    }
  }

  private mutating func arguments() throws(Diagnostic) -> [ExpressionSyntax] {
    if take(.close) { return [] }
    var all = [try disjunction()]
    while take(.comma) { all.append(try disjunction()) }
    try require(.close)
    return all
  }

  private mutating func literals() throws(Diagnostic) -> [(ExpressionLiteral, span: Range<Int>)] {
    try require(.openList)
    var all = [try literal(expected: "a quoted text or a number")]
    while take(.comma) { all.append(try literal(expected: "a quoted text or a number")) }
    try require(.closeList)
    return all
  }

  private mutating func literal(expected words: String) throws(Diagnostic) -> (ExpressionLiteral, span: Range<Int>) {
    let start = token.span.lowerBound
    let isNegative = take(.minus)
    let literal: ExpressionLiteral
    switch token.kind {
    case .text(let text) where !isNegative: literal = .text(text)
    case .number(let amount):
      literal = .number(isNegative ? Amount(millionths: -amount.millionths) : amount)
    default: throw expected(words)
    }
    advance()
    return (literal, start..<tokens[position - 1].span.upperBound)
  }
}

// The tokens, one after the other.
extension ExpressionParser {
  private var token: ExpressionToken { tokens[position] }

  private mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  private mutating func take(_ symbol: ExpressionSymbol) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  private mutating func require(_ symbol: ExpressionSymbol) throws(Diagnostic) {
    if !take(symbol) { throw expected("'\(symbol.rawValue)'") }
  }

  private mutating func takeComparison() -> ExpressionComparison? {
    guard case .symbol(let symbol) = token.kind, let found = ExpressionComparison(rawValue: symbol.rawValue)
    else { return nil }
    advance()
    return found
  }

  private func isComparison(_ kind: ExpressionToken.Kind) -> Bool {
    guard case .symbol(let symbol) = kind else { return false }
    return symbol == .in || symbol == .is || ExpressionComparison(rawValue: symbol.rawValue) != nil
  }

  private mutating func nested<Result>(
    _ read: (inout Self) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    if depth == Self.depthLimit {
      throw .expressionTooDeep(limit: Self.depthLimit, at: source.place(token.span))
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private func made(_ form: ExpressionSyntax.Form, from start: Int) -> ExpressionSyntax {
    ExpressionSyntax(form: form, span: start..<tokens[position - 1].span.upperBound)
  }

  private func made(_ form: ExpressionSyntax.Form, from first: ExpressionSyntax) -> ExpressionSyntax {
    made(form, from: first.span.lowerBound)
  }

  private func expected(_ words: String) -> Diagnostic {
    let found =
      switch token.kind {
      case .end: "the end"
      case .text(let text): "the text '\(text)'"
      case .number, .name, .symbol: "'\(source.text(token.span))'"
      }
    return .expressionSyntax(expected: words, found: found, at: source.place(token.span))
  }
}
