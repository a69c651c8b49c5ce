import Testing
import WaybillCore

/// Albania has been in NATO since 2009; Croatia since 2009, and in the EU since July 2013; Britain left the EU in 2020.
@Suite struct StandingTests {
  private static let book = GroupBook([
    .init(
      id: "nato", title: "",
      memberships: [
        .init("NLD", from: Day("1949-08-24")), .init("GBR", from: Day("1949-08-24")),
        .init("HRV", from: Day("2009-04-01")), .init("FIN", from: Day("2023-04-04")),
      ]),
    .init(
      id: "eu", title: "",
      memberships: [
        .init("NLD", from: Day("1958-01-01")), .init("HRV", from: Day("2013-07-01")),
        .init("GBR", from: Day("1973-01-01"), until: Day("2020-02-01")), .init("FIN", from: Day("1995-01-01")),
        .init("AUT", from: Day("1995-01-01")),
      ]),
    .init(id: "equivalents", title: "", memberships: [.init("JPN"), .init("CHE")]),
    .init(id: "odd", title: "", memberships: [.init("NLD", from: Day("2020-01-01"), until: Day("2019-01-01"))]),
  ])

  private static func standing(
    _ party: Party, _ union: String, _ from: String, _ until: String, _ rule: String
  ) throws -> Standing {
    let (first, end) = (try #require(Day(from)), try #require(Day(until)))
    let period = try #require(Period(from: first, until: end))
    let (group, membership) = (try #require(GroupUnion(union)), try #require(MembershipRule(rule)))
    let standing = book.standing(of: party, in: group, over: period, rule: membership)
    // A set of one stands where its party does.
    #expect(book.standing(of: PartySet(party), in: group, over: period, rule: membership) == standing)
    return standing
  }

  @Test(
    arguments: [
      ("FIN", "nato", "2023-01-01", "2024-01-01", "year-of-accession", .inside),
      ("FIN", "nato", "2022-01-01", "2023-01-01", "year-of-accession", .outside),
      ("FIN", "nato", "2023-01-01", "2023-02-01", "year-of-accession", .inside),
      ("FIN", "nato", "2023-01-01", "2024-01-01", "full-year", .outside),
      ("FIN", "nato", "2024-01-01", "2025-01-01", "full-year", .inside),
      ("FIN", "nato", "2023-01-01", "2024-01-01", "day", .undetermined),
      ("FIN", "nato", "2023-04-03", "2023-04-04", "day", .outside),
      ("FIN", "nato", "2023-04-04", "2023-04-05", "day", .inside),
      ("FIN", "nato", "1990-01-01", "1991-01-01", "fixed:2024-12-31", .inside),
      ("FIN", "nato", "2024-01-01", "2025-01-01", "fixed:2022-12-31", .outside),
      // Years that differ.
      ("FIN", "nato", "2022-01-01", "2024-01-01", "year-of-accession", .undetermined),
      ("FIN", "nato", "2022-01-01", "2024-01-01", "full-year", .outside),
      ("FIN", "nato", "2020-06-01", "2022-06-01", "year-of-accession", .outside),
      ("FIN", "nato", "2022-01-01", "2024-01-01", "fixed:2024-12-31", .inside),
      // Who leaves within a year is no member on its last day, nor for the full year.
      ("GBR", "eu", "2020-01-01", "2021-01-01", "year-of-accession", .outside),
      ("GBR", "eu", "2020-01-01", "2021-01-01", "full-year", .outside),
      ("GBR", "eu", "2020-01-01", "2021-01-01", "day", .undetermined),
      ("GBR", "eu", "2020-01-31", "2020-02-01", "day", .inside),
      ("GBR", "eu", "2019-01-01", "2020-01-01", "full-year", .inside),
      // A union is one group: who is in a part of it at any time is in it.
      ("HRV", "nato+eu", "2013-01-01", "2014-01-01", "day", .inside),
      ("HRV", "eu", "2013-01-01", "2014-01-01", "day", .undetermined),
      ("GBR", "eu+nato", "2020-01-01", "2021-01-01", "full-year", .inside),
      ("FIN", "eu+nato", "2022-01-01", "2024-01-01", "day", .inside),
      // Without dates a membership has always been.
      ("JPN", "equivalents", "1950-01-01", "2024-01-01", "day", .inside),
      ("NLD", "odd", "2019-06-01", "2019-07-01", "day", .outside),
      ("NLD", "nobody", "2019-06-01", "2019-07-01", "day", .outside),
    ] as [(String, String, String, String, String, Standing)])
  func states(
    state: String, union: String, from: String, until: String, rule: String, expected: Standing
  ) throws {
    #expect(try Self.standing(Party(.state, state), union, from, until, rule) == expected)
  }

  @Test(
    arguments: [
      (Party(.territory, "ABW", belongsTo: "NLD"), .inside), (Party(.territory, "XNC"), .outside),
      (Party(.territory, "NLD"), .outside), (Party(.organisation, "NATO", belongsTo: "nato"), .inside),
      (Party(.organisation, "European Union", belongsTo: "eu"), .outside), (Party(.organisation, "NLD"), .outside),
      (Party(.nonState, "NLD"), .outside), (Party(.historic, "SUN"), .outside), (Party(.historic, "NLD"), .inside),
    ] as [(Party, Standing)])
  func partiesOfOtherKinds(party: Party, expected: Standing) throws {
    #expect(try Self.standing(party, "nato", "2022-01-01", "2023-01-01", "year-of-accession") == expected)
  }

  @Test(
    arguments: [
      ("NLD HRV", "", "nato", "year-of-accession", .inside), ("AUT JPN", "", "nato", "day", .outside),
      ("NLD AUT", "", "nato", "day", .undetermined), ("NLD", "equivalents", "nato", "day", .undetermined),
      ("NLD", "equivalents", "nato+equivalents", "day", .inside), ("", "nato", "nato+eu", "day", .inside),
      ("", "eu", "nato", "year-of-accession", .undetermined), ("", "equivalents", "nato", "day", .outside),
      ("", "nobody", "nato", "day", .undetermined), ("", "nobody", "nobody", "day", .inside),
      ("AUT", "equivalents", "nato", "full-year", .outside),
    ] as [(String, String, String, String, Standing)])
  func sets(states: String, groups: String, union: String, rule: String, expected: Standing) throws {
    let set = PartySet(
      parties: states.split(separator: " ").map { Party(.state, String($0)) },
      groups: groups.split(separator: " ").map(String.init))
    let (group, membership) = (try #require(GroupUnion(union)), try #require(MembershipRule(rule)))
    #expect(Self.book.standing(of: set, in: group, over: .year(2022), rule: membership) == expected)
  }

  @Test func aGroupMeansItsMembersOfThePeriod() throws {
    // Before 1995 this EU had only members that were in NATO as well; Britain was in both until it left one.
    let nato = try #require(GroupUnion("nato"))
    let within = PartySet(parties: [], groups: ["eu"])
    for rule in [MembershipRule.yearOfAccession, .fullYear, .day] {
      #expect(Self.book.standing(of: within, in: nato, over: .year(1990), rule: rule) == .inside)
      #expect(Self.book.standing(of: within, in: nato, over: .year(1996), rule: rule) == .undetermined)
    }
    // Nobody was in it in 1950, so nothing is known of whom it means.
    #expect(Self.book.standing(of: within, in: nato, over: .year(1950), rule: .day) == .undetermined)
  }

  @Test func nothingIsKnownOfTheUnknown() throws {
    let nato = try #require(GroupUnion("nato"))
    for unknown in PartySet.Unknown.allCases {
      #expect(Self.book.standing(of: PartySet(unknown), in: nato, over: .year(2022), rule: .day) == .undetermined)
    }
  }

  @Test(arguments: [
    ("year-of-accession", 2023, "FIN GBR HRV NLD"), ("year-of-accession", 2022, "GBR HRV NLD"),
    ("full-year", 2023, "GBR HRV NLD"), ("day", 2023, "FIN GBR HRV NLD"), ("fixed:2008-01-01", 2023, "GBR NLD"),
    ("year-of-accession", 1948, ""),
  ])
  func membersOfAYear(rule: String, year: Int, members: String) throws {
    let (nato, membership) = (try #require(GroupUnion("nato")), try #require(MembershipRule(rule)))
    #expect(Self.book.members(of: nato, in: year, rule: membership).joined(separator: " ") == members)
  }

  @Test func theLastYearThatADayCanHave() throws {
    let day = try #require(Day("9999-12-31"))
    let nato = try #require(GroupUnion("nato"))
    for rule in [MembershipRule.yearOfAccession, .fullYear, .day] {
      #expect(
        Self.book.standing(of: Party(.state, "NLD"), in: nato, over: .day(day), rule: rule) == .inside)
    }
  }

  @Test(arguments: ["year-of-accession", "full-year", "day", "fixed:2024-12-31"])
  func rulesReadTheirOwnWords(text: String) { #expect(MembershipRule(text)?.description == text) }

  @Test(arguments: ["", "Day", "fixed", "fixed:", "fixed:2024", "fixed:2024-02-30", "year"])
  func noRule(text: String) { #expect(MembershipRule(text) == nil) }
}
