public import WaybillCore

/// Who was due to report in a period, and who did.
public struct DueCoverage: Sendable {
  /// One exporter's part of a period, or that of all exporters together.
  public struct Line: Sendable {
    /// The exporter-years of members, and of these the reported ones.
    public internal(set) var due = 0
    public internal(set) var reported = 0
    /// Of the due ones, those that were not reported.
    public internal(set) var silent: [ExporterYear] = []
    /// The sums that count, under one membership rule.
    public internal(set) var entries: [SeriesReading.Entry] = []

    /// Whether nothing is known at all: somebody was due and nobody reported.
    public var isSilent: Bool { due > 0 && reported == 0 && entries.isEmpty }

    mutating func merge(_ other: Line) {
      due += other.due
      reported += other.reported
      silent += other.silent
      entries += other.entries
    }
  }

  /// The lines of exporters by their codes.
  public private(set) var lines: [String: Line] = [:]
  /// The exporter-years of members whom the source does not cover, and of which it tells nothing.
  public private(set) var uncovered: [ExporterYear] = []
  /// Whether there is nothing to say: no member has a value, and nobody on the source's roster has one in any year.
  public var isVoid: Bool { !isReport && lines.isEmpty }
  private let isReport: Bool

  /// Reads who is due in a period under the rule at `rule`, and what counts of what they export.
  public init(
    of period: YearSpan, in reading: SeriesReading, from source: SourceFacts, rule: Int, judge: MembershipJudge
  ) {
    isReport = source.isReport(of: reading.exporters, book: judge.book)
    let told = reading.entries.filter { period.holds($0.account.years) }
    for entry in told where entry.account.standings[rule] != .outside {
      lines[entry.exporter, default: Line()].entries.append(entry)
    }
    let toldYears = Set(
      told.flatMap { entry in entry.account.years.map { ExporterYear(exporter: entry.exporter, year: $0) } })
    for year in period.years where isReport {
      if source.reporting != .complete {
        let due = Set(Self.due(in: year, from: source, rule: judge.rules[rule], judge: judge))
        uncovered += judge.book.members(of: judge.alliance, in: year, rule: judge.rules[rule]).map {
          ExporterYear(exporter: $0, year: year)
        }.filter { !due.contains($0.exporter) && !toldYears.contains($0) }
      }
      for exporter in Self.due(in: year, from: source, rule: judge.rules[rule], judge: judge) {
        let exporterYear = ExporterYear(exporter: exporter, year: year)
        let silenceIsZero = source.reporting == .complete && !reading.strays.contains(exporterYear)
        lines[exporter, default: Line()].due += 1
        if silenceIsZero || toldYears.contains(exporterYear) {
          lines[exporter]?.reported += 1
        } else {
          lines[exporter]?.silent.append(exporterYear)
        }
      }
    }
  }

  /// All exporters together.
  public var all: Line {
    lines.sorted { $0.key < $1.key }.reduce(into: Line()) { $0.merge($1.value) }
  }

  /// The members of the alliance in a year; where states report for themselves, those on the roster.
  private static func due(
    in year: Int, from source: SourceFacts, rule: MembershipRule, judge: MembershipJudge
  ) -> [String] {
    let members = judge.book.members(of: judge.alliance, in: year, rule: rule)
    guard let due = source.reporting.due(in: year, book: judge.book) else { return members }
    return members.filter(due.contains)
  }
}

extension SourceFacts {
  /// Whether those who have a value are any of those who are due: a source that has values of none on its roster in any
  /// year, only of a union of states for example, is no report of theirs, so that nobody is silent in it.
  public func isReport(of told: Set<String>, book: GroupBook) -> Bool {
    if reporting == .complete { return true }
    return years.contains { !told.isDisjoint(with: reporting.due(in: $0, book: book) ?? []) }
  }
}

extension SourceFacts.Reporting {
  /// Who is due to report in a year; nil where the publisher covers everybody.
  public func due(in year: Int, book: GroupBook) -> Set<String>? {
    switch self {
    case .complete: nil
    case .byState(.states(let roster)): Set(roster)
    // Who reports does not hang on how the members of an alliance are counted.
    case .byState(.group(let roster)): Set(book.members(of: roster, in: year, rule: .yearOfAccession))
    }
  }
}
