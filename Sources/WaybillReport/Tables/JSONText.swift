/// A JSON value whose members keep the order in which they are written, so that the same value gives the same bytes.
package enum JSONText: ExpressibleByStringLiteral {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case null
  case array([JSONText])
  case object([(name: String, value: JSONText)])

  package init(stringLiteral value: String) { self = .string(value) }

  /// The value over several lines, indented by two spaces a level, with a line's end behind it.
  package var document: String { text(indent: "") + "\n" }

  /// The value on one line where it is a scalar.
  package var line: String { text(indent: "") }

  private func text(indent: String) -> String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .integer(let number): String(number)
    case .boolean(let flag): String(flag)
    case .null: "null"
    case .array(let values): Self.block("[", values.map { $0.text(indent: indent + "  ") }, "]", indent)
    case .object(let members):
      Self.block(
        "{", members.map { "\(Self.quoted($0.name)): \($0.value.text(indent: indent + "  "))" }, "}", indent)
    }
  }

  private static func block(_ open: String, _ parts: [String], _ close: String, _ indent: String) -> String {
    if parts.isEmpty { return open + close }
    let lines = parts.map { "\n\(indent)  \($0)" }.joined(separator: ",")
    return "\(open)\(lines)\n\(indent)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += ["\\", scalar]
      case "\n": quoted += ["\\", "n"]
      case "\r": quoted += ["\\", "r"]
      case "\t": quoted += ["\\", "t"]
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars
      default: quoted.append(scalar)
      }
    }
    return String(quoted) + "\""
  }
}
