let lineFeed = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
let space = UInt8(ascii: " ")
let tab = UInt8(ascii: "\t")

extension UInt8 {
  /// Whether the byte is white space in ASCII.
  var isSpace: Bool { self == space || (tab...carriageReturn).contains(self) }
}

extension String {
  /// The text without the white space of ASCII around it.
  var trimmed: String {
    let bytes = utf8
    guard let first = bytes.firstIndex(where: { !$0.isSpace }), let last = bytes.lastIndex(where: { !$0.isSpace })
    else { return "" }
    return String(self[first...last])
  }
}
