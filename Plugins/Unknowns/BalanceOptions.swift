import WaybillCore
import WaybillMetrics

/// What a pipeline asks of the metric.
struct BalanceOptions: Hashable, Sendable {
  /// What stands in for what nobody reported.
  enum Assumption: String, Hashable, Sendable, CaseIterable {
    case sameMix = "same-mix-as-last-year"
  }

  var alliance: GroupUnion
  var groups: [GroupUnion]
  var membership: [MembershipRule]
  /// What is asked of all metrics of exports.
  private let exports: ExportOptions
  var periods: PeriodChoice { exports.periods }
  var leaveOut: Set<Event> { exports.leaveOut }
  var reportedAtLeast: Amount { exports.reportedAtLeast }
  var assumptions: Set<Assumption>

  static let specs =
    [
      OptionSpec("alliance", .groupUnion, help: "Whose members' exports are counted; `nato` when left out."),
      OptionSpec(
        "groups", .oneOrMany(.groupUnion, of: "groups or unions"),
        help: "What counts as inside, each in rows of its own; `nato` when left out."),
      OptionSpec(
        "membership", .oneOrMany(.membershipRule, of: "rules"),
        help: "When a state counts as a member; `year-of-accession` when left out."),
      OptionSpec(
        "assumptions", .oneOrMany(.words(of: Assumption.self), of: "assumptions"),
        help:
          "With `same-mix-as-last-year` the last reported year stands in for each that was not reported, in columns of "
          + "its own; nothing does when left out."),
    ] + ExportOptions.specs

  /// Reads the options.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ table: OptionTable, groups book: GroupBook) throws(Diagnostics) {
    var table = table
    table.check(Self.specs)
    let alliance = table.union("alliance", default: "nato", book: book)
    groups = table.unions("groups", default: ["nato"], book: book)
    membership = table.rules("membership") ?? [.yearOfAccession]
    table.checkFixedDays(of: [alliance] + groups, book: book)
    exports = ExportOptions(&table)
    assumptions = Set(
      table.parsed("assumptions", Assumption.init(rawValue:), allowsNone: true) {
        .unknownValue($0, of: "assumptions", known: Assumption.allCases.map(\.rawValue), at: $1)
      } ?? [])
    try table.finish()
    guard let alliance else { throw Diagnostics([.missingKey("alliance", at: table.place)]) }
    self.alliance = alliance
  }
}
