/// How a text is written in YAML so that it is read back as exactly that text, by this program and by others.
public enum YAMLScalar {
  /// A key may be written as such, before a colon on one line, up to this many characters.
  static let longestKey = 1024

  /// The text as it is where nothing in it means anything in YAML, else in quotes; always on one line.
  public static func written(_ text: String) -> String {
    let scalars = text.unicodeScalars
    if isPlain(scalars), !isWord(text) { return text }
    if !scalars.contains(where: isHidden) {
      var quoted = String.UnicodeScalarView("'".unicodeScalars)
      for scalar in scalars { quoted.append(contentsOf: scalar == "'" ? ["'", "'"] : [scalar]) }
      quoted.append("'")
      return String(quoted)
    }
    return escaped(scalars)
  }

  /// Whether a text can stand without quotes in a list or a table of any style.
  private static func isPlain(_ scalars: String.UnicodeScalarView) -> Bool {
    guard let first = scalars.first, let last = scalars.last else { return false }
    guard isLetterOrDigit(first), last != " " else { return false }
    return scalars.allSatisfy { isLetterOrDigit($0) || isMark($0) || inner.contains($0) }
  }

  /// Signs that mean nothing after the first character.
  private static let inner: Set<Unicode.Scalar> = [" ", "-", "_", ".", "(", ")", "'", "&", "+", "/", "*"]

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    guard YAMLText.isAllowed(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
      return true
    default: return false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .nonspacingMark }

  /// Whether a character may not stand in a mapping as it is, or cannot be told from nothing or a blank there.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    case .spaceSeparator: scalar != " "
    default: !YAMLText.isAllowed(scalar)
    }
  }

  /// Whether other readers of YAML take a text for something else: a number, a day, a truth value or nothing.
  private static func isWord(_ text: String) -> Bool {
    let lower = text.lowercased()
    if ["true", "false", "yes", "no", "on", "off", "y", "n", "null"].contains(lower) { return true }
    guard let first = text.unicodeScalars.first, ("0"..."9").contains(first) else { return false }
    return lower.unicodeScalars.allSatisfy {
      ("0"..."9").contains($0) || ("a"..."f").contains($0) || "-+._xo".unicodeScalars.contains($0)
    }
  }

  private static func escaped(_ scalars: String.UnicodeScalarView) -> String {
    var text = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in scalars {
      switch scalar {
      case "\"", "\\": text.append(contentsOf: ["\\", scalar])
      case "\n": text.append(contentsOf: ["\\", "n"])
      case "\r": text.append(contentsOf: ["\\", "r"])
      case "\t": text.append(contentsOf: ["\\", "t"])
      default:
        if !isHidden(scalar) {
          text.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value > 0xFFFF ? 8 : 4
          let zeros = String(repeating: "0", count: max(0, width - digits.count))
          text.append(contentsOf: "\\\(width == 8 ? "U" : "u")\(zeros)\(digits)".unicodeScalars)
        }
      }
    }
    text.append("\"")
    return String(text)
  }
}
