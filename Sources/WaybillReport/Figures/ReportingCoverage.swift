/// Which exporter reported in which year, read from the rows of single years.
struct ReportingCoverage: Hashable {
  /// What an exporter did in a year.
  enum Status: String, Hashable, CaseIterable {
    case reported
    case notReported = "not-reported"
    /// Not a member of both the alliance and the roster in that year, with figures all the same.
    case reportedNotDue = "reported-not-due"
    case notDue = "not-due"
  }

  private var statuses: [String: [Int: Status]] = [:]

  /// Adds what a row of one exporter and one year says; other rows say nothing of it.
  mutating func add(_ row: ShareRow) {
    guard row.exporter != ShareRow.all, let year = row.period.year else { return }
    let isDue = (row.yearsDue ?? 0) > 0
    let status: Status =
      if isDue { (row.yearsReported ?? 0) > 0 ? .reported : .notReported } else {
        (row.records ?? 0) > 0 ? .reportedNotDue : .notDue
      }
    statuses[row.exporter, default: [:]][year] = status
  }

  /// Adds what is known under another alliance: who is due under either is due.
  mutating func merge(_ other: Self) {
    for (exporter, years) in other.statuses {
      statuses[exporter, default: [:]].merge(years) { a, b in Status.allCases.first { $0 == a || $0 == b } ?? a }
    }
  }

  /// The codes of the exporters that were due or reported in any year, sorted.
  var exporters: [String] { statuses.keys.sorted() }

  /// The years in which anybody was due or reported, rising.
  var years: [Int] { Set(statuses.values.flatMap(\.keys)).sorted() }

  /// What an exporter did in a year; without a row nothing was due.
  func status(of exporter: String, in year: Int) -> Status { statuses[exporter]?[year] ?? .notDue }

  /// The years in which an exporter has a status, rising.
  func years(of exporter: String, _ status: Status) -> [Int] {
    (statuses[exporter] ?? [:]).filter { $0.value == status }.keys.sorted()
  }

  /// How many exporter-years were reported, and how many were due.
  typealias Count = (reported: Int, due: Int)

  /// The exporter-years of one exporter.
  func count(of exporter: String) -> Count { Self.count(statuses[exporter].map { Array($0.values) } ?? []) }

  /// The exporter-years of one year.
  func count(in year: Int) -> Count { Self.count(statuses.values.compactMap { $0[year] }) }

  /// All exporter-years.
  var count: Count { Self.count(statuses.values.flatMap(\.values)) }

  private static func count(_ statuses: [Status]) -> Count {
    let reported = statuses.count { $0 == .reported }
    return (reported, reported + statuses.count { $0 == .notReported })
  }
}
