/// A line that says what headers or codes of cells mean, each in a cell of its own: `KM 1: small arms`.
struct Legend {
  /// What is explained, and the words that explain it.
  let entries: [(key: String, words: String)]

  /// Takes a line whose filled cells all have a key and words; nil for any other.
  init?(_ cells: [String]) {
    var entries: [(key: String, words: String)] = []
    for cell in cells where !cell.isEmpty {
      guard let entry = Self.entry(cell) else { return nil }
      entries.append(entry)
    }
    if entries.isEmpty { return nil }
    self.entries = entries
  }

  /// Whether one of the keys is a text that the table has, such as a header.
  func explains(_ isKnown: (String) -> Bool) -> Bool { entries.contains { isKnown($0.key) } }

  /// Whether a key stands for a header: for the whole of it, or for what it begins with.
  static func isKey(_ key: String, of header: String) -> Bool {
    let (key, header) = (plain(key), plain(header))
    guard header.hasPrefix(key) else { return false }
    guard let next = header.dropFirst(key.count).first else { return true }
    return !next.isLetter && !next.isNumber
  }

  private static func plain(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

  private static let longestKey = 20

  private static func entry(_ cell: String) -> (key: String, words: String)? {
    for sign in [":", "=", " - ", " – ", " — "] {
      guard let range = cell.firstRange(of: sign) else { continue }
      let (key, words) = (String(cell[..<range.lowerBound]).trimmed, String(cell[range.upperBound...]).trimmed)
      let isKey = !key.isEmpty && key.count <= longestKey && key.contains { $0.isLetter || $0.isNumber }
      return isKey && words.contains(where: \.isLetter) ? (key, words) : nil
    }
    return nil
  }
}
