import WaybillCore

/// An expression as it is written, before its names and types are known.
///
/// Chains of one operator are one node, so that the tree is only as deep as its parentheses.
struct ExpressionSyntax {
  indirect enum Form {
    case literal(ExpressionLiteral)
    case name(String)
    case call(String, [ExpressionSyntax])
    case negated(ExpressionSyntax)
    case sum([(isMinus: Bool, ExpressionSyntax)])
    case product([(isOver: Bool, ExpressionSyntax)])
    case coalesce([ExpressionSyntax])
    case comparison(ExpressionSyntax, ExpressionComparison, ExpressionSyntax)
    case membership(ExpressionSyntax, [(ExpressionLiteral, span: Range<Int>)])
    case missing(ExpressionSyntax, isNegated: Bool)
    case not(ExpressionSyntax)
    case and([ExpressionSyntax])
    case or([ExpressionSyntax])
  }

  let form: Form
  /// The characters of the expression, parentheses around it left out.
  let span: Range<Int>
}

/// A value that is written out.
enum ExpressionLiteral {
  case text(String)
  case number(Amount)
}

/// How two values are compared.
enum ExpressionComparison: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}
