public import WaybillCore

extension GroupBook {
  static let groupKeys = [
    OptionSpec("title", .text, required: true, help: "The group's name."),
    OptionSpec("members", "list of memberships", required: true, help: "Who is a member, and when."),
  ]
  static let membershipKeys = [
    OptionSpec("states", "list of codes", required: true, help: "The states that joined together."),
    OptionSpec("from", .named("day"), help: "The first day; absent: always has been."),
    OptionSpec("until", .named("day"), help: "The day after the last; absent: still is."),
    OptionSpec("source", .text, required: true, help: "Where the dates come from."),
  ]

  /// Reads a file such as `groups.yaml`.
  ///
  /// - Throws: every problem of the file: unknown keys and states, days that are none, spans without a day.
  public static func read(_ file: ConfigNode, gazetteer: Gazetteer) throws(Diagnostics) -> GroupBook {
    var problems = Diagnostics()
    var groups: [Group] = []
    for entry in file.table ?? [] where entry.key != "groups" {
      var table = OptionTable(entry.value.table ?? [], at: entry.keyPlace)
      table.check(groupKeys)
      var memberships: [Membership] = []
      for line in table.list("members") ?? [] {
        do {
          memberships += try readMemberships(line, gazetteer: gazetteer)
        } catch {
          problems.add(error)
        }
      }
      groups.append(Group(id: entry.key, title: table.text("title") ?? entry.key, memberships: memberships))
      table.finish(into: &problems)
    }
    file.checkForm("groups", &problems)
    try problems.throwIfErrors()
    return GroupBook(groups)
  }

  private static func readMemberships(
    _ line: ConfigNode, gazetteer: Gazetteer
  ) throws(Diagnostics) -> [Membership] {
    var table = OptionTable(line.table ?? [], at: line.place)
    table.check(membershipKeys)
    let from = table.day("from")
    let until = table.day("until")
    if let from, let until, from >= until {
      table.problem(.badOption("until", expected: "a day after \(from)", found: "\(until)", at: line.place))
    }
    var memberships: [Membership] = []
    for (code, place) in table.texts("states") ?? [] {
      if gazetteer.party(code: code) == nil {
        table.problem(.unknownCode(code, known: gazetteer.codes, at: place))
      }
      memberships.append(Membership(code, from: from, until: until))
    }
    try table.finish()
    return memberships
  }
}

extension OptionTable {
  /// The day of a key, written `2024-04-25`; notes a problem when it is none.
  mutating func day(_ key: String) -> Day? {
    guard let text = text(key), let node = self[key] else { return nil }
    if let day = Day(text) { return day }
    problem(.badOption(key, expected: "a day such as 2024-04-25", found: text, at: node.place))
    return nil
  }
}
