// The words of the messages about expressions, and their codes.

public import WaybillCore

extension Diagnostic.Code {
  /// Text that is no expression.
  public static let expressionSyntax = Self(rawValue: "expr-syntax")
  /// A name or a function that there is not.
  public static let expressionUnknownName = Self(rawValue: "expr-unknown-name")
  /// A value of a type that its use does not take.
  public static let expressionType = Self(rawValue: "expr-type")
  /// A comparison with a cell that may be missing.
  public static let expressionUnguarded = Self(rawValue: "expr-missing-unguarded")
}

// Syntax.
extension Diagnostic {
  static func expressionSyntax(expected: String, found: String, at place: Place) -> Self {
    Diagnostic(.error, .expressionSyntax, "expected \(expected), found \(found)", at: place)
  }

  static func expressionOpenText(_ quote: Unicode.Scalar, at place: Place) -> Self {
    Diagnostic(.error, .expressionSyntax, "a text that begins with \(quote) must end with \(quote)", at: place)
  }

  static func expressionNumber(_ word: String, _ refusal: DecimalText.Refusal, at place: Place) -> Self {
    let rule =
      switch refusal {
      case .tooManyDecimals: "a number must have at most six decimals"
      case .outOfRange: "a number must be below 9223372036854.775808"
      case .notANumber, .badGrouping: "a number must be digits, with a point before the decimals"
      }
    return Diagnostic(.error, .expressionSyntax, "\(rule), found '\(word)'", at: place)
  }

  static func expressionSlip(_ sign: String, meant: String, at place: Place) -> Self {
    Diagnostic(.error, .expressionSyntax, "unknown operator '\(sign)'; did you mean '\(meant)'?", at: place)
  }

  static func expressionCharacter(_ character: String, at place: Place) -> Self {
    Diagnostic(.error, .expressionSyntax, "unknown character '\(character)'", at: place)
  }

  static func expressionChain(at place: Place) -> Self {
    Diagnostic(.error, .expressionSyntax, "comparisons must be joined with 'and' or 'or', not chained", at: place)
  }

  static func expressionTooDeep(limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .expressionSyntax, "an expression must not be nested deeper than \(limit) levels", at: place)
  }
}

// Names and types.
extension Diagnostic {
  static func expressionUnknownName(_ name: String, known: [String], at place: Place) -> Self {
    Diagnostic(.error, .expressionUnknownName, "unknown name '\(name)'\(hint(for: name, in: known))", at: place)
  }

  static func expressionUnknownFunction(_ name: String, at place: Place) -> Self {
    let known = ExpressionFunction.allCases.map(\.rawValue)
    return Diagnostic(
      .error, .expressionUnknownName, "unknown function '\(name)'\(hint(for: name, in: known))", at: place)
  }

  static func expressionArguments(_ function: String, expected: String, found: Int, at place: Place) -> Self {
    Diagnostic(.error, .expressionType, "'\(function)' takes \(expected), found \(found)", at: place)
  }

  static func expressionPlaces(at place: Place) -> Self {
    Diagnostic(.error, .expressionType, "the places of 'round' must be a whole number from 0 to 6", at: place)
  }

  static func expressionType(
    _ user: String, expected: ExpressionType, found: ExpressionType, at place: Place
  ) -> Self {
    Diagnostic(.error, .expressionType, "'\(user)' takes a \(expected.rawValue), not a \(found.rawValue)", at: place)
  }

  static func expressionTypesDiffer(_ user: String, _ a: ExpressionType, _ b: ExpressionType, at place: Place) -> Self {
    Diagnostic(
      .error, .expressionType, "'\(user)' takes texts or numbers of one type, not a \(a.rawValue) and a \(b.rawValue)",
      at: place)
  }

  static func expressionResult(expected: ExpressionType, found: ExpressionType, at place: Place) -> Self {
    Diagnostic(
      .error, .expressionType, "the expression must be a \(expected.rawValue), not a \(found.rawValue)", at: place)
  }

  static func expressionEmptyText(at place: Place) -> Self {
    Diagnostic(.error, .expressionType, "an empty cell is missing and equals no text; write 'is missing'", at: place)
  }

  static func expressionBlanks(_ text: String, at place: Place) -> Self {
    Diagnostic(
      .error, .expressionType, "cells have no blanks around them and never equal '\(text)'; leave the blanks out",
      at: place)
  }

  static func expressionUnguarded(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .expressionUnguarded,
      "'\(name)' may be missing here; write '\(name) is not missing and …' before, or give a default with '??'",
      at: place)
  }
}
