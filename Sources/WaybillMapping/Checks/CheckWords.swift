import WaybillCore

/// How checks say what they expect and what they found, in messages and in the table of checks alike.
enum CheckWords {
  /// `measure tiv, level part or total`; empty for all records.
  static func filter(_ filter: RecordFilter) -> String {
    filter.words.map { "\($0.field.rawValue) \($0.words.joined(separator: " or "))" }.joined(separator: ", ")
  }

  /// `every value within 0 to 5`.
  static func bounds(_ min: Amount?, _ max: Amount?) -> String {
    switch (min, max) {
    case (let min?, let max?): "every value within \(min) to \(max)"
    case (let min?, nil): "every value at least \(min)"
    case (nil, let max?): "every value at most \(max)"
    case (nil, nil): "any value"
    }
  }

  /// `parts make their total by exporter, period, within 1`.
  static func sum(by fields: [CheckField], _ tolerance: Tolerance) -> String {
    let within = tolerance.words
    return "parts make their total by \(names(fields))\(within.isEmpty ? "" : ", \(within)")"
  }

  /// `12 of 40 groups differ, of which 3 have no parts and 1 no total`.
  static func sums(wrong: Int, of all: Int, withoutParts: Int, withoutTotal: Int) -> String {
    if wrong == 0 { return "\(counted(all, "group")), none differs" }
    let start = "\(wrong) of \(counted(all, "group")) \(wrong == 1 ? "differs" : "differ")"
    let absent = [(withoutParts, "no parts"), (withoutTotal, "no total")].filter { $0.0 > 0 }.map { "\($0) with \($1)" }
    return absent.isEmpty ? start : "\(start), \(absent.joined(separator: " and "))"
  }

  /// `parts 10 to 12`, `no parts`.
  static func side(_ name: String, _ sum: IntervalSum) -> String {
    if sum.records == 0 { return "no \(name)" }
    guard let hi = sum.hi else { return "\(name) at least \(Decimals.shortest(sum.lo))" }
    let lo = Decimals.shortest(sum.lo)
    return hi == sum.lo ? "\(name) \(lo)" : "\(name) \(lo) to \(Decimals.shortest(hi))"
  }

  /// `no two records with the same exporter, period`.
  static func unique(_ fields: [CheckField]) -> String { "no two records with the same \(names(fields))" }

  /// `agrees with line 12`, at the place of the second; the other file is named by its last part.
  static func agreement(_ first: Place?, with second: Place?) -> Diagnostic.Note {
    guard let first, let second else { return Diagnostic.Note("agrees with another", at: second) }
    let file = first.file == second.file ? "" : " of \(first.file.split(separator: "/").last ?? "")"
    return Diagnostic.Note("agrees with line \(first.line)\(file)", at: second)
  }

  /// `a record in every year from 2004 to the last for each exporter`.
  static func years(_ from: Int?, _ until: Int?, by fields: [CheckField]) -> String {
    let from = from.map { "\($0)" } ?? "the first"
    let span = until.map { "\(from) to \($0)" } ?? "\(from) to the last"
    let start = "a record in every year from \(span)"
    return fields.isEmpty ? start : "\(start) for each \(names(fields))"
  }

  /// `3 of 20 groups have gaps`.
  static func gaps(_ gaps: Int, of all: Int) -> String {
    gaps == 0 ? "\(counted(all, "group")), no gap" : "\(gaps) of \(counted(all, "group")) with gaps"
  }

  /// `2004, 2007-2009`.
  static func spans(_ years: [Int]) -> String {
    var spans: [ClosedRange<Int>] = []
    for year in years {
      if let last = spans.last, last.upperBound + 1 == year {
        spans[spans.count - 1] = last.lowerBound...year
      } else {
        spans.append(year...year)
      }
    }
    return spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }

  /// The finding of a check that cannot hold all that it would have to compare.
  static func tooMany(_ expected: String, _ what: String, limit: Int) -> CheckFinding {
    CheckFinding(
      expected: expected, found: "more than \(limit) different \(what), too many to compare; 'where' takes fewer",
      passed: false)
  }

  private static func names(_ fields: [CheckField]) -> String { fields.map(\.rawValue).joined(separator: ", ") }
}
