import WaybillCore
import WaybillFormats

/// What is done to a field's text before it is read, in the language's fixed order: trim, missing, strip,
/// flags, match, repair, then type, min and max, rounded, at_least, scale, round.
struct FieldSteps: Sendable {
  /// Texts that mean that there is no value, each with its reason.
  var missing: [String: MissingReason] = [:]
  /// What is taken off the ends of a text, as often as it stands there.
  var strip: [String] = []
  /// Marks that a publisher sets on a cell, such as brackets: each is taken off, and leaves a flag.
  var marks: [(rewrite: Rewrite, flag: Flags)] = []
  /// Rules that take out of a text what the field is about; one of them must match.
  var matches: [Rewrite] = []
  /// Rules that mend a slip of the publisher; the first that matches is used, and counted.
  var repairs: [Rewrite] = []
  /// The unit to which the publisher rounds: a value stands for everything that rounds to it.
  var rounded: Amount?
  /// Whether a number is the least that a value can be, and nothing bounds it above.
  var isLeast = false
  /// What a number is multiplied by.
  var scale: Amount?
  /// The decimals to which a number is rounded once it is scaled.
  var round: Int?
  /// The values that a number may have, before it is scaled.
  var least: Amount?
  var most: Amount?

  static let none = FieldSteps()

  /// Whether a number in a style can be read without these steps, and without a word in the report.
  func leavePlainNumbers(in style: NumberStyle) -> Bool {
    strip.isEmpty && marks.isEmpty && matches.isEmpty && repairs.isEmpty && round == nil
      && missing.keys.allSatisfy { text in
        var text = text
        if case .success = text.withUTF8({ style.read($0) }) { return false } else { return true }
      }
  }

  /// Whether a text may leave a flag on its record.
  var leaveFlags: Bool { !marks.isEmpty || !repairs.isEmpty || missing.values.contains { $0.flag != nil } }

  /// Whether a number is within the bounds.
  @inline(__always)
  func allow(_ amount: Amount) -> Bool {
    if let least, amount < least { return false }
    if let most, most < amount { return false }
    return true
  }

  /// The interval that a number within the bounds stands for; nil when it is out of range once scaled.
  @inline(__always)
  func interval(of amount: Amount) -> Outcome? {
    if rounded == nil, scale == nil {
      return .pair(amount.millionths, isLeast ? RecordBatch.noUpperBound : amount.millionths)
    }
    return interval(of: ExactNumber(amount))?.outcome
  }

  /// The interval of a number with all its decimals, and whether decimals were left out of it.
  ///
  /// A rounded zero stands for less than half a unit and more than nothing; its lower end is kept as zero.
  /// - Returns: nil when it is out of range, or has too many decimals and is not to be rounded.
  func interval(of number: ExactNumber) -> (outcome: Outcome, isRounded: Bool)? {
    let half = Int128((rounded?.millionths ?? 0) / 2)
    let isBelowHalf = number.numerator >= 0 && number.numerator < half * number.parts
    guard let lower = isBelowHalf ? (0, false) : number.amount(plus: -half, scale: scale, round: round),
      let upper = half == 0 ? lower : number.amount(plus: half, scale: scale, round: round)
    else { return nil }
    return (
      .pair(lower.millionths, isLeast ? RecordBatch.noUpperBound : upper.millionths), lower.isRounded || upper.isRounded
    )
  }
}

/// One rule of `match:` or `repair:`: a pattern, and what stands in place of what it matched.
struct Rewrite: Sendable {
  let replacement: PatternReplacement

  /// The rule as mappings write it, for the report.
  var words: String { "'\(replacement.pattern.source)' to '\(replacement.template)'" }
}

extension FieldSteps {
  /// The text without what is stripped.
  func stripped(_ text: String) -> String {
    var text = text
    var changed = !strip.isEmpty
    while changed {
      changed = false
      for end in strip where !end.isEmpty {
        if text.hasPrefix(end) { (text, changed) = (String(text.dropFirst(end.count)), true) }
        if text.hasSuffix(end) { (text, changed) = (String(text.dropLast(end.count)), true) }
      }
    }
    return text
  }

