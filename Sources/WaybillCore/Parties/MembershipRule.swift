/// When a state counts as a member of a group, for figures that mostly know only their year.
public enum MembershipRule: Hashable, Sendable {
  /// A member in a year if in force on its 31 December: the convention of NATO's own tables.
  case yearOfAccession
  /// A member in a year if in force from its 1 January through its 31 December.
  case fullYear
  /// The members on one day, in every year.
  case fixed(Day)
  /// A member on the days on which the membership is in force.
  case day
}

extension MembershipRule: CustomStringConvertible {
  /// The text forms without a day of their own.
  public static let words = [yearOfAccession, fullYear, day].map(\.description)

  /// Reads `year-of-accession`, `full-year`, `day` or `fixed:2024-12-31`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "year-of-accession": self = .yearOfAccession
    case "full-year": self = .fullYear
    case "day": self = .day
    default:
      guard text.hasPrefix("fixed:"), let day = Day(String(text.dropFirst("fixed:".count))) else { return nil }
      self = .fixed(day)
    }
  }

  /// The text form: `year-of-accession`, `full-year`, `fixed:2024-12-31` or `day`.
  public var description: String {
    switch self {
    case .yearOfAccession: "year-of-accession"
    case .fullYear: "full-year"
    case .fixed(let day): "fixed:\(day)"
    case .day: "day"
    }
  }
}
