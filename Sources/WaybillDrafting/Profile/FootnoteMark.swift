/// The mark of a footnote: `1)`, `(2)`, `a)`, `*`, `²`, behind a name or before the note.
enum FootnoteMark {
  private static let signs: Set<Character> = ["*", "†", "‡", "§"]
  private static let raised: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
  ]

  /// What a mark is without brackets and points, in which a name and its note may differ; nil where a text is no mark.
  static func key(_ text: String) -> String? {
    guard let last = text.last, text.count <= 4 else { return nil }
    if text.allSatisfy({ signs.contains($0) }) { return text }
    if text.allSatisfy({ raised[$0] != nil }) { return String(text.compactMap { raised[$0] }) }
    guard ")].".contains(last) else { return nil }
    let inner = text.dropLast().drop { "([".contains($0) }
    let isKey = (1...2).contains(inner.count) && inner.allSatisfy { $0.isASCII && $0.isNumber }
    return isKey || inner.count == 1 && inner.allSatisfy(\.isLetter) ? inner.lowercased() : nil
  }

  /// The mark behind a name, as it is written, and the name; nil where there is none, or nothing before it.
  static func behind(_ text: String) -> (name: String, mark: String)? {
    // A point behind a number ends a sentence as well.
    guard text.last != "." else { return nil }
    for length in (1...4).reversed() where length < text.count {
      let mark = String(text.suffix(length))
      let name = text.dropLast(length)
      guard key(mark) != nil, let last = name.last, !signs.contains(last), raised[last] == nil else { continue }
      // `Congo (K)` says which; `Congo (a)` has its bracket in the mark.
      if mark.contains(where: \.isUppercase) { continue }
      if "([".contains(last) || (last.isLetter || last.isNumber) && mark.first?.isLetter == true { continue }
      if last.isNumber, mark.first?.isNumber == true { continue }
      return (String(name).trimmed, mark)
    }
    return nil
  }

  /// The mark that a line of text begins with, as a key, and the text behind it.
  static func leading(_ line: String) -> (key: String, words: String)? {
    let run = line.prefix { signs.contains($0) }
    if !run.isEmpty { return (String(run), String(line.dropFirst(run.count)).trimmed) }
    let small = line.prefix { raised[$0] != nil }
    if let key = small.isEmpty ? nil : key(String(small)) { return (key, String(line.dropFirst(small.count)).trimmed) }
    guard let end = line.prefix(4).firstIndex(where: { ")].".contains($0) }) else { return nil }
    let mark = String(line[...end])
    return key(mark).map { ($0, String(line[line.index(after: end)...]).trimmed) }
  }
}
