import WaybillCore
import WaybillMetrics

/// What a pipeline asks of the metric.
struct OutsideShareOptions: Hashable, Sendable {
  /// Whose members' exports are counted.
  var alliance: GroupUnion
  /// What counts as inside, in the order of the table.
  var groups: [GroupUnion]
  var membership: [MembershipRule]
  var periods: PeriodChoice
  /// The events whose records would count a value twice, or were never a transfer.
  var leaveOut: Set<Event>
  /// The part of its licensed value below which an exporter-year's delivered value is a stray, in millionths.
  var reportedAtLeast: Amount
  /// What is assumed, each by itself, in the order of the table of effects.
  var assumptions: [Assumption]
  /// The states under an embargo; nil where nothing is assumed of them.
  var embargoed: GroupUnion?

  static let specs = [
    OptionSpec(
      "alliance", .groupUnion,
      help: "Whose members' exports are counted; `nato` when left out."),
    OptionSpec(
      "groups", .oneOrMany(.groupUnion, of: "groups or unions"),
      help:
        "What counts as inside, each in rows of its own, such as `nato+eu`; `nato`, `nato+eu` and `nato+eu+equivalents`, "
        + "each also with `+ukraine`, when left out."),
    OptionSpec(
      "membership",
      .oneOrMany(.membershipRule, of: "rules"),
      help: "When a state counts as a member; `year-of-accession` when left out."),
    OptionSpec(
      "periods", .table(.periods),
      help: "The calendar years and the windows of several years; all years and no window when left out."),
    .leaveOut,
    OptionSpec(
      "reported_at_least", .number(.zeroToOne),
      help: "The part of its licensed value that an exporter-year's delivered value must reach to count as reported; "
        + "0.001 when left out."),
    OptionSpec(
      "assumptions", .oneOrMany(.words(of: Assumption.self), of: "assumptions"),
      help:
        "What is assumed of what is not known. Each assumption is tried by itself and its effect has a table of its "
        + "own; the share itself never assumes anything. None when left out."),
    OptionSpec(
      "embargoed", .groupUnion,
      help: "The states under an embargo, for `unknown-not-embargoed`; the group `embargoed` when left out."),
  ]

  private static let defaultGroups = [
    "nato", "nato+eu", "nato+eu+equivalents", "nato+ukraine", "nato+eu+ukraine", "nato+eu+equivalents+ukraine",
  ]

  /// Reads the options.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ table: OptionTable, groups book: GroupBook) throws(Diagnostics) {
    var table = table
    table.check(Self.specs)
    let alliance = table.union("alliance", default: "nato", book: book)
    groups = table.unions("groups", default: Self.defaultGroups, book: book)
    membership = table.rules("membership") ?? [.yearOfAccession]
    table.checkFixedDays(of: [alliance] + groups, book: book)
    periods = table.periods("periods") ?? PeriodChoice()
    leaveOut = table.leftOutEvents()
    reportedAtLeast = table.fraction("reported_at_least") ?? Amount(millionths: 1000)
    assumptions =
      table.parsed("assumptions", Assumption.init(rawValue:), allowsNone: true) {
        .unknownValue($0, of: "assumptions", known: Assumption.allCases.map(\.rawValue), at: $1)
      } ?? []
    embargoed = Self.embargoed(of: &table, assumptions, book)
    try table.finish()
    guard let alliance else { throw Diagnostics([.missingKey("alliance", at: table.place)]) }
    self.alliance = alliance
  }

  private static func embargoed(
    of table: inout OptionTable, _ assumptions: [Assumption], _ book: GroupBook
  ) -> GroupUnion? {
    let place = table["embargoed"]?.place
    guard assumptions.contains(.notEmbargoed) else {
      if let place { table.problem(.needlessEmbargoedGroup(at: place)) }
      return nil
    }
    if place == nil, book.group("embargoed") == nil {
      table.problem(.noEmbargoedGroup(at: table["assumptions"]?.place ?? table.place))
      return nil
    }
    return table.union("embargoed", default: "embargoed", book: book)
  }
}
