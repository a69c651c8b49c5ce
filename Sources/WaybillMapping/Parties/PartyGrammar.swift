import FoundationEssentials
import WaybillCore

/// How one publisher names parties: from a spelling to the set of parties that it may mean.
///
/// Whole names win over suffixes, suffixes over the gazetteer. Nothing is ever matched by likeness.
struct PartyGrammar: Sendable {
  /// Why a spelling means no party.
  struct Refusal: Error, Sendable {
    /// The part of the cell that means no party.
    let part: String
  }

  /// A whole spelling of `names`.
  struct Name: Sendable {
    let spelling: String
    let target: PartyTarget
    /// The target as the mapping has it.
    let text: String
    let place: Place
  }

  /// A piece of a cell that was looked up, with what it means.
  private struct Piece {
    let spelling: String
    /// What it means; nil for a piece that means no party.
    var set: PartySet?
    /// The number of its name in ``names``; nil when something else gave its meaning.
    var name: Int?
  }

  let name: String
  let normalise: Normalisation
  /// Whole spellings that win over everything else, in the order of the mapping.
  let names: [Name]
  /// Endings, longest first, and the kind of party whose name stands before them.
  let suffixes: [(ending: String, kind: Party.Kind)]
  /// What separates several parties of one cell.
  let separators: [String]
  /// What joins parties within one part of a cell; nil when nothing does.
  let joiner: String?
  let gazetteer: Gazetteer
  /// Every spelling of the gazetteer, normalised.
  let index: [String: Party]
  /// The codes that the gazetteer has for states and territories.
  private let codes: Set<String>
  /// The numbers of ``names`` by their spellings, normalised.
  let numbers: [String: Int]

  init(
    name: String, normalise: Normalisation, names: [Name], suffixes: [(ending: String, kind: Party.Kind)],
    separators: [String], joiner: String?, gazetteer: Gazetteer, index: [String: Party]
  ) {
    self.name = name
    self.normalise = normalise
    self.names = names
    self.suffixes = suffixes
    self.separators = separators
    self.joiner = joiner
    self.gazetteer = gazetteer
    self.index = index
    codes = Set(gazetteer.entries.flatMap(\.isoCodes))
    numbers = Dictionary(names.indices.map { (normalise(names[$0].spelling), $0) }) { _, last in last }
  }

  /// The parties that a cell's text may mean.
  ///
  /// Of a list it is one, and which the cell does not say; so a list with an unknown part is as unknown as that part.
  /// `used` takes the numbers of the names that gave a meaning.
  func resolve(_ text: String, used: inout Set<Int>) -> Result<PartySet, Refusal> {
    let pieces = pieces(of: text)
    used.formUnion(pieces.lazy.compactMap(\.name))
    if let unknown = pieces.first(where: { $0.set == nil }) {
      return .failure(Refusal(part: written(unknown.spelling, in: text)))
    }
    return .success(.union(pieces.compactMap(\.set)))
  }

  /// The same, for who does not ask for names.
  func resolve(_ text: String) -> Result<PartySet, Refusal> {
    var used: Set<Int> = []
    return resolve(text, used: &used)
  }

  /// A known spelling that is near an unknown one, for its message.
  func nearest(to part: String) -> String? {
    closest(to: normalise(part), in: names.map(\.spelling) + gazetteer.spellings)
  }

  /// Whether a text that means no party here is the code of one, which `codes: true` would read.
  func hasCode(_ text: String) -> Bool { codes.contains(text) }

  /// Every part of a cell's text that means no party, as the cell has it; none when all of it is known.
  func unknownParts(of text: String) -> [String] {
    pieces(of: text).filter { $0.set == nil }.map { written($0.spelling, in: text) }
  }

  /// A part as the cell has it, since only the normalised one is at hand.
  private func written(_ part: String, in cell: String) -> String {
    let characters = Array(Normalisation()(cell))
    let count = part.count
    guard count > 0, count <= characters.count, count <= Self.mostWritten else { return part }
    for start in 0...(characters.count - count) where start < Self.mostWritten {
      let piece = String(characters[start..<start + count])
      if normalise(piece) == part { return piece }
    }
    return part
  }

  /// The characters among which a part is looked for; a cell with more is no list of parties.
  private static let mostWritten = 200

