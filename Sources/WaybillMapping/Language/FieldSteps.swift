import WaybillCore
import WaybillFormats

/// What is done to a field's text before it is read, in the language's fixed order: trim, missing, match, repair.
struct FieldSteps: Sendable {
  /// Texts that mean that there is no value, each with its reason.
  var missing: [String: MissingReason] = [:]
  /// Rules that take out of a text what the field is about; one of them must match.
  var matches: [Rewrite] = []
  /// Rules that mend a slip of the publisher; the first that matches is used, and counted.
  var repairs: [Rewrite] = []
  /// The values that a number may have.
  var least: Amount?
  var most: Amount?

  static let none = FieldSteps()

  /// Whether a plain number can be read without these steps.
  var leavePlainNumbers: Bool { matches.isEmpty && repairs.isEmpty && missing.keys.allSatisfy { Amount($0) == nil } }

  /// Whether a number is within the bounds.
  @inline(__always)
  func allow(_ amount: Amount) -> Bool {
    if let least, amount < least { return false }
    if let most, most < amount { return false }
    return true
  }
}

/// One rule of `match:` or `repair:`: a pattern, and what stands in place of what it matched.
struct Rewrite: Sendable {
  let replacement: PatternReplacement

  /// The rule as mappings write it, for the report.
  var words: String { "'\(replacement.pattern.source)' to '\(replacement.template)'" }
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
    for entry in table["missing"]?.table ?? [] {
      if let reason = entry.value.text.flatMap(MissingReason.init(rawValue:)) {
        steps.missing[entry.key] = reason
      } else {
        table.problem(
          .unknownValue(
            entry.value.text ?? entry.value.kind, of: "missing", known: MissingReason.allCases.map(\.rawValue),
            at: entry.value.place))
      }
    }
    steps.matches = table.rewrites("match")
    steps.repairs = table.rewrites("repair")
    steps.least = table.amount("min")
    steps.most = table.amount("max")
    return steps
  }
}

extension OptionTable {
  /// The rules of a table of patterns; notes a problem for each that is none.
  fileprivate mutating func rewrites(_ key: String) -> [Rewrite] {
    var rules: [Rewrite] = []
    for entry in self[key]?.table ?? [] {
      do throws(PatternError) {
        let pattern = try Pattern(entry.key)
        rules.append(Rewrite(replacement: try PatternReplacement(entry.value.text ?? "", for: pattern)))
      } catch {
        problem(.badPattern(key, error, at: entry.keyPlace))
      }
    }
    return rules
  }

  /// The number of a key; notes a problem when it is none.
  mutating func amount(_ key: String) -> Amount? {
    guard let text = text(key), let node = self[key] else { return nil }
    if let amount = Amount(text) { return amount }
    problem(.badOption(key, expected: "a number such as 1234.5", found: text, at: node.place))
    return nil
  }
}
