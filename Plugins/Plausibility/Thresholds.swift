import WaybillCore
import WaybillMetrics

/// Where a figure begins to be implausible; each is an option, and stands beside what is found by it.
struct Thresholds: Hashable, Sendable {
  /// How many times the licences deliveries may be.
  var deliveries: Amount
  /// How many times a year's sum may be the year before's, or the other way round.
  var jump: Amount
  /// How many figures of two years must be equal, and how many digits a figure must have to be no chance.
  var repeated: Int
  var repeatedDigits: Int
  /// The part of a year's sum that one record may be, of a sum of at least so many records.
  var dominance: Amount
  var dominanceRecords: Int
  /// How many licences one record may count.
  var count: Amount
  /// What a licence is worth at least on average, where there are at least so many.
  var valuePerLicence: Amount
  var countFrom: Int

  static let specs = [
    OptionSpec(
      "deliveries_above", .number(.aboveZero),
      help: "How many times the licences of the same years deliveries may be; 1 when left out."),
    OptionSpec(
      "jump", .number(.aboveZero),
      help: "How many times a year's sum may be that of the year before, or the other way round; 3 when left out."),
    OptionSpec(
      "repeated", .integer(from: 1),
      help: "How many figures of one exporter must be the same in two years; 5 when left out."),
    OptionSpec(
      "repeated_digits", .integer(from: 1, to: 18),
      help: "How many digits without the noughts at its end a figure must have to count as repeated; 4 when left out."),
    OptionSpec(
      "dominance", .number(.zeroToOne), help: "The part of a year's sum that one record may be; 0.2 when left out."),
    OptionSpec(
      "dominance_records", .integer(from: 1),
      help: "How many records a year's sum must have for one to dominate it; 10 when left out."),
    OptionSpec(
      "count_at_most", .number(.aboveZero), help: "How many licences one record may count; 10000 when left out."),
    OptionSpec(
      "value_per_licence", .number(.aboveZero),
      help: "What licences are worth on average at least, in the unit of their value; 10 when left out."),
    OptionSpec(
      "count_from", .integer(from: 1),
      help: "How many licences there must be for their value to be too small for them; 100 when left out."),
  ]

  /// Reads the keys from a table whose problems are thrown by its owner.
  init(_ table: inout OptionTable) {
    deliveries = table.aboveZero("deliveries_above") ?? Amount(millionths: 1_000_000)
    jump = table.aboveZero("jump") ?? Amount(millionths: 3_000_000)
    repeated = table.integer("repeated", from: 1) ?? 5
    repeatedDigits = table.integer("repeated_digits", from: 1, to: 18) ?? 4
    dominance = table.fraction("dominance") ?? Amount(millionths: 200_000)
    dominanceRecords = table.integer("dominance_records", from: 1) ?? 10
    count = table.aboveZero("count_at_most") ?? Amount(millionths: 10_000_000_000)
    valuePerLicence = table.aboveZero("value_per_licence") ?? Amount(millionths: 10_000_000)
    countFrom = table.integer("count_from", from: 1) ?? 100
  }

  /// The thresholds of one kind of finding, by the names of their options.
  func values(of kind: FindingKind) -> [(option: String, value: Int128)] {
    func whole(_ number: Int) -> Int128 { Int128(number) * 1_000_000 }
    func amount(_ amount: Amount) -> Int128 { Int128(amount.millionths) }
    return switch kind {
    case .deliveriesAboveLicences: [("deliveries_above", amount(deliveries))]
    case .jump: [("jump", amount(jump))]
    case .repeated: [("repeated", whole(repeated)), ("repeated_digits", whole(repeatedDigits))]
    case .dominance: [("dominance", amount(dominance)), ("dominance_records", whole(dominanceRecords))]
    case .count: [("count_at_most", amount(count))]
    case .countAboveValue: [("value_per_licence", amount(valuePerLicence)), ("count_from", whole(countFrom))]
    }
  }
}

extension OptionTable {
  /// A number above zero; notes any other.
  fileprivate mutating func aboveZero(_ key: String) -> Amount? {
    guard let amount = amount(key), let node = self[key] else { return nil }
    if amount > .zero { return amount }
    problem(.badOption(key, expected: "a number above 0", found: node.text ?? "", at: node.place))
    return nil
  }
}
