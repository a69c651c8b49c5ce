/// A text as YAML writes it, and as a comment does.
enum YAMLScalar {
  /// A text that stands for itself, in quotes where it needs them; also within brackets and braces.
  static func of(_ text: String) -> String {
    if isPlain(text) { return text }
    if text.unicodeScalars.allSatisfy({ isShown($0) }) {
      return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  /// A list on one line.
  static func list(_ texts: [String]) -> String { "[" + texts.map(of).joined(separator: ", ") + "]" }

  /// A table on one line.
  static func table(_ entries: [(String, String)]) -> String {
    "{" + entries.map { "\(of($0.0)): \(of($0.1))" }.joined(separator: ", ") + "}"
  }

  /// The rule of `rows` that leaves rows aside in which a column has one of several texts.
  static func drop(_ name: String, _ texts: [String]) -> String {
    if texts.contains(where: { $0.contains("'") && $0.contains("\"") || $0.contains(where: \.isNewline) }) {
      let patterns = texts.map(PreambleGuess.escaped).joined(separator: "|")
      return "drop_matching: {\(name): \(of("^(\(patterns))$"))}"
    }
    let literals = texts.map { $0.contains("'") ? "\"\($0)\"" : "'\($0)'" }
    let expression = texts.count == 1 ? "\(name) == \(literals[0])" : "\(name) in [\(literals.joined(separator: ", "))]"
    let isPlain = !expression.contains(": ") && !expression.contains(" #") && !expression.hasSuffix(":")
    return "drop: \(isPlain && expression.unicodeScalars.allSatisfy { isShown($0) } ? expression : of(expression))"
  }

  /// A text in a comment: on one line, cut, and without characters that no YAML file may have.
  static func shown(_ text: String, most: Int = 60) -> String {
    var words = ""
    for scalar in text.unicodeScalars {
      if words.count >= most { return "'\(words)…'" }
      words += isShown(scalar) ? String(scalar) : scalar == "\n" ? "\\n" : "\\u{\(String(scalar.value, radix: 16))}"
    }
    return "'\(words)'"
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    guard isWord(first), last != " " else { return false }
    return text.unicodeScalars.allSatisfy { isWord($0) || " ./()+*%€$<>=&;".unicodeScalars.contains($0) || $0 == "-" }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  /// Whether a character may stand in a YAML file as it is, and can be seen there.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x1FFF, 0x2010...0x2027, 0x2030...0x205E, 0x2070...0xFDFF: true
    case 0xFE10...0xFEFE, 0xFF00...0xFFEF, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    default:
      if isShown(scalar) { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
  }
}
