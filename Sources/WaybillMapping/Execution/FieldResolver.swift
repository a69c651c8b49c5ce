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
  private(set) var notes: [String] = []
  /// Why there is no figure; an outcome without one points here.
  private(set) var reasons: [String] = []
  /// Which entries of the field's lookup, or names of its grammar, some text was.
  var usedEntries: Set<Int> = []
  /// The notes that are the same for every text.
  var sharedNotes = SharedNotes()
  /// Whether a message tells what is near; a survey reads no message.
  let givesHints: Bool
  /// What the steps left of a text, while one is explained.
  private var steps: [Explanation.Step]?

  /// The numbers of notes that are made once, for the first text that they hold for.
  struct SharedNotes {
    /// A default stood in.
    var standIn: UInt32?
    /// A list of years has a gap.
    var gap: UInt32?
    /// A text stood for itself.
    var kept: UInt32?
  }

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
    var outcome = Outcome.absent
    outcome.note = note(words)
    return outcome
  }

  private mutating func repair(_ text: String, into dictionaries: inout Dictionaries) -> Outcome {
    for repair in section.steps.repairs {
      guard let mended = repair.replacement.first(in: text) else { continue }
      trace("repair", mended)
      var outcome = read(mended, into: &dictionaries)
      if outcome.state == .ok {
        outcome.note = note("\(section.name): '\(text)' read as '\(mended)' by the rule \(repair.words)")
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
  mutating func absent(into dictionaries: inout Dictionaries) -> Outcome {
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
    let note = sharedNotes.standIn ?? note("\(section.name): absent, '\(standIn.text)' by default")
    sharedNotes.standIn = note
    outcome.note = note
    return outcome
  }

  private mutating func noFigure(_ reason: String) -> Outcome {
    let place = reasons.firstIndex(of: reason) ?? reasons.count
    if place == reasons.count { reasons.append(reason) }
    return Outcome(state: .noFigure, a: Int64(place), b: 0)
  }

  private var takesEmptyText: Bool { if case .lookup = section.kind { true } else { false } }

  /// Says what was done to a text; returns the note's number.
  mutating func note(_ words: String) -> UInt32 {
    notes.append(words)
    return UInt32(notes.count)
  }

  /// Forgets what was said of the rows of the last block, for a field that has an outcome a row.
  mutating func forgetRows() {
    failures.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    sharedNotes = SharedNotes()
  }

  mutating func fail(_ failure: FieldFailure) -> Outcome {
    failures.append(failure)
    return Outcome(state: .failed, a: Int64(failures.count - 1), b: 0)
  }
}
