import WaybillFormats

/// Values that come from the environment and stand nowhere but on the wire.
package struct Secrets: Sendable, Hashable {
  private let values: [String: String]

  /// Makes secrets of their values, by name; an empty value hides nothing.
  package init(_ values: [String: String] = [:]) { self.values = values.filter { !$0.value.isEmpty } }

  /// The text with the values in the place of their names.
  func filled(_ text: String, _ written: (String) -> String) -> String {
    Placeholders.filled(text) { name in values[name].map(written) }
  }

  /// Whether a text names a secret.
  func stand(in text: String) -> Bool { Placeholders.names(in: text).contains { values[$0] != nil } }

  /// The text with the names in the place of the values, however they are written.
  func masked(_ text: String) -> String {
    var text = text
    // The longest first, for one value may be a part of another.
    for (name, value) in values.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      for written in [value, WebAddress.encoded(value), Self.inJSON(value)] {
        text = text.replacing(written, with: "{\(name)}")
      }
    }
    return text
  }

  /// A value as it stands in a text of JSON.
  package static func inJSON(_ text: String) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": written += "\\\(scalar)"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        written += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written
  }
}
