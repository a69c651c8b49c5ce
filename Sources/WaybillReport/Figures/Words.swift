/// The words for the codes that stand in tables; a code without a word is shown as it is.
enum Words {
  /// `NATO + EU + Ukraine`.
  static func group(_ union: String) -> String {
    union.split(separator: "+").map { part in
      switch part {
      case "nato": "NATO"
      case "eu": "EU"
      case "ukraine": "Ukraine"
      default: String(part)
      }
    }.joined(separator: " + ")
  }

  /// The rule that says who is a member when, short enough for a table.
  static func membership(_ rule: String) -> String {
    switch rule {
    case "year-of-accession": "from the year of accession"
    case "full-year": "from the first full year"
    case "day": "to the day"
    default: rule.hasPrefix("fixed:") ? "as on \(rule.dropFirst("fixed:".count))" : rule
    }
  }

  /// The same rule as a sentence.
  static func membershipRule(_ rule: String) -> String {
    switch rule {
    case "year-of-accession": "A state is a member in every year by whose 31 December it had joined."
    case "full-year": "A state is a member in every year by whose 1 January it had joined."
    case "day":
      """
      A record that carries a day uses the membership of that day. A record that carries only a year uses the year; \
      where a membership changes within that year, the value is undetermined.
      """
    default:
      rule.hasPrefix("fixed:")
        ? "The members of \(rule.dropFirst("fixed:".count)) count as members in every year."
        : "The rule '\(rule)' of the pipeline."
    }
  }

  /// What kind of reporting figures come from.
  static func basis(_ basis: String) -> String {
    switch basis {
    case "licence": "licences granted"
    case "order": "orders"
    case "delivery": "deliveries"
    case "customs": "customs records"
    case "register": "register entries"
    case "volume": "volume of transfers"
    default: basis
    }
  }

  /// What an exporter did with that which a share is of, and what came or comes of it: a licence is no export.
  static func act(_ basis: String) -> (did: String, went: String) {
    basis == "licence" ? ("licensed for export", "was to go") : ("exported", "went")
  }

  /// The unit as it stands behind a number.
  static func unit(_ unit: String) -> String { unit == "TIV-million" ? "million TIV" : unit }

  /// Whether a share rests on all that it should.
  static func status(_ status: String) -> String {
    switch status {
    case "not-reported": "not reported"
    case "no-value": "no value"
    default: status
    }
  }

  /// Rising years, with those in a row as one: `2005, 2007-2013`.
  static func years(_ years: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for year in years {
      if let last = runs.last, last.upperBound == year - 1 {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }

  /// What an exporter did in a year.
  static func coverage(_ status: ReportingCoverage.Status) -> String {
    switch status {
    case .reported: "reported"
    case .notReported: "not reported"
    case .reportedNotDue: "reported without being due"
    case .notDue: "not due"
    }
  }

  /// `18 of 22 member-years`; nil where the row does not say.
  static func coverage(of row: ShareRow) -> String? {
    guard let reported = row.yearsReported, let due = row.yearsDue else { return nil }
    return "\(Digits.count(reported)) of \(Digits.count(due, "member-year"))"
  }

  /// Whether figures contain others of their source.
  static func level(_ level: String) -> String {
    switch level {
    case "total": "totals"
    case "part": "parts"
    default: level
    }
  }
}
