public import WaybillCore

/// The parties that a mapping can name, with every spelling of each in the languages that publishers write.
public struct Gazetteer: Sendable {
  /// One party with its names.
  public struct Entry: Sendable {
    public let party: Party
    /// The English short name.
    public let name: String
    /// Every other spelling.
    public let otherNames: [String]
    /// The short names in other languages, by their codes of two letters.
    var translations: [String: String] = [:]
    /// The code of two letters of ISO 3166-1, where the party has one.
    var alpha2: String?
    let place: Place

    /// The codes of ISO 3166-1 and -3; none for organisations, whose codes are no standard.
    package var isoCodes: [String] { party.kind == .organisation ? [] : [party.code] + (alpha2.map { [$0] } ?? []) }
  }

  /// The entries in the order of their file.
  public let entries: [Entry]
  private let byCode: [String: Int]

  init(entries: [Entry]) {
    self.entries = entries
    byCode = Dictionary(entries.indices.map { (entries[$0].party.code, $0) }) { first, _ in first }
  }

  /// Makes a gazetteer without entries.
  public init() { self.init(entries: []) }

  /// A gazetteer with the entries of another one behind its own; of two with one code the first counts.
  func adding(_ other: Gazetteer) -> Gazetteer { Gazetteer(entries: entries + other.entries) }

  /// The party of a code, such as `NLD` or `NATO`.
  public func party(code: String) -> Party? { byCode[code].map { entries[$0].party } }

  /// The English short names by code.
  public var names: [String: String] {
    Dictionary(entries.map { ($0.party.code, $0.name) }) { first, _ in first }
  }

  /// The short names in another language by code, such as `nl`; without those that have none there.
  public func names(in language: String) -> [String: String] {
    Dictionary(entries.compactMap { entry in entry.translations[language].map { (entry.party.code, $0) } }) {
      first, _ in
      first
    }
  }

  /// The codes of all parties, in order.
  public var codes: [String] { entries.map(\.party.code) }

  /// Every spelling of every party, as the file has it.
  package var spellings: [String] { entries.flatMap { [$0.name] + $0.otherNames } }

  /// Every spelling after `normalise`, with the party that it means.
  ///
  /// - Parameter takesCodes: Whether ISO's codes of two and three letters are spellings too.
  /// - Throws: a diagnostic for each spelling that means two parties after normalisation.
  package func index(_ normalise: Normalisation, takesCodes: Bool = false) throws(Diagnostics) -> [String: Party] {
    var index: [String: Party] = [:]
    var firsts: [String: Entry] = [:]
    var problems = Diagnostics()
    for entry in entries {
      for spelling in [entry.name] + entry.otherNames + (takesCodes ? entry.isoCodes : []) {
        let key = normalise(spelling)
        if let first = firsts[key], first.party != entry.party {
          problems.add(
            .ambiguousName(spelling, first.party.code, entry.party.code, at: entry.place, first: first.place))
        }
        index[key] = entry.party
        firsts[key] = entry
      }
    }
    try problems.throwIfErrors()
    return index
  }
}

extension Gazetteer {
  static let topKeys = [
    OptionSpec("countries", .choice(["1"]), required: true, help: "The version of the file's form."),
    OptionSpec("about", "table", help: "Title and source of the names, for people."),
    OptionSpec("states", "table of parties", help: "States by ISO 3166-1 alpha-3, and user-assigned codes."),
    OptionSpec("historic", "table of parties", help: "Former states by ISO 3166-3, never folded into a successor."),
    OptionSpec("territories", "table of parties", help: "Territories, each with the state that it counts with."),
    OptionSpec("organisations", "table of parties", help: "Organisations, each with the group it stands for, if any."),
  ]
  static let partyKeys = [
    OptionSpec("name", .text, required: true, help: "The English short name."),
    OptionSpec("nl", .text, help: "The Dutch name."),
    OptionSpec("de", .text, help: "The German name."),
    OptionSpec("fr", .text, help: "The French name."),
    OptionSpec("names", .oneOrMany(.text, of: "texts"), help: "Further spellings in any language."),
    OptionSpec("alpha2", .text, help: "ISO 3166-1 alpha-2; data, never a spelling."),
    OptionSpec("numeric", .text, help: "ISO 3166-1 numeric; data, never a spelling."),
    OptionSpec("parent", .named("code"), help: "The state that a territory counts with."),
    OptionSpec("stands_for", .named("group"), help: "The group that an organisation stands for."),
    OptionSpec("until", .named("day"), help: "The day after the last of a former state."),
  ]

  /// Reads a file such as `countries.yaml`.
  ///
  /// - Throws: every problem of the file: unknown keys, codes given twice, parents that do not exist.
  public static func read(_ file: ConfigNode) throws(Diagnostics) -> Gazetteer {
    var top = OptionTable(file.table ?? [], at: file.place)
    top.check(topKeys)
    var problems = Diagnostics()
    var entries: [Entry] = []
    var places: [String: Place] = [:]
    let sections: [(key: String, kind: Party.Kind)] = [
      ("states", .state), ("historic", .historic), ("territories", .territory), ("organisations", .organisation),
    ]
    for section in sections {
      for line in top.table(section.key) ?? [] {
        var party = OptionTable(line.value.table ?? [], at: line.keyPlace)
        party.check(partyKeys)
        if let first = places.updateValue(line.keyPlace, forKey: line.key) {
          problems.add(.duplicateCode(line.key, at: line.keyPlace, first: first))
        }
        let languages = ["nl", "de", "fr"].compactMap { language in party.text(language).map { (language, $0) } }
        let names = languages.map(\.1) + (party.texts("names") ?? []).map(\.text)
        let belongsTo = party.text(section.kind == .organisation ? "stands_for" : "parent")
        entries.append(
          Entry(
            party: Party(section.kind, line.key, belongsTo: belongsTo), name: party.text("name") ?? line.key,
            otherNames: names, translations: Dictionary(languages) { first, _ in first }, alpha2: party.text("alpha2"),
            place: line.keyPlace))
        party.finish(into: &problems)
      }
    }
    for entry in entries where entry.party.kind == .territory {
      if let parent = entry.party.belongsTo, places[parent] == nil {
        problems.add(.unknownParent(parent, known: places.keys.sorted(), at: entry.place))
      }
    }
    top.finish(into: &problems)
    file.checkForm("countries", &problems)
    try problems.throwIfErrors()
    return Gazetteer(entries: entries)
  }
}
