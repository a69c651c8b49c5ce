public import WaybillCore

extension OptionTable {
  /// The union of groups of a key; notes what is malformed or unknown.
  public mutating func union(_ key: String, default standard: String, book: GroupBook) -> GroupUnion? {
    if self[key] == nil { return union(standard, of: key, book: book, at: place) }
    guard let text = text(key), let place = self[key]?.place else { return nil }
    return union(text, of: key, book: book, at: place)
  }

  /// The unions of groups of a key; notes those that are malformed, unknown or repeated.
  public mutating func unions(_ key: String, default standard: [String], book: GroupBook) -> [GroupUnion] {
    let texts = distinctTexts(key) ?? standard.map { ($0, place) }
    return texts.compactMap { union($0.text, of: key, book: book, at: $0.place) }
  }

  private mutating func union(_ text: String, of key: String, book: GroupBook, at place: Place) -> GroupUnion? {
    guard let union = GroupUnion(text) else {
      problem(.badOption(key, expected: "groups joined by '+'", found: text, at: place))
      return nil
    }
    for group in book.unknownGroups(in: union) {
      problem(.unknownGroup(group, of: key, known: book.ids, at: place))
    }
    return union
  }

  /// The membership rules of a key.
  public mutating func rules(_ key: String) -> [MembershipRule]? {
    let known = MembershipRule.words + ["fixed:YYYY-MM-DD"]
    return parsed(key, MembershipRule.init) { .unknownValue($0, of: key, known: known, at: $1) }
  }

  /// Notes each fixed day of `membership` on which a group has no member, so that no state could ever be inside it.
  public mutating func checkFixedDays(of unions: [GroupUnion?], book: GroupBook) {
    let groups = unions.compactMap(\.self).flatMap(\.groups)
    for (text, place) in texts("membership") ?? [] {
      guard let rule = MembershipRule(text), case .fixed(let day) = rule else { continue }
      for (index, group) in groups.enumerated() where !groups.prefix(index).contains(group) {
        guard let union = GroupUnion(group), book.group(group) != nil else { continue }
        if book.members(of: union, in: day.year, rule: rule).isEmpty {
          problem(.emptyGroup(group, on: day, at: place))
        }
      }
    }
  }

  /// The events of a key.
  public mutating func events(_ key: String) -> Set<Event>? {
    let known = Event.allCases.map(\.rawValue)
    return parsed(key, Event.init(rawValue:), allowsNone: true) {
      .unknownValue($0, of: key, known: known, at: $1)
    }.map(Set.init)
  }

  /// The years of a key, single ones and spans.
  public mutating func years(_ key: String) -> Set<Int>? {
    let spans = parsed(key, { YearSpan($0) }) {
      .badOption(key, expected: "years such as 2022 or 2018-2022", found: $0, at: $1)
    }
    return spans.map { Set($0.flatMap { Array($0.years) }) }
  }

  /// A number from 0 to 1.
  public mutating func fraction(_ key: String) -> Amount? {
    guard let text = text(key), let place = self[key]?.place else { return nil }
    if let amount = Amount(text), (0...1_000_000).contains(amount.millionths) { return amount }
    problem(.badOption(key, expected: "a number from 0 to 1", found: text, at: place))
    return nil
  }

  /// The table of `years`, `windows` and `rolling` of a key.
  public mutating func periods(_ key: String) -> PeriodChoice? {
    guard let node = self[key] else { return nil }
    guard let entries = node.table else { return nil }
    var table = OptionTable(entries, at: node.place)
    table.check(OptionSection.periods.keys)
    var choice = PeriodChoice()
    if table["years"]?.text != "all" {
      let spans = table.parsed("years", { YearSpan($0) }, allowsNone: true) {
        .badOption("years", expected: "'all', or years such as 2022 or 2018-2022", found: $0, at: $1)
      }
      choice.years = spans.map { spans in Set(spans.flatMap { Array($0.years) }).sorted() }
    }
    let windows = table.parsed("windows", { YearSpan(window: $0) }, allowsNone: true) {
      .badOption("windows", expected: "windows such as 2018-2022", found: $0, at: $1)
    }
    choice.windows = windows ?? []
    choice.rolling = table.integer("rolling", from: 2, to: 100)
    do { try table.finish() } catch { error.all.forEach { problem($0) } }
    return choice
  }

  /// The values of a list of texts; notes each that cannot be read or stands there twice, and an empty list.
  public mutating func parsed<Value>(
    _ key: String, _ read: (String) -> Value?, allowsNone: Bool = false,
    otherwise refusal: (String, Place) -> Diagnostic
  ) -> [Value]? {
    guard let texts = distinctTexts(key, allowsNone: allowsNone) else { return nil }
    var values: [Value] = []
    for (text, place) in texts {
      if let value = read(text) { values.append(value) } else { problem(refusal(text, place)) }
    }
    return values
  }

  private mutating func distinctTexts(_ key: String, allowsNone: Bool = false) -> [(text: String, place: Place)]? {
    guard let node = self[key], let texts = texts(key) else { return nil }
    if texts.isEmpty, !allowsNone, node.list?.isEmpty ?? false {
      problem(.wrongShape(key, expected: "a list of at least one text", found: "an empty list", at: node.place))
    }
    var seen = Set<String>()
    for (text, place) in texts where !seen.insert(text).inserted {
      problem(.repeatedValue(text, of: key, at: place))
    }
    return texts
  }
}
