public import WaybillCore
import WaybillMetrics

/// Which part of what an industry of an alliance makes is delivered outside a group: the question itself.
///
/// Two forms stand side by side: deliveries outside ÷ turnover, and (deliveries ÷ turnover) × (outside share of
/// deliveries). Where the two sides are not known to have one scope, the figure stands in a table of its own that says so.
public struct OutsideShareOfProduction: Metric {
  /// What the metric is and which options it takes.
  public static let descriptor = MetricDescriptor(
    id: "outside-share-of-production", title: "Part of an industry's production that is delivered outside the group",
    measures: [.money, .share], options: Self.specs)

  private static let specs =
    [
      OptionSpec("alliance", .groupUnion, help: "Whose members' industries are looked at; `nato` when left out."),
      OptionSpec(
        "groups", .oneOrMany(.groupUnion, of: "groups or unions"),
        help:
          "What counts as inside, each in rows of its own; `nato`, `nato+eu` and `nato+eu+equivalents` when left out."),
      OptionSpec(
        "membership", .oneOrMany(.membershipRule, of: "rules"),
        help: "When a state counts as a member; `year-of-accession` when left out."),
    ] + ProductionOptions.specs

  let alliance: GroupUnion
  let groups: [GroupUnion]
  private(set) var sums: ProductionSums

  /// Reads the options of a pipeline.
  ///
  /// - Throws: all problems at once, each with its place.
  public init(options: OptionTable, groups book: GroupBook) throws(Diagnostics) {
    var table = options
    table.check(Self.specs)
    let alliance = table.union("alliance", default: "nato", book: book)
    groups = table.unions("groups", default: ["nato", "nato+eu", "nato+eu+equivalents"], book: book)
    let rules = table.rules("membership") ?? [.yearOfAccession]
    table.checkFixedDays(of: [alliance] + groups, book: book)
    let options = ProductionOptions(&table)
    try table.finish()
    guard let alliance else { throw Diagnostics([.missingKey("alliance", at: table.place)]) }
    self.alliance = alliance
    sums = ProductionSums(options, MembershipJudge(alliance: alliance, groups: groups, rules: rules, book: book))
  }

  /// Adds the records of a batch that are deliveries or licences in money, or of a turnover.
  public mutating func add(_ batch: borrowing RecordBatch) { sums.add(batch) }

  /// Adds what another value with the same options has seen.
  public mutating func merge(_ other: Self) { sums.merge(other.sums) }

  /// The table of the figures whose two sides have one scope, that of the others, and that of what is missing.
  public func result(_ context: MetricContext) -> [MetricTable] {
    let rows = ProductionRows(self, context)
    return [
      table("", "Part of production that is delivered outside the group, both sides of one scope", rows.same),
      table(
        "-scope-differs",
        "Scope differs: part of production that is delivered outside the group, where the two sides are not of the same, "
          + "or it is not told", rows.other),
      MetricTable(
        id: "\(Self.descriptor.id)-missing", title: "What keeps the part of production from being computed",
        columns: JoinColumns.keys + [
          .init("alliance", .text, isKey: true, help: "Whose members' industries are looked at."),
          .init("records", .integer, help: "How many records there are of exports and turnover."),
          .init("status", .text, help: "What is missing, in a word."),
          .init("why", .text, help: "What is missing."),
        ],
        rows: rows.missing),
    ]
  }

  /// Names the records that made a figure: those of its exports and those of its turnover.
  public func selects(_ figure: FigureKey, in batch: borrowing RecordBatch, into rows: inout RowSelection) {
    let judge = sums.flows.judge
    if figure.keys["dependence"] == "told" { return }
    let rule = judge.rules.first { $0.description == figure.keys["membership"] }
    let isMember = rule.map { rule in
      { @Sendable (party: Party, period: Period) in
        judge.standing(of: party, over: judge.span(of: period), rule: rule) != .outside
      }
    }
    guard figure.keys["alliance"] == alliance.description,
      let selection = JoinSelection(figure, sums, id: Self.descriptor.id, isMember: isMember)
    else { return }
    selection.select(in: batch, into: &rows)
  }

  private func table(_ ending: String, _ title: String, _ rows: [[MetricTable.Cell]]) -> MetricTable {
    MetricTable(id: Self.descriptor.id + ending, title: title, columns: Self.columns, rows: rows)
  }

  private static let columns =
    JoinColumns.keys + [
      .init("alliance", .text, isKey: true, help: "Whose members' industries are looked at."),
      .init("group", .text, isKey: true, help: "What counts as inside."),
      .init("membership", .text, isKey: true, help: "When a state counts as a member."),
      .init("dependence", .text, isKey: true, help: "Whether exports ÷ turnover is computed, or told by a publisher."),
      .init("outside_lo", .amount, help: "What was delivered outside, at least."),
      .init(
        "outside_hi", .amount, help: "What can have been delivered outside, at most; empty where nothing bounds it."),
      .init("turnover_lo", .amount, help: "The turnover, at least."),
      .init("turnover_hi", .amount, help: "The turnover, at most; empty where nothing bounds it."),
      .init("share_lo", .share, help: "Delivered outside as a part of production, at least: the first form."),
      .init("share_hi", .share, help: "Delivered outside as a part of production, at most: the first form."),
      .init("dependence_lo", .share, help: "Exports as a part of turnover, at least."),
      .init("dependence_hi", .share, help: "Exports as a part of turnover, at most."),
      .init("outside_share_lo", .share, help: "The least part of the exports that went outside."),
      .init("outside_share_hi", .share, help: "The largest part of the exports that went outside."),
      .init("product_lo", .share, help: "Dependence times outside share, at least: the second form."),
      .init("product_hi", .share, help: "Dependence times outside share, at most: the second form."),
      .init("records", .integer, help: "How many records both sides have."),
      .init("scope", .text, help: "How the two sides differ in scope, or what of it is not told."),
      .init("status", .text, help: "computed, above-1, or no-value where there is no number."),
    ]
}
