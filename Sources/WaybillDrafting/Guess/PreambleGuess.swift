import WaybillCore
import WaybillFormats

/// What the lines above the header say that a mapping can capture.
struct PreambleGuess {
  /// A text that a pattern takes out of a line.
  struct Capture {
    let name: String
    let pattern: String
    let text: String
    let line: Int
  }

  private(set) var vintage: Capture?
  private(set) var exporter: Capture?
  private(set) var destination: Capture?
  private(set) var year: Capture?
  /// The line that speaks of rounding.
  private(set) var rounding: Int?
  /// All lines together, in lower case.
  private(set) var words = ""

  init(_ lines: [TextShape.HeadRecord], delimiter: UInt8, names: PartyNames) {
    let sign = Character(Unicode.Scalar(delimiter))
    for record in lines {
      let raw = record.raw
      words += raw.lowercased() + "\n"
      if vintage == nil { vintage = Self.vintage(in: raw, delimiter: sign, line: record.line) }
      if rounding == nil, Self.rounding.contains(where: raw.lowercased().contains) { rounding = record.line }
      if exporter == nil {
        exporter = Self.party(in: raw, after: Self.exporters, named: "exporter", line: record.line, names, sign)
      }
      if destination == nil {
        destination = Self.party(
          in: raw, after: Self.destinations, named: "destination", line: record.line, names, sign)
      }
      if year == nil { year = Self.year(in: raw, line: record.line) }
    }
  }

  private static let rounding = [
    "rounding", "rounded", "afgerond", "gerundet", "arrondi", "less than 0.5", "between 0 and 0.5",
  ]
  private static let labels = [
    "data generated", "generated", "created", "printed on", "downloaded", "extracted on", "last updated", "updated on",
    "edition of",
    "peildatum", "stand", "datum", "date of issue", "published on", "as of", "as at",
  ]
  private static let exporters = [
    "exports from ", "exports of ", "exported by ", "exports by ", "deliveries from ", "transfers from ", "sales by ",
    "seller ", "supplier ",
    "export uit ", "uitvoer van ", "ausfuhren aus ", "exporte aus ", "exportations de ",
  ]
  private static let destinations = [
    "imports to ", "imports of ", "imported by ", "imports by ", "exports to ", "deliveries to ", "transfers to ",
    "sales to ", "buyer ",
    "recipient ", "uitvoer naar ", "ausfuhren nach ",
  ]

  /// A day behind a label such as `Data generated:`.
  private static func vintage(in raw: String, delimiter: Character, line: Int) -> Capture? {
    let lower = raw.lowercased()
    for label in labels {
      guard let range = lower.firstRange(of: label) else { continue }
      let start = lower.distance(from: lower.startIndex, to: range.lowerBound)
      let end = lower.distance(from: lower.startIndex, to: range.upperBound)
      let characters = Array(raw)
      guard characters.count == lower.count, start == 0 || !characters[start - 1].isLetter else { continue }
      var after = end
      while after < characters.count, [":", " "].contains(characters[after]) { after += 1 }
      guard after > end, after < characters.count else { continue }
      let rest = characters[after...]
      let stops: Set<Character> = [")", "\"", ";", delimiter]
      let taken = rest.prefix { !stops.contains($0) }
      guard taken.contains(where: \.isNumber), taken.count < 40 else { continue }
      let isEnd = taken.count == rest.count
      let class_ = isEnd ? "(.+)$" : "([^\(stops.sorted().map { $0 == "\t" ? "\\t" : String($0) }.joined())]+)"
      let head = (start == 0 ? "^" : "") + escaped(String(characters[start..<after]))
      return Capture(name: "vintage", pattern: head + class_, text: String(taken).trimmed, line: line)
    }
    return nil
  }

  /// A party behind words such as `exports from`.
  private static func party(
    in raw: String, after phrases: [String], named name: String, line: Int, _ names: PartyNames, _ delimiter: Character
  ) -> Capture? {
    let characters = Array(raw)
    let lower = raw.lowercased()
    guard characters.count == lower.count else { return nil }
    for phrase in phrases {
      guard let range = lower.firstRange(of: phrase) else { continue }
      var start = lower.distance(from: lower.startIndex, to: range.upperBound)
      while start < characters.count, " '\"".contains(characters[start]) { start += 1 }
      // The longest name that ends before a sign or at the end.
      let ends = (start...characters.count).filter { place in
        place == characters.count || !(characters[place].isLetter || characters[place].isNumber)
      }
      let found = ends.reversed().first { end in
        guard end > start, end - start < 80 else { return false }
        switch names.meaning(of: String(characters[start..<end])) {
        case .name, .suffixed(_, isKnown: true): return true
        case .said(let word):
          return word == "unknown" && end - start > 3 && !characters[start..<end].contains { ",;\"'".contains($0) }
        default: return false
        }
      }
      guard let end = found else { continue }
      // A title is quoted only where it has a delimiter.
      let quoted = characters.first == "\"" ? 1 : 0
      let before = "\"?" + escaped(String(characters[quoted..<max(quoted, start)]))
      let next =
        end < characters.count ? escaped(String(characters[end...].prefix(characters[end] == "," ? 2 : 1))) : "$"
      return Capture(
        name: name, pattern: "^\(before)(.+?)\(next)", text: String(characters[start..<end]), line: line)
    }
    return nil
  }

  /// The year behind the word for it, or the only year of a line.
  private static func year(in raw: String, line: Int) -> Capture? {
    for label in ["year", "jahr", "jaar"] {
      guard let range = raw.lowercased().firstRange(of: label) else { continue }
      let after = raw.lowercased()[range.upperBound...].drop { " :=".contains($0) }
      let digits = String(after.prefix(while: \.isNumber))
      guard digits.count == 4, CellShape(digits).isYear else { continue }
      return Capture(name: "year", pattern: "(?i)\(label)[ :=]*((?:19|20)\\d\\d)\\b", text: digits, line: line)
    }
    let numbers = raw.split { !$0.isNumber }.filter { $0.count == 4 && CellShape(String($0)).isYear }
    guard numbers.count == 1, let year = numbers.first, raw.count < 200 else { return nil }
    return Capture(name: "year", pattern: "\\b((?:19|20)\\d\\d)\\b", text: String(year), line: line)
  }

  /// A text as a pattern that matches it alone.
  static func escaped(_ text: String) -> String {
    text.map { "\\.+*?()|[]{}^$".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
