/// A part of an XML document in memory, behind whose last byte stands a zero, which XML does not have.
struct XMLWindow {
  let bytes: UnsafePointer<UInt8>
  let end: Int
  /// Whether the document ends there.
  let isLast: Bool
  /// Whether bytes follow there that are no text.
  let isBroken: Bool

  /// The stop of a scan at a byte that no text has: the window ends, or it is a fault.
  func stop(at position: Int) -> XMLStop {
    if position < end || isBroken { return .fault(.character, at: position) }
    return isLast ? .fault(.cutOff, at: position) : .incomplete
  }

  /// The stop of a scan at a byte that cannot stand where it does.
  func unexpected(_ rule: XMLRule, at position: Int) -> XMLStop {
    bytes[position] == 0 ? stop(at: position) : .fault(rule, at: position)
  }
}

/// Why a scan stops.
enum XMLStop: Error {
  /// What is being read ends behind the window.
  case incomplete
  case fault(XMLRule, at: Int)
}

/// A rule of XML that a document breaks.
enum XMLRule: Equatable {
  case character, reference, tag, attribute, attributeTwice, wrongEnd, outside, secondRoot, sectionEnd, comment
  case instruction, cutOff, documentType, unmarked
  case tooDeep(limit: Int)
  case tooManyAttributes(limit: Int)
  case longNames(limit: Int)
  case encoding(String)
}

/// What each byte may be in XML, as bits.
struct XMLBytes {
  static let nameStart: UInt8 = 1
  static let name: UInt8 = 2
  static let space: UInt8 = 4
  /// What cannot stand in a text as it is.
  static let endsText: UInt8 = 8
  /// What cannot stand in a value as it is, or ends it.
  static let endsValue: UInt8 = 16
  /// What XML does not have.
  static let never: UInt8 = 32

  static func bits(of byte: UInt8) -> UInt8 {
    switch byte {
    case 0x09, 0x0A, 0x0D: space | endsValue
    case 0x20: space
    case 0..<0x20: never | endsText | endsValue
    case UInt8(ascii: "<"), UInt8(ascii: "&"): endsText | endsValue
    case UInt8(ascii: "]"): endsText
    case UInt8(ascii: "\""), UInt8(ascii: "'"): endsValue
    case UInt8(ascii: "-"), UInt8(ascii: "."), 0x30...0x39: name
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...: nameStart | name
    default: 0
    }
  }

  /// The scalar that a reference such as `#x41` or `amp` stands for; nil where XML has no such one.
  static func scalar(of reference: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    if reference.isText("amp") { return "&" }
    if reference.isText("lt") { return "<" }
    if reference.isText("gt") { return ">" }
    if reference.isText("quot") { return "\"" }
    if reference.isText("apos") { return "'" }
    guard reference.count > 1, reference[0] == UInt8(ascii: "#") else { return nil }
    let isHexadecimal = reference[1] == UInt8(ascii: "x")
    let digits = reference[(isHexadecimal ? 2 : 1)...]
    guard !digits.isEmpty, digits.allSatisfy({ hexadecimalValue($0) != nil }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10),
      value >= 0x20 || value == 9 || value == 10 || value == 13, value & ~1 != 0xFFFE
    else { return nil }
    return Unicode.Scalar(value)
  }
}
