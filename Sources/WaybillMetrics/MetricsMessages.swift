// The words of the messages that this module gives, and their codes.

public import WaybillCore

extension Diagnostic.Code {
  public static let unknownGroup = Self(rawValue: "unknown-group")
  public static let emptyGroup = Self(rawValue: "empty-group")
  public static let repeatedValue = Self(rawValue: "repeated-value")
  public static let firewall = Self(rawValue: "firewall")
}

extension Diagnostic {
  /// A group that the book of groups does not hold.
  public static func unknownGroup(_ group: String, of key: String, known: [String], at place: Place) -> Self {
    Diagnostic(
      .error, .unknownGroup,
      "unknown group '\(group)' in '\(key)'\(choices(for: group, in: known))",
      at: place)
  }

  /// A group that has no member on the one day by which membership is told.
  static func emptyGroup(_ group: String, on day: Day, at place: Place) -> Self {
    Diagnostic(.error, .emptyGroup, "group '\(group)' has no member on \(day)", at: place)
  }

  /// A value that a list holds twice.
  public static func repeatedValue(_ value: String, of key: String, at place: Place) -> Self {
    Diagnostic(.error, .repeatedValue, "'\(key)' names '\(value)' twice", at: place)
  }

  /// A condition on what all figures share, by which figures of two kinds would be set against one another.
  static func firewall(_ key: String, in section: String, at place: Place) -> Self {
    Diagnostic(.error, .firewall, "'\(section)' takes no '\(key)'; that of 'of' holds", at: place)
  }

  /// A part and a whole that no source can have both.
  public static func partOfOtherSource(_ part: Set<String>, _ whole: Set<String>, at place: Place) -> Self {
    func words(_ ids: Set<String>) -> String { ids.sorted().map { "'\($0)'" }.joined(separator: " and ") }
    return Diagnostic(
      .error, .firewall,
      "a part is of the records of its whole, and those of \(words(part)) are not of \(words(whole))", at: place)
  }

  /// A unit that figures of a measure never have.
  public static func unitOfMeasure(_ unit: String, _ measure: Measure, at place: Place) -> Self {
    let units =
      switch measure {
      case .money: "a currency such as 'EUR', or 'USD-2015' at the prices of a year"
      case .tiv: "'TIV-million'"
      case .items: "'item'"
      case .licences: "'licence'"
      case .share: "'percent'"
      case .reports: "'report'"
      }
    return Diagnostic(
      .error, .firewall, "the unit of '\(measure.rawValue)' is \(units), not '\(unit)'", at: place)
  }

  /// Sums of shares, which are no sums.
  static func sharesAreNotAdded(at place: Place) -> Self {
    Diagnostic(.error, .firewall, "figures of '\(Measure.share.rawValue)' are never added", at: place)
  }

  /// A basis on which a measure is never reported.
  static func basisOfMeasure(_ basis: Basis, _ measure: Measure, only: Basis, at place: Place) -> Self {
    Diagnostic(
      .error, .firewall,
      "figures of '\(measure.rawValue)' have the basis '\(only.rawValue)', not '\(basis.rawValue)'", at: place)
  }
}