  /// What a text is looked up as: itself, or else its parts, of which an unknown one is cut at the joiner.
  private func pieces(of text: String) -> [Piece] {
    let spelling = normalise(text)
    if let whole = whole(spelling, written: Normalisation()(text)) { return [whole] }
    var parts = [spelling]
    for separator in separators { parts = parts.flatMap { $0.components(separatedBy: separator) } }
    return parts.flatMap { pieces(ofPart: normalise($0)) }
  }

  private func pieces(ofPart part: String) -> [Piece] {
    if let whole = whole(part, written: part) { return [whole] }
    guard let joiner, part.contains(joiner) else { return [Piece(spelling: part)] }
    return part.components(separatedBy: joiner).map { piece in
      let piece = normalise(piece)
      return whole(piece, written: piece) ?? Piece(spelling: piece)
    }
  }

  /// What a whole spelling means; nil when only its parts can mean something.
  ///
  /// A non-state group keeps the name that the publisher wrote.
  private func whole(_ spelling: String, written: String) -> Piece? {
    if let number = numbers[spelling] {
      return Piece(spelling: spelling, set: names[number].target.set(for: written), name: number)
    }
    for (ending, kind) in suffixes where spelling.hasSuffix(ending) {
      let stem = normalise(String(spelling.dropLast(ending.count)))
      return Piece(spelling: spelling, set: set(stem, of: kind, written: String(written.dropLast(ending.count))))
    }
    return index[spelling].map { Piece(spelling: spelling, set: PartySet($0)) }
  }

  private func set(_ stem: String, of kind: Party.Kind, written: String) -> PartySet? {
    if kind == .nonState, !stem.isEmpty { return PartySet(Party(.nonState, Normalisation()(written))) }
    return index[stem].flatMap { $0.kind == kind ? PartySet($0) : nil }
  }
}

/// What a spelling means, as mappings write it: `NLD`, `organisation UN`, `within nato+eu`, `non-state`, `unknown`.
enum PartyTarget: Sendable, Hashable {
  case known(PartySet)
  /// A non-state group under the publisher's own spelling.
  case nonState
  case unknown(PartySet.Unknown)

  /// The parties that the target means for a spelling.
  func set(for spelling: String) -> PartySet {
    switch self {
    case .known(let set): set
    case .nonState: PartySet(Party(.nonState, spelling))
    case .unknown(let reason): PartySet(reason)
    }
  }

  /// Reads a target; throws the problem with it.
  static func read(_ node: ConfigNode, gazetteer: Gazetteer, groups: [String]) throws(Diagnostics) -> PartyTarget {
    guard let text = node.text else {
      throw Diagnostics([.wrongShape("names", expected: "a text", found: node.kind, at: node.place)])
    }
    if let reason = PartySet.Unknown(rawValue: text) { return .unknown(reason) }
    if text == Party.Kind.nonState.rawValue { return .nonState }
    if let name = text.afterPrefix("non-state ") { return .known(PartySet(Party(.nonState, name))) }
    if let union = text.afterPrefix("within ") {
      let ids = GroupUnion(union)?.groups ?? [union]
      for id in ids where !groups.contains(id) {
        throw Diagnostics([.unknownGroup(id, known: groups, at: node.place)])
      }
      return .known(PartySet(parties: [], groups: ids))
    }
    let codes = (text.afterPrefix("organisation ") ?? text).split(separator: ",").map { Normalisation()(String($0)) }
    var parties: [Party] = []
    for code in codes {
      guard let party = gazetteer.party(code: code) else {
        throw Diagnostics([.unknownCode(code, known: gazetteer.codes, at: node.place)])
      }
      if text.hasPrefix("organisation "), party.kind != .organisation {
        throw Diagnostics([.badOption("names", expected: "the code of an organisation", found: code, at: node.place)])
      }
      parties.append(party)
    }
    guard !parties.isEmpty else {
      throw Diagnostics([.badOption("names", expected: "a party, a group or 'unknown'", found: text, at: node.place)])
    }
    return .known(PartySet(parties: parties))
  }
}

extension String {
  /// The rest of the text after a prefix; nil when it does not begin so.
  func afterPrefix(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}

extension PartySet {
  /// The set that holds every party of several sets; nothing is known of it when nothing is known of one of them.
  static func union(_ sets: [PartySet]) -> PartySet {
    if let unknown = sets.lazy.compactMap(\.unknown).first { return PartySet(unknown) }
    return PartySet(parties: sets.flatMap(\.parties), groups: sets.flatMap(\.groups))
  }
}
