import WaybillCore
import WaybillMapping

/// What the spellings of a column mean to a gazetteer.
struct PartyNames {
  /// What one spelling is.
  enum Meaning {
    /// A name, or with `codes` a code, of the gazetteer.
    case name, code
    /// A spelling with `*` or `**` behind it; whether the gazetteer has what stands before.
    case suffixed(String, isKnown: Bool)
    /// Several names with a separator between them.
    case list(String)
    /// A name with the mark of a footnote behind it.
    case marked(String)
    /// A list of which some parts are names, and these are none.
    case mixed(String, unknown: [String])
    /// A name with something in brackets behind it that is none, such as a unit.
    case bracketed(String)
    /// `unknown` or `several`, by its words.
    case said(String)
    case total
    case none
  }

  private let names: [String: Party]
  private let codes: [String: Party]
  private let spellings: [String]
  /// Whether there is anything to compare with.
  let isEmpty: Bool
  /// What the mapping calls the file that they are from.
  let file: String

  init(_ gazetteer: Gazetteer, of file: String = "countries.yaml") {
    self.file = file
    names = (try? gazetteer.index(.usual)) ?? [:]
    var codes: [String: Party] = [:]
    for entry in gazetteer.entries { for code in entry.isoCodes { codes[code] = entry.party } }
    self.codes = codes
    spellings = gazetteer.spellings
    isEmpty = gazetteer.entries.isEmpty
  }

  static let separators = [";", ",", " EN ", " and ", "/", "+", " & ", " und "]

  func meaning(of text: String) -> Meaning {
    let spelling = Normalisation.usual(text)
    if names[spelling] != nil { return .name }
    for ending in ["**", "*"] where spelling.hasSuffix(ending) {
      let stem = Normalisation.usual(String(spelling.dropLast(ending.count)))
      return .suffixed(ending, isKnown: names[stem] != nil)
    }
    if let (name, mark) = FootnoteMark.behind(text), party(name) != nil { return .marked(mark) }
    if let unit = bracketed(text) { return .bracketed(unit) }
    if text.isTotal { return .total }
    if let said = Self.said(spelling) { return .said(said) }
    if codes[text] != nil { return .code }
    for separator in Self.separators {
      let parts = split(spelling, separator.lowercased())
      if parts.count > 1, parts.allSatisfy({ names[Normalisation.usual($0)] != nil }) { return .list(separator) }
    }
    for separator in Self.separators {
      let parts = split(text, separator).map(\.trimmed)
      if parts.contains("") { continue }
      let unknown = parts.filter { names[Normalisation.usual($0)] == nil }
      if !unknown.isEmpty, unknown.count < parts.count { return .mixed(separator, unknown: unknown) }
    }
    return .none
  }

  /// What stands in brackets behind a name, with or without the star of a footnote between them.
  private func bracketed(_ text: String) -> String? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return nil }
    var stem = String(text[..<open]).trimmed
    if stem.hasSuffix("*") { stem.removeLast() }
    let unit = String(text[text.index(after: open)...].dropLast()).trimmed
    guard !unit.isEmpty, names[Normalisation.usual(stem)] != nil else { return nil }
    return names[Normalisation.usual(unit)] == nil && codes[unit] == nil ? unit : nil
  }

  /// The party whose name a text is.
  func party(_ text: String) -> Party? { names[Normalisation.usual(text)] }

  /// A spelling of the gazetteer near to a text, with the code that it means.
  func suggestion(for text: String) -> String? {
    guard let near = closest(to: text, in: spellings), let party = party(near) else { return nil }
    return "did you mean '\(near)' (\(party.code))?"
  }

  private func split(_ text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(text)
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }

  private static func said(_ text: String) -> String? {
    let unknown = [
      "unknown", "onbekend", "unbekannt", "inconnu", "not specified", "unspecified", "not stated", "niet bekend",
      "undisclosed", "not known", "niet bepaald", "niet nader bepaald", "nicht bekannt", "non précisé",
    ]
    let several = [
      "various", "diverse", "diversen", "div", "several countries", "multiple", "different countries", "worldwide",
      "wereldwijd", "weltweit",
      "other countries", "alle landen", "verschiedene", "divers", "all countries", "overige landen", "andere landen",
      "sonstige",
      "rest of the world", "world", "mehrere",
    ]
    if MissingWords.all.contains(text) || unknown.contains(where: text.contains) { return "unknown" }
    if several.contains(where: { text == $0 || text.hasPrefix("\($0) ") || text.hasPrefix("\($0),") }) {
      return "several"
    }
    return nil
  }
}
