/// The words for the codes that stand in tables; a code without a word is shown as it is.
protocol TermTexts {
  /// `at least 12.5`.
  func atLeast(_ amount: String) -> String
  /// `billion` or `million`.
  func largeNumber(isBillions: Bool) -> String
  /// `NATO + EU + Ukraine`.
  func group(_ union: String) -> String
  /// The rule that says who is a member when, short enough for a table.
  func membership(_ rule: String) -> String
  /// The same rule as a sentence.
  func membershipRule(_ rule: String) -> String
  /// What kind of reporting figures come from.
  func basis(_ basis: String) -> String
  /// What an exporter did with that which a share is of, and what came or comes of it: a licence is no export.
  func act(_ basis: String) -> (did: String, went: String)
  /// The unit as it stands behind a number.
  func unit(_ unit: String) -> String
  /// Whether a share rests on all that it should.
  func status(_ status: String) -> String
  /// Whether figures contain others of their source.
  func level(_ level: String) -> String
  /// What an exporter did in a year.
  func coverage(_ status: ReportingCoverage.Status) -> String
  /// `18 of 22 member-years`.
  func memberYears(_ reported: String, of due: Int) -> String
  /// Why a destination or a value is not known.
  func cause(_ cause: String) -> String
  /// What a report would have to tell to settle a cause.
  func settles(_ cause: String) -> String
  /// How a claim stands to a figure.
  func judgement(_ judgement: String) -> String
  /// Where a record's destination lies.
  func bucket(_ bucket: Evidence.Bucket.Kind) -> String
  /// All members of a group together.
  func allMembers(of group: String) -> String
  /// `and`, between the last two of a list.
  var and: String { get }
}

extension TermTexts {
  /// Names as a list: `A, B and C`.
  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(and) \(last)"
  }

  /// Rising years, with those in a row as one: `2005, 2007-2013`.
  func years(_ years: [Int]) -> String {
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
}
