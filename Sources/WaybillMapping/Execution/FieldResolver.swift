import WaybillCore
import WaybillFormats

/// Turns the text of one field into an outcome: the slow path, run once per distinct spelling.
struct FieldResolver {
  let section: FieldSection
  let field: RecordField?
  let categories: CategorySchemes
  /// Why spellings were refused; an outcome that failed points here.
  private(set) var failures: [FieldFailure] = []
  /// What was done to texts that were kept; an outcome's note points here.
  var notes: [String] = []
  /// Why there is no figure; an outcome without one points here.
  private(set) var reasons: [String] = []
  /// Which entries of the field's lookup, or names of its grammar, some text was.
  private(set) var usedEntries: Set<Int> = []
  /// The note that a default stood in, once it did.
  private var standInNote: UInt32?
  /// The note that a list of years has a gap, once one had.
  private var gapNote: UInt32?
  /// The note that a text stood for itself, once one did.
  private var keptNote: UInt32?
  /// Whether a message tells what is near; a survey reads no message.
  private let givesHints: Bool
  /// What the steps left of a text, while one is explained.
  private var steps: [Explanation.Step]?

  init(_ section: FieldSection, as field: RecordField?, categories: CategorySchemes, givesHints: Bool = true) {
    self.givesHints = givesHints
    self.section = section
    self.field = field
    self.categories = categories
  }

  /// What the field makes of a trimmed text, with what each step left of it.
  mutating func explain(_ text: String, into dictionaries: inout Dictionaries) -> (Outcome, [Explanation.Step]) {
    steps = []
    defer { steps = nil }
    let outcome = resolve(text, into: &dictionaries)
    return (outcome, steps ?? [])
  }

  mutating func trace(_ step: String, _ text: @autoclosure () -> String) {
    if steps != nil { steps?.append(Explanation.Step(step, text())) }
  }

  /// What the field makes of a trimmed text; ids are those of `dictionaries`.
  mutating func resolve(_ text: String, into dictionaries: inout Dictionaries) -> Outcome {
    if let reason = section.steps.missing[text] {
      trace("missing", reason.rawValue)
      return missing(reason, into: &dictionaries)
    }
    if text.isEmpty, !takesEmptyText { return empty(into: &dictionaries) }
    let stripped = section.steps.stripped(text)
    if !section.steps.strip.isEmpty { trace("strip", stripped) }
    let (text, flags) = section.steps.lift(stripped)
    if !section.steps.marks.isEmpty { trace("flags", text) }
    if text.isEmpty, !takesEmptyText { return empty(into: &dictionaries) }
    var outcome = match(text, into: &dictionaries)
    outcome.flags |= flags
    return outcome
  }

  private mutating func match(_ text: String, into dictionaries: inout Dictionaries) -> Outcome {
    if section.steps.matches.isEmpty { return repair(text, into: &dictionaries) }
    guard let rule = section.steps.matches.first(where: { $0.replacement.pattern.matches(text) }),
      let taken = rule.replacement.first(in: text)
    else { return fail(.noMatch(text, field: section.name)) }
    trace("match", taken)
    if !taken.isEmpty { return repair(taken, into: &dictionaries) }
    if section.standIn != nil { return absent(into: &dictionaries) }
    guard section.isOptional else { return fail(.missing(section.name)) }
    let words = "\(section.name): left out by the rule \(rule.words)"
    if field == .value { return noFigure(words) }
    notes.append(words)
    var outcome = Outcome.absent
    outcome.note = UInt32(notes.count)
    return outcome
  }

  private mutating func repair(_ text: String, into dictionaries: inout Dictionaries) -> Outcome {
    for repair in section.steps.repairs {
      guard let mended = repair.replacement.first(in: text) else { continue }
      trace("repair", mended)
      var outcome = read(mended, into: &dictionaries)
      if outcome.state == .ok {
        notes.append("\(section.name): '\(text)' read as '\(mended)' by the rule \(repair.words)")
        outcome.note = UInt32(notes.count)
        outcome.flags |= Flags(name: "repaired")?.rawValue ?? 0
      }
      return outcome
    }
    return read(text, into: &dictionaries)
  }

  /// A value that exists without being known has no upper end; where there is none the record is left out.
  private mutating func missing(_ reason: MissingReason, into dictionaries: inout Dictionaries) -> Outcome {
    guard field == .value else { return absent(into: &dictionaries) }
    if let flag = reason.flag {
      return Outcome(state: .ok, a: 0, b: RecordBatch.noUpperBound, flags: flag.rawValue)
    }
    return noFigure("\(section.name): \(reason.rawValue)")
  }

  /// An optional field without a text is absent; a record without a value is none.
  private mutating func empty(into dictionaries: inout Dictionaries) -> Outcome {
    if section.standIn != nil { return absent(into: &dictionaries) }
    guard section.isOptional else { return fail(.missing(section.name)) }
    return field == .value ? noFigure("\(section.name): empty") : .absent
  }

  /// An absent field takes its default, which the report counts.
  private mutating func absent(into dictionaries: inout Dictionaries) -> Outcome {
    guard let standIn = section.standIn else { return .absent }
    trace("default", standIn.text)
    var outcome: Outcome =
      switch standIn.value {
      case .text(let text): plain(text, into: &dictionaries)
      case .party(let set): party(.success(set), standIn.text, into: &dictionaries)
      case .category(let category): .code(dictionaries.categories.id(of: category))
      case .period(let period): .period(period)
      case .amount(let amount): .pair(amount.millionths, amount.millionths)
      }
    if standInNote == nil {
      notes.append("\(section.name): absent, '\(standIn.text)' by default")
      standInNote = UInt32(notes.count)
    }
    outcome.note = standInNote ?? 0
    return outcome
  }

  private mutating func noFigure(_ reason: String) -> Outcome {
    let place = reasons.firstIndex(of: reason) ?? reasons.count
    if place == reasons.count { reasons.append(reason) }
    return Outcome(state: .noFigure, a: Int64(place), b: 0)
  }

  private mutating func read(_ text: String, into dictionaries: inout Dictionaries) -> Outcome {
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
      if gapNote == nil {
        notes.append("\(section.name): a list with a gap, read from the first year to the last")
        gapNote = UInt32(notes.count)
      }
      outcome.note = gapNote ?? 0
    }
    return outcome
  }

  private var takesEmptyText: Bool { if case .lookup = section.kind { true } else { false } }

  /// A plain text is a code of the field's own closed set, or words.
  private mutating func plain(_ text: String, into dictionaries: inout Dictionaries) -> Outcome {
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

  private mutating func party(
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
    if keptNote == nil {
      notes.append("\(section.name): no entry of lookup '\(lookup.name)', kept as it stands")
      keptNote = UInt32(notes.count)
    }
    outcome.note = keptNote ?? 0
    return outcome
  }

  /// Forgets what was said of the rows of the last block, for a field that has an outcome a row.
  mutating func forgetRows() {
    failures.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    standInNote = nil
    gapNote = nil
    keptNote = nil
  }

  mutating func fail(_ failure: FieldFailure) -> Outcome {
    failures.append(failure)
    return Outcome(state: .failed, a: Int64(failures.count - 1), b: 0)
  }
}
