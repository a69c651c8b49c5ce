import WaybillCore
import WaybillFormats

/// What a text is, once the steps have cleaned it: by the kind of its field.
extension FieldResolver {
  /// What the field makes of a text that is not empty, or is looked up.
  mutating func read(_ text: String, into dictionaries: inout Dictionaries) -> Outcome {
    switch section.kind {
    case .text: return plain(text, into: &dictionaries)
    case .party(let grammar):
      return party(grammar.resolve(text, used: &usedEntries), text, of: grammar, into: &dictionaries)
    case .constParty(let set): return party(.success(set), text, into: &dictionaries)
    case .lookup(let lookup, let take): return look(up: text, in: lookup, take: take, into: &dictionaries)
    case .scheme(let scheme):
      guard let category = categories.category(text, in: scheme) else {
        return fail(.unknownCategory(text, scheme: scheme, known: categories.spellings(of: scheme)))
      }
      return .code(dictionaries.categories.id(of: category))
    case .year:
      return Period.plausibleYear(text).map { .period(.year($0)) } ?? fail(.badYear(text, field: section.name))
    case .years(let gaps): return years(text, gaps: gaps)
    case .date(let format):
      guard let day = format.day(text) else {
        return fail(.badDate(text, field: section.name, format: format.text))
      }
      return .period(.day(day))
    case .number(let style): return number(text, style)
    }
  }

  /// A list that leaves out years is read from its first to its last one, and says so by a flag and in the report.
  private mutating func years(_ text: String, gaps: Bool) -> Outcome {
    guard let (period, hasGap) = Period.years(text), gaps || !hasGap else {
      return fail(gaps ? .badYearsWithGaps(text, field: section.name) : .badYears(text, field: section.name))
    }
    var outcome = Outcome.period(period)
    if hasGap {
      outcome.flags |= Flags(name: "gap-in-years")?.rawValue ?? 0
      let note = sharedNotes.gap ?? note("\(section.name): a list with a gap, read from the first year to the last")
      sharedNotes.gap = note
      outcome.note = note
    }
    return outcome
  }

  /// A plain text is a code of the field's own closed set, or words.
  mutating func plain(_ text: String, into dictionaries: inout Dictionaries) -> Outcome {
    switch field {
    case .perspective: Perspective(rawValue: text).map { .code($0.code) } ?? closed(text, Perspective.self)
    case .event: Event(rawValue: text).map { .code($0.code) } ?? closed(text, Event.self)
    case .basis: Basis(rawValue: text).map { .code($0.code) } ?? closed(text, Basis.self)
    case .measure: Measure(rawValue: text).map { .code($0.code) } ?? closed(text, Measure.self)
    case .level: Level(rawValue: text).map { .code($0.code) } ?? closed(text, Level.self)
    case .unit, .item: .code(dictionaries.texts.id(of: text))
    case nil: Flags(name: text).map { .code($0.rawValue) } ?? closed(text, known: Flags.names)
    case .reporter, .exporter, .origin, .destination, .via, .category, .period, .value:
      preconditionFailure("the binding refuses a plain text for '\(section.name)'")
    }
  }

  private mutating func closed<Word: RawRepresentable<String> & CaseIterable>(
    _ text: String, _ type: Word.Type
  ) -> Outcome {
    closed(text, known: Word.allCases.map(\.rawValue))
  }

  private mutating func closed(_ text: String, known: [String]) -> Outcome {
    fail(.unknownWord(text, field: section.name, known: known))
  }

  mutating func party(
    _ result: Result<PartySet, PartyGrammar.Refusal>, _ text: String, of grammar: PartyGrammar? = nil,
    into dictionaries: inout Dictionaries
  ) -> Outcome {
    switch result {
    case .failure(let refusal):
      if let grammar, grammar.hasCode(refusal.part) {
        let isConst = if case .const = section.origin { true } else { false }
        return fail(
          .codeIsNoName(refusal.part, of: text, grammar: grammar.name, field: section.name, isConst: isConst))
      }
      return fail(
        .unknownParty(
          refusal.part, of: text, grammar: grammar?.name ?? "", field: section.name,
          suggestion: givesHints ? grammar?.nearest(to: refusal.part) : nil))
    case .success(let set) where field == .destination || field == .via:
      return .code(dictionaries.sets.id(of: set))
    case .success(let set):
      if set.unknown == .unknown { return .absent }
      guard let party = set.single else { return fail(.severalParties(text, field: section.name)) }
      return .code(dictionaries.parties.id(of: party))
    }
  }

  private mutating func look(
    up text: String, in lookup: Lookup, take: String, into dictionaries: inout Dictionaries
  ) -> Outcome {
    guard let index = lookup.index(of: text) else {
      if lookup.unmatched == .keep { return kept(text, by: lookup, into: &dictionaries) }
      return fail(.unmatched(text, lookup: lookup.name, known: givesHints ? lookup.knownWords : []))
    }
    usedEntries.insert(index)
    guard let attribute = lookup.entries[index].attributes[take] else { return absent(into: &dictionaries) }
    return plain(attribute, into: &dictionaries)
  }

  /// The text stands for itself, which the report counts.
  private mutating func kept(_ text: String, by lookup: Lookup, into dictionaries: inout Dictionaries) -> Outcome {
    var outcome = plain(text, into: &dictionaries)
    let note = sharedNotes.kept ?? note("\(section.name): no entry of lookup '\(lookup.name)', kept as it stands")
    sharedNotes.kept = note
    outcome.note = note
    return outcome
  }
}
