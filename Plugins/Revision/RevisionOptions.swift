import WaybillCore
import WaybillMetrics

/// What a pipeline says of a revision.
struct RevisionOptions: Sendable {
  /// What figures are told apart by.
  enum Dimension: String, Hashable, Sendable, CaseIterable {
    case exporter, destination, category, item, year, period
  }

  /// A source, and which of its records count.
  struct Own: Sendable {
    var source = ""
    var condition = RecordCondition()
  }

  var id: String
  var title: String
  var facet: Facet
  var before: Own
  var after: Own
  var condition: RecordCondition
  var by: [Dimension]
  var summary: [Dimension]
  var ignoring: [Dimension]
  var membership: MembershipRule
  var leaveOut: Set<Event>

  var table: String { "\(Revision.descriptor.id)-\(id)" }
  var summaryTable: String { "\(table)-\(Self.summaryWord)" }
  var unmatchedTable: String { "\(table)-\(Self.unmatchedWord)" }

  private static let summaryWord = "summary"
  private static let unmatchedWord = "unmatched"

  static let specs = [
    OptionSpec(
      "id", .named("lower-case words joined by `-`", pattern: "[a-z0-9]+(-[a-z0-9]+)*"), required: true,
      help: "The name of the comparison; its table is called `revision-` and this."),
    OptionSpec("title", .text, required: true, help: "What is compared, for the report."),
    OptionSpec(
      "before", .anyOf([.sourceID, .table(ConditionOptions.section)]), required: true,
      help: "The older source, or conditions on its records beside the one `source`."),
    OptionSpec(
      "after", .anyOf([.sourceID, .table(ConditionOptions.section)]), required: true,
      help: "The newer source, or conditions on its records beside the one `source`."),
    OptionSpec(
      "of", .table(FacetOptions.section), required: true,
      help: "The basis, measure, unit and level of all figures: others are never compared."),
    OptionSpec(
      "by", .oneOrMany(.words(of: Dimension.self), of: "dimensions"),
      help: "What figures are told apart by; `exporter` and `year` when left out."),
    OptionSpec(
      "years", .oneOrMany(.yearSpan, of: "years"),
      help: "The years that count, such as `1990-2022`; all when left out."),
    OptionSpec(
      "where", .table(ConditionOptions.section),
      help:
        "Which records of both sources count. What importers report does only where a `perspective` asks for it."),
    OptionSpec(
      "summary", .oneOrMany(.words(of: Dimension.self), of: "dimensions of `by`"),
      help: "What the sums of the summary are told apart by; nothing when left out."),
    OptionSpec(
      "ignoring", .oneOrMany(.words(of: Dimension.self), of: "dimensions of `by`"),
      help:
        "In which values keys of one side only may differ from one of the other side only; the first that fits is the "
        + "reason."),
    .oneMembership, .leaveOut,
  ]

  /// Reads the options.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ table: OptionTable, groups: GroupBook) throws(Diagnostics) {
    var table = table
    table.check(Self.specs)
    id = table.name("id") ?? ""
    if let place = table["id"]?.place, let end = id.split(separator: "-").last.map(String.init),
      [Self.summaryWord, Self.unmatchedWord].contains(end)
    {
      table.problem(.nameOfFurtherTable(id, end, at: place))
    }
    title = table.text("title") ?? ""
    let found = FacetOptions.read("of", in: &table)
    facet = found ?? Facet(basis: .licence, measure: .money, unit: MeasureUnit(rawValue: ""))
    before = table.own("before", groups: groups)
    after = table.own("after", groups: groups)
    if before.source == after.source, !before.source.isEmpty, let place = table["after"]?.place {
      table.problem(.oneSource(after.source, at: place))
    }
    condition = table.condition("where", groups: groups)
    if let years = table.years("years") { condition.years = condition.years.map(years.intersection) ?? years }
    // What importers report stands beside what exporters report, and would count twice.
    if [condition, before.condition, after.condition].allSatisfy({ !$0.asksForPerspective }) {
      condition.perspectives = [.exporter, .thirdParty]
    }
    by = table.dimensions("by", of: Dimension.allCases, allowsNone: true) ?? [.exporter, .year]
    summary = table.dimensions("summary", of: by, allowsNone: true) ?? []
    ignoring = table.dimensions("ignoring", of: by, allowsNone: true) ?? []
    membership = table.oneRule()
    table.checkFixedDays(of: [condition, before.condition, after.condition].flatMap(\.unions), book: groups)
    leaveOut = table.leftOutEvents()
    try table.finish()
  }

  /// The conditions on either side's records.
  private var conditions: [RecordCondition] { [condition, before.condition, after.condition] }

  /// What a cube must tell apart.
  var dimensions: Cube.Dimensions {
    let own = by.map { dimension -> Cube.Dimensions in
      switch dimension {
      case .exporter: .exporter
      case .destination: .destination
      case .category: .category
      case .item: .item
      case .year: .years
      case .period: .period
      }
    }
    return (own + conditions.map(\.dimensions)).reduce(.event) { $0.union($1) }
  }

  /// The flags that conditions ask for.
  var flags: Flags { conditions.map(\.namedFlags).reduce(into: Flags()) { $0.formUnion($1) } }

  /// The values of a key that the summary tells apart.
  func group(of key: Key) -> Key {
    Key(summary.compactMap { dimension in by.firstIndex(of: dimension).map { key.texts[$0] } })
  }
}

extension OptionTable {
  /// One side: the id of a source, or a table of conditions with one source.
  fileprivate mutating func own(_ key: String, groups: GroupBook) -> RevisionOptions.Own {
    guard let node = self[key] else { return .init() }
    if node.table == nil { return .init(source: text(key) ?? "") }
    var condition = condition(key, groups: groups)
    let sources = condition.sources ?? []
    condition.sources = nil
    if sources.count != 1 {
      problem(.oneSourceEach(key, found: sources.count, at: node.place))
    }
    return .init(source: sources.first ?? "", condition: condition)
  }

  fileprivate mutating func dimensions(
    _ key: String, of known: [RevisionOptions.Dimension], allowsNone: Bool = false
  ) -> [RevisionOptions.Dimension]? {
    parsed(key, { text in known.first { $0.rawValue == text } }, allowsNone: allowsNone) {
      .unknownValue($0, of: key, known: known.map(\.rawValue), at: $1)
    }
  }
}
