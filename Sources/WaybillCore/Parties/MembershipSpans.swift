/// The days on which one state is a member: the spans of all its memberships, with those that touch made one.
struct MembershipSpans {
  private let spans: [Range<Int32>]

  init(_ memberships: some Sequence<GroupBook.Membership>) {
    let given = memberships.compactMap { membership -> Range<Int32>? in
      let from = membership.from?.number ?? .min
      let until = membership.until?.number ?? .max
      return from < until ? from..<until : nil
    }
    spans = given.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, span in
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
  }

  /// The parts of a period on whose days the state is a member, in order.
  func parts(of period: Period) -> [Period] {
    spans.compactMap { span in
      Period(
        from: max(period.from, Day(number: span.lowerBound)), until: min(period.until, Day(number: span.upperBound)))
    }
  }
}

extension MembershipRule {
  /// What the rule looks at to judge a period: a day or a year for each of its years, or its own days.
  func stretches(of period: Period) -> [Period] {
    switch self {
    case .yearOfAccession: period.years.compactMap { Day(year: $0, month: 12, day: 31).map(Period.day) }
    case .fullYear:
      period.years.compactMap { year in
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31)
        else { return nil }
        return Period(from: first, until: Day(number: last.number + 1))
      }
    case .fixed(let day): [.day(day)]
    case .day: [period]
    }
  }

  /// The parts of a stretch for which the rule lets memberships count.
  ///
  /// A part of a year makes nobody a member for the full year.
  func parts(of stretch: Period, in spans: MembershipSpans) -> [Period] {
    let parts = spans.parts(of: stretch)
    return self == .fullYear ? parts.filter { $0 == stretch } : parts
  }

  /// Where a state with these memberships stands over one stretch.
  func standing(of spans: MembershipSpans, over stretch: Period) -> Standing {
    let parts = parts(of: stretch, in: spans)
    return parts.isEmpty ? .outside : parts == [stretch] ? .inside : .undetermined
  }
}
