import WaybillCore

/// Names in braces within a text, such as `{year}`, that values are put in the place of.
///
/// A name is of lower-case words joined by `-`; other braces, such as those of JSON, are text.
package enum Placeholders {
  /// The names in a text, in their order.
  package static func names(in text: String) -> [String] {
    var names: [String] = []
    _ = filled(text) { name in
      names.append(name)
      return nil
    }
    return names
  }

  /// The text with a value in the place of each name that has one.
  package static func filled(_ text: String, _ value: (String) -> String?) -> String {
    let bytes = Array(text.utf8)
    var (filled, position): ([UInt8], Int) = ([], 0)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "{"), let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) {
        let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        if OptionTable.isName(name) {
          filled += value(name).map { Array($0.utf8) } ?? Array(bytes[position...end])
          position = end + 1
          continue
        }
      }
      filled.append(bytes[position])
      position += 1
    }
    return String(decoding: filled, as: UTF8.self)
  }
}
