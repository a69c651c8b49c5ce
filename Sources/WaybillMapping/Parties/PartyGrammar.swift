import WaybillCore

/// How one publisher names parties: from a spelling to the set of parties that it may mean.
///
/// Whole names win over suffixes, suffixes over the gazetteer. Nothing is ever matched by likeness.
struct PartyGrammar: Sendable {
  /// Why a spelling means no party.
  struct Refusal: Error, Sendable {
    /// A known spelling close to the refused one.
    let suggestion: String?
  }

  let name: String
  let normalise: Normalisation
  /// Whole spellings, normalised, that win over everything else.
  let names: [String: PartyTarget]
  /// Endings, longest first, and the kind of party whose name stands before them.
  let suffixes: [(ending: String, kind: Party.Kind)]
  let gazetteer: Gazetteer
  /// Every spelling of the gazetteer, normalised.
  let index: [String: Party]

  /// The parties that a cell's text may mean.
  func resolve(_ text: String) -> Result<PartySet, Refusal> {
    let spelling = normalise(text)
    if let target = names[spelling] { return .success(target.set(for: spelling)) }
    for (ending, kind) in suffixes where spelling.hasSuffix(ending) {
      let stem = normalise(String(spelling.dropLast(ending.count)))
      return named(stem, of: kind, whole: spelling)
    }
    if let party = index[spelling] { return .success(PartySet(party)) }
    return .failure(Refusal(suggestion: suggestion(for: spelling)))
  }

  private func named(_ stem: String, of kind: Party.Kind, whole: String) -> Result<PartySet, Refusal> {
    if kind == .nonState, !stem.isEmpty { return .success(PartySet(Party(.nonState, stem))) }
    if let party = index[stem], party.kind == kind { return .success(PartySet(party)) }
    return .failure(Refusal(suggestion: suggestion(for: whole)))
  }

  private func suggestion(for spelling: String) -> String? {
    closest(to: spelling, in: Array(names.keys) + index.keys.sorted())
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