  /// A stripped text without marks, and the flags that the marks leave.
  func lift(_ text: String) -> (text: String, flags: UInt64) {
    if strip.isEmpty, marks.isEmpty { return (text, 0) }
    var text = text
    var flags: UInt64 = 0
    for mark in marks {
      guard let rest = mark.rewrite.replacement.first(in: text) else { continue }
      text = rest
      flags |= mark.flag.rawValue
    }
    return (Normalisation(collapseSpaces: false)(text), flags)
  }
}

/// Why a cell has no value.
enum MissingReason: String, Sendable, CaseIterable {
  /// The value exists and nothing bounds it: an open licence.
  case open
  /// The value exists and is classified.
  case classified
  /// The value exists and the publisher keeps it back.
  case withheld
  /// Nothing was delivered.
  case noDelivery = "no-delivery"
  /// The question does not arise: a total has no category.
  case notApplicable = "not-applicable"
  /// The publisher gives no figure.
  case notReported = "not-reported"
  /// The publisher does not know.
  case unknown

  /// The flag of a value that exists without being known; nil where there is no value.
  var flag: Flags? {
    switch self {
    case .open, .classified, .withheld: Flags(name: rawValue)
    case .noDelivery, .notApplicable, .notReported, .unknown: nil
    }
  }
}

extension FieldSteps {
  /// Reads the steps of a field's table.
  static func read(_ table: inout OptionTable) -> FieldSteps {
    var steps = FieldSteps()
    for entry in table.table("missing") ?? [] {
      if let reason = entry.value.text.flatMap(MissingReason.init(rawValue:)) {
        steps.missing[entry.key] = reason
      } else {
        table.problem(
          .unknownValue(
            entry.value.text ?? entry.value.kind, of: "missing", known: MissingReason.allCases.map(\.rawValue),
            at: entry.value.place))
      }
    }
    steps.strip = (table.texts("strip") ?? []).map(\.text)
    steps.marks = table.marks("flags")
    steps.matches = table.rewrites("match")
    steps.repairs = table.rewrites("repair")
    steps.rounded = table.amount("rounded")
    steps.isLeast = table.flag("at_least")
    steps.scale = table.amount("scale")
    steps.round = table.places("round")
    steps.least = table.amount("min")
    steps.most = table.amount("max")
    return steps
  }
}

extension OptionTable {
  /// The rules of a table of patterns; notes a problem for each that is none.
  fileprivate mutating func rewrites(_ key: String) -> [Rewrite] {
    var rules: [Rewrite] = []
    for entry in table(key) ?? [] {
      guard let template = entry.value.text else {
        problem(.wrongShape(entry.key, expected: "a text", found: entry.value.kind, at: entry.value.place))
        continue
      }
      do throws(PatternError) {
        let pattern = try Pattern(entry.key)
        rules.append(Rewrite(replacement: try PatternReplacement(template, for: pattern)))
      } catch {
        problem(.badPattern(key, error, at: entry.keyPlace))
      }
    }
    return rules
  }

  /// The marks of a table of patterns; the first group of a pattern, if it has one, is what stays.
  fileprivate mutating func marks(_ key: String) -> [(rewrite: Rewrite, flag: Flags)] {
    var marks: [(rewrite: Rewrite, flag: Flags)] = []
    for entry in table(key) ?? [] {
      guard let flag = entry.value.text.flatMap(Flags.init(name:)) else {
        problem(
          .unknownValue(
            entry.value.text ?? entry.value.kind, of: key, known: Flags.names, at: entry.value.place))
        continue
      }
      do throws(PatternError) {
        let pattern = try Pattern(entry.key)
        let kept = try PatternReplacement(pattern.groupCount > 0 ? "$1" : "", for: pattern)
        marks.append((Rewrite(replacement: kept), flag))
      } catch {
        problem(.badPattern(key, error, at: entry.keyPlace))
      }
    }
    return marks
  }

  /// The number of decimals of a key; notes a problem when it is none.
  fileprivate mutating func places(_ key: String) -> Int? {
    guard let text = text(key), let node = self[key] else { return nil }
    if let places = Int(text), (0...6).contains(places) { return places }
    problem(.badOption(key, expected: "a number from 0 to 6", found: text, at: node.place))
    return nil
  }
}
