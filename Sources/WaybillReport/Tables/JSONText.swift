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
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a text in its quotes to a document in bytes.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0..<32:
        let digits = String(byte, radix: 16)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
