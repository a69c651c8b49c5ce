import WaybillMapping

// What a draft writes beside single texts: lists and tables on one line, rules, and texts in comments.
extension YAMLScalar {
  /// A list on one line.
  static func list(_ texts: [String]) -> String { "[" + texts.map(written).joined(separator: ", ") + "]" }

  /// A table on one line.
  static func table(_ entries: [(String, String)]) -> String {
    "{" + entries.map { "\(written($0.0)): \(written($0.1))" }.joined(separator: ", ") + "}"
  }

  /// The rule of `rows` that leaves rows aside in which a column has one of several texts.
  static func drop(_ name: String, _ texts: [String]) -> String {
    if texts.contains(where: { $0.contains("'") && $0.contains("\"") || $0.contains(where: \.isNewline) }) {
      let patterns = texts.map(PreambleGuess.escaped).joined(separator: "|")
      return "drop_matching: {\(name): \(written("^(\(patterns))$"))}"
    }
    return "drop: \(expression(condition(name, texts)))"
  }

  /// An expression as a plain scalar where it can be one.
  static func expression(_ expression: String) -> String {
    let isPlain = !expression.contains(": ") && !expression.contains(" #") && !expression.hasSuffix(":")
    return isPlain && !expression.unicodeScalars.contains(where: isHidden) ? expression : written(expression)
  }

  /// The expression that a column has one of several texts, of which none has both quotes.
  static func condition(_ name: String, _ texts: [String]) -> String {
    let literals = texts.map { $0.contains("'") ? "\"\($0)\"" : "'\($0)'" }
    return texts.count == 1 ? "\(name) == \(literals[0])" : "\(name) in [\(literals.joined(separator: ", "))]"
  }

  /// A text in a comment: on one line, cut, and without characters that cannot be seen.
  static func shown(_ text: String, most: Int = 60) -> String {
    var words = ""
    for scalar in text.unicodeScalars {
      if words.count >= most { return "'\(words)…'" }
      words += scalar == "\n" ? "\\n" : isHidden(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
    return "'\(words)'"
  }
}
