import WaybillCore
import WaybillMetrics

/// What a pipeline says of a ratio.
struct RatioOptions: Hashable, Sendable {
  /// What figures are told apart by, besides their source.
  enum Dimension: String, Hashable, Sendable, CaseIterable {
    case exporter, destination, category, year
  }

  var id: String
  var title: String
  var facet: Facet
  var part: RecordCondition
  var whole: RecordCondition
  var by: [Dimension]
  var membership: MembershipRule
  var leaveOut: Set<Event>

  /// The id of the table.
  var table: String { "\(Ratio.descriptor.id)-\(id)" }

  static let specs = [
    OptionSpec(
      "id", .named("lower-case words joined by `-`", pattern: "[a-z0-9]+(-[a-z0-9]+)*"), required: true,
      help: "The name of the ratio; its table is called `ratio-` and this."),
    OptionSpec("title", .text, required: true, help: "What it is the share of, for the report."),
    OptionSpec(
      "of", .table(FacetOptions.section), required: true, help: "The basis, measure, unit and level of both sums."),
    OptionSpec(
      "part", .table(ConditionOptions.section), required: true,
      help: "The records of the part, among those of the whole."),
    OptionSpec(
      "whole", .table(ConditionOptions.section),
      help:
        "The records of the whole; all of them when left out. What importers report counts only where a `perspective` asks "
        + "for it."),
    OptionSpec(
      "by", .oneOrMany(.words(of: Dimension.self), of: "dimensions"),
      help: "What figures are told apart by, besides their source; `year` when left out."),
    .oneMembership, .leaveOut,
  ]

  /// Reads the options.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ table: OptionTable, groups: GroupBook) throws(Diagnostics) {
    var table = table
    table.check(Self.specs)
    id = table.name("id") ?? ""
    title = table.text("title") ?? ""
    let facet = FacetOptions.read("of", in: &table)
    let of = facet ?? Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: ""))
    whole = table.condition("whole", groups: groups)
    // What importers report stands beside what exporters report, and would count twice.
    if !whole.asksForPerspective { whole.perspectives = [.exporter, .thirdParty] }
    part = table.condition("part", groups: groups, needsOne: true)
    if let own = part.sources, let all = whole.sources, own.isDisjoint(with: all),
      let place = table["part"]?["source"]?.place
    {
      table.problem(.partOfOtherSource(own, all, at: place))
    }
    by =
      table.parsed("by", { Dimension(rawValue: $0) }, allowsNone: true) {
        .unknownValue($0, of: "by", known: Dimension.allCases.map(\.rawValue), at: $1)
      } ?? [.year]
    membership = table.oneRule()
    table.checkFixedDays(of: part.unions + whole.unions, book: groups)
    leaveOut = table.leftOutEvents()
    self.facet = of
    try table.finish()
  }

  /// What a cube must tell apart.
  var dimensions: Cube.Dimensions {
    let own = by.map { dimension -> Cube.Dimensions in
      switch dimension {
      case .exporter: .exporter
      case .destination: .destination
      case .category: .category
      case .year: .years
      }
    }
    return own.reduce(part.dimensions.union(whole.dimensions)) { $0.union($1) }
  }

  /// The flags that conditions ask for.
  var flags: Flags { part.namedFlags.union(whole.namedFlags) }
}
