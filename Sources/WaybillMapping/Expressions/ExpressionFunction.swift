/// A function of the expression language.
enum ExpressionFunction: String, CaseIterable {
  case round, abs, min, max, len, lower

  /// How many arguments it takes, and how a message says it.
  var arguments: (count: ClosedRange<Int>, words: String) {
    switch self {
    case .round: (2...2, "2 arguments")
    case .abs, .len, .lower: (1...1, "1 argument")
    case .min, .max: (2...Int.max, "2 or more arguments")
    }
  }
}
