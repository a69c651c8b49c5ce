public import WaybillCore

/// What an expression gives for a row.
public enum ExpressionType: String, Sendable, Hashable {
  case text, number, boolean
}

/// A compiled expression of a mapping, as `drop`, `when`, `expr` and `checks` have it.
///
/// - Names stand for cells, literals are quoted texts (`'x'` or `"x"`, without escapes) and decimals.
/// - From loosest to tightest: `or`, `and`, `not`, one comparison (`== != < <= > >=`, `in […]`, `is missing`,
///   `is not missing`), `??`, `+ -`, `* /`, unary `-`. The functions are `round(x, places)`, `abs`, `min`, `max`,
///   `len` (characters) and `lower`.
/// - A cell is its text without the blanks around it, and is missing when nothing is left. In arithmetic, under
///   `< <= > >=`, and beside a number, it is read as a decimal such as `-1.5` with at most six places; a cell that is
///   no such number is missing there.
/// - Numbers are exact: products, quotients and `round` are rounded half to even, to six places or fewer; what is out
///   of range or divided by zero is missing.
/// - Missing propagates, and `??` gives the first value that is not missing. `and`, `or` and `not` know three values;
///   a row whose truth is missing is not selected.
/// - A comparison with a cell that may be missing is refused at load, unless `is not missing and …` or
///   `is missing or …` stands before it or `??` gives a default. The exceptions are `==`, `!=` and `in` with text
///   literals: a missing cell equals no text. Texts are compared byte by byte.
public struct Expression: Sendable {
  /// What the expression gives.
  public let type: ExpressionType
  /// The names that the expression reads, in the order of their first use.
  public let usedNames: [String]
  private let tree: TypedTree

  /// Compiles an expression.
  ///
  /// - Parameters:
  ///   - node: A text; problems are placed inside it when it is written on one line, without escapes.
  ///   - names: The names that the expression may use.
  ///   - expecting: What the expression must give; nil takes what it gives, a bare name being a text.
  /// - Throws: ``Diagnostics`` with all unknown names, wrong types and unguarded comparisons, or the faults of syntax.
  public static func parse(
    _ node: ConfigNode, names: [String], expecting: ExpressionType? = nil
  ) throws(Diagnostics) -> Expression {
    guard let text = node.text else {
      throw Diagnostics([.wrongShape("expression", expected: "a text", found: node.kind, at: node.place)])
    }
    let source = ExpressionSource(text, at: node.place)
    let tokens = try ExpressionLexer.tokens(of: source)
    var parser = ExpressionParser(tokens: tokens, source: source)
    let syntax = try parser.whole()
    var checker = ExpressionChecker(names: names, source: source)
    let tree = checker.root(syntax, expecting: expecting)
    guard let tree, checker.problems.isEmpty else { throw checker.problems }
    return Expression(type: tree.type, usedNames: checker.used, tree: tree)
  }

  /// The names that the words of a faulty expression are, or are likely to mean.
  static func namesMeant(by node: ConfigNode, of names: [String]) -> [String] {
    let words = Set((node.text ?? "").split { !$0.isLetter && !$0.isNumber && $0 != "_" })
    return words.compactMap { closest(to: String($0), in: names) }
  }

  /// Evaluates a boolean expression for every row of a block; its ``type`` must be boolean.
  ///
  /// - Parameter mask: Becomes 1 for rows that are true, and 0 for those that are false or missing.
  public func evaluateBoolean(over columns: some ExpressionColumns, into mask: inout [UInt8]) {
    guard case .boolean(let tree, _) = tree else { preconditionFailure("the expression is no boolean") }
    mask = ExpressionEvaluator(columns: columns).truths(of: tree)
    // True is 2, missing 1 and false 0.
    mask.withUnsafeMutableBufferPointer { mask in
      for row in mask.indices { mask[row] >>= 1 }
    }
  }

  /// The numbers of a number expression, one a row, in millionths, each with why there is none; its ``type`` must be number.
  func numbers(over columns: some ExpressionColumns) -> NumberColumn {
    guard case .number(let tree) = tree else { preconditionFailure("the expression is no number") }
    return ExpressionEvaluator(columns: columns).numbers(of: tree)
  }

  /// The text of one row, nil when it is missing; the expression's ``type`` must be text. Not for hot paths.
  public func evaluateText(over columns: some ExpressionColumns, row: Int) -> String? {
    guard case .text(let tree) = tree else { preconditionFailure("the expression is no text") }
    var bytes: [UInt8] = []
    let found = ExpressionEvaluator(columns: columns).append(tree, row: row, to: &bytes)
    return found ? String(decoding: bytes, as: UTF8.self) : nil
  }
}

/// The cells that an expression is evaluated over: a block of rows.
public protocol ExpressionColumns {
  /// How many rows the block has.
  var count: Int { get }
  /// The bytes of a cell in UTF-8, valid during the evaluation; names are numbered as in ``Expression/usedNames``.
  func cell(_ nameIndex: Int, _ row: Int) -> UnsafeBufferPointer<UInt8>
}
