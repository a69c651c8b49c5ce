public import WaybillCore

extension OptionSpec {
  /// The key `leave_out`, which ``OptionTable/leftOutEvents()`` reads.
  public static let leaveOut = OptionSpec(
    "leave_out", .oneOrMany(.words(of: Event.self), of: "events"),
    help: "The events that are not counted; `extension`, `replacement`, `temporary` and `denial` when left out.")

  /// The key `membership` of a metric that has one rule, which ``OptionTable/oneRule()`` reads.
  public static let oneMembership = OptionSpec(
    "membership", .oneOrMany(.membershipRule, of: "one rule"),
    help: "When a state counts as a member of a group; `year-of-accession` when left out.")
}

extension OptionTable {
  /// The events of `leave_out`; when left out, those whose records would count a value twice or were never a transfer.
  public mutating func leftOutEvents() -> Set<Event> {
    events("leave_out") ?? [.extension, .replacement, .temporary, .denial]
  }

  /// The one rule of `membership`, `year-of-accession` when left out; notes it when there are several.
  public mutating func oneRule() -> MembershipRule {
    let rules = rules("membership") ?? []
    if rules.count > 1, let place = self["membership"]?.place {
      problem(.badOption("membership", expected: "one rule", found: counted(rules.count, "rule"), at: place))
    }
    return rules.first ?? .yearOfAccession
  }
}
