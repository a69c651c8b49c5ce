/// A text for each row, or missing; cells are numbered as the names used.
indirect enum TextTree: Sendable {
  case cell(Int)
  case literal([UInt8])
  case lower(TextTree)
  case coalesce([TextTree])
}

/// A number of millionths for each row, or missing.
indirect enum NumberTree: Sendable {
  case cell(Int)
  case literal(Int64)
  case length(TextTree)
  case absolute(NumberTree)
  /// Rounded half to even to a multiple of `unit` millionths.
  case rounded(NumberTree, unit: Int64)
  /// One operation on all terms, from left to right.
  case chain(NumberTree, [(operation: NumberOperation, operand: NumberTree)])
  case coalesce([NumberTree])
}

/// What makes one number of two.
enum NumberOperation: Sendable {
  case add, subtract, multiply, divide, least, greatest
}

/// The truth for each row: true, false or missing.
indirect enum BooleanTree: Sendable {
  case textMissing(TextTree)
  case numberMissing(NumberTree)
  /// Whether a text is one of several; false for a missing one.
  case textIn(TextTree, TextSet)
  case textsEqual(TextTree, TextTree)
  case numberIn(NumberTree, [Int64])
  case compare(NumberTree, ExpressionComparison, NumberTree)
  case not(BooleanTree)
  case and([BooleanTree])
  case or([BooleanTree])
}

/// An expression whose names and types are known.
enum TypedTree: Sendable {
  /// The first of these cells that is not missing: a text until a number is asked for.
  case cells([Int])
  case text(TextTree)
  case number(NumberTree)
  case boolean(BooleanTree, PresenceFacts)

  /// The type; cells alone are a text.
  var type: ExpressionType {
    switch self {
    case .cells, .text: .text
    case .number: .number
    case .boolean: .boolean
    }
  }

  /// The tree as a text; nil when it is none.
  var asText: TextTree? {
    switch self {
    case .cells(let cells): cells.count == 1 ? .cell(cells[0]) : .coalesce(cells.map { .cell($0) })
    case .text(let tree): tree
    case .number, .boolean: nil
    }
  }

  /// The tree as a number; nil when it is none.
  var asNumber: NumberTree? {
    switch self {
    case .cells(let cells): cells.count == 1 ? .cell(cells[0]) : .coalesce(cells.map { .cell($0) })
    case .number(let tree): tree
    case .text, .boolean: nil
    }
  }

  /// The bytes of a text literal; nil for anything else.
  var literalText: [UInt8]? { if case .text(.literal(let bytes)) = self { bytes } else { nil } }
}

/// The cells that are surely not missing where a boolean is true, and where it is false.
struct PresenceFacts: Sendable {
  var whenTrue: [Int] = []
  var whenFalse: [Int] = []
}
