import WaybillCore
import WaybillMetrics

/// Who was due to report in a period, and who did.
struct Coverage: Sendable {
  /// One exporter's part of a period, or that of all exporters together.
  struct Line: Sendable {
    /// The exporter-years of members, and of these the reported ones.
    var due = 0
    var reported = 0
    /// The sums that count, under one membership rule.
    var entries: [Reading.Entry] = []

    /// Whether nothing is known at all: somebody was due and nobody reported.
    var isSilent: Bool { due > 0 && reported == 0 && entries.isEmpty }

    mutating func merge(_ other: Line) {
      due += other.due
      reported += other.reported
      entries += other.entries
    }
  }

  private(set) var lines: [String: Line] = [:]

  /// Reads who is due in a period under the rule at `rule`, and what counts of what they export.
  init(of period: YearSpan, in reading: Reading, from source: SourceFacts, rule: Int, judge: Judge) {
    let told = reading.entries.filter { entry in
      period.years.contains(entry.account.years.lowerBound) && period.years.contains(entry.account.years.upperBound)
    }
    for entry in told where entry.account.standings[rule] != .outside {
      lines[entry.exporter, default: Line()].entries.append(entry)
    }
    let toldYears = Set(
      told.flatMap { entry in entry.account.years.map { ExporterYear(exporter: entry.exporter, year: $0) } })
    for year in period.years {
      for exporter in Self.due(in: year, from: source, rule: judge.rules[rule], judge: judge) {
        let exporterYear = ExporterYear(exporter: exporter, year: year)
        let silenceIsZero = source.reporting == .complete && !reading.strays.contains(exporterYear)
        lines[exporter, default: Line()].due += 1
        if silenceIsZero || toldYears.contains(exporterYear) { lines[exporter]?.reported += 1 }
      }
    }
  }

  /// All exporters together.
  var all: Line {
    lines.sorted { $0.key < $1.key }.reduce(into: Line()) { $0.merge($1.value) }
  }

  /// The members of the alliance in a year; where states report for themselves, those on the roster.
  private static func due(
    in year: Int, from source: SourceFacts, rule: MembershipRule, judge: Judge
  ) -> [String] {
    let members = judge.book.members(of: judge.alliance, in: year, rule: rule)
    switch source.reporting {
    case .complete: return members
    case .byState(.states(let roster)): return members.filter(roster.contains)
    case .byState(.group(let roster)):
      // Who reports does not hang on how the alliance's members are counted.
      let reporters = judge.book.members(of: roster, in: year, rule: .yearOfAccession)
      return members.filter(reporters.contains)
    }
  }
}
