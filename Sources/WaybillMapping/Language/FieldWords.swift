import WaybillCore

/// Checks the words that a mapping itself gives a field, by a lookup or as its default.
extension FieldReader {
  /// Every entry must have the attribute, unless there is a default, and it must be a word that the field knows.
  mutating func check(
    _ lookup: Lookup, gives take: String, for field: RecordField?, named name: String, hasDefault: Bool
  ) {
    if let columns = lookup.fileColumns, !columns.contains(take) {
      problems.add(.missingAttributeColumn(take, lookup: lookup.name, field: name, at: lookup.place))
      return
    }
    let known = field == nil ? Flags.names : field?.words
    for entry in lookup.entries {
      guard let attribute = entry.attributes[take] else {
        // Without a flag or beside a default an entry is whole.
        guard field != nil, !hasDefault else { continue }
        if let slip = closest(to: take, in: entry.attributes.keys), let place = entry.attributePlaces[slip] {
          problems.add(.unknownKey(slip, known: [take], at: place))
        } else {
          problems.add(.missingAttribute(take, word: entry.word, lookup: lookup.name, field: name, at: entry.place))
        }
        continue
      }
      if let known, !known.contains(attribute) {
        problems.add(.unknownValue(attribute, of: take, known: known, at: entry.place))
      }
    }
  }

  /// A flag that the mapping itself sets must be known.
  mutating func checkFlag(_ text: String, at place: Place) {
    if Flags(name: text) == nil { problems.add(.unknownValue(text, of: "flags", known: Flags.names, at: place)) }
  }

  /// An entry for fewer or more columns than the field has would never fit.
  mutating func check(_ lookup: Lookup, takes count: Int, for name: String) {
    for entry in lookup.entries where entry.parts.count != count {
      problems.add(
        .lookupParts(
          entry.word, lookup: lookup.name, field: name, expected: count, found: entry.parts.count, at: entry.place))
    }
  }

  /// What a default stands for in records; notes a problem when the field cannot take it.
  mutating func standIn(
    _ node: ConfigNode, for field: RecordField?, _ kind: FieldSection.Kind
  ) -> (value: FieldSection.StandIn, text: String)? {
    guard let text = node.text else {
      problems.add(.wrongShape("default", expected: "a text", found: node.kind, at: node.place))
      return nil
    }
    var value: FieldSection.StandIn?
    var expected = ""
    switch kind {
    case .text, .lookup:
      let known = field == nil ? Flags.names : field?.words
      if let known, !known.contains(text) {
        problems.add(.unknownValue(text, of: "default", known: known, at: node.place))
        return nil
      }
      value = text.isEmpty ? nil : .text(text)
      expected = "a text that is not empty"
    case .party(let grammar):
      do {
        let target = try PartyTarget.read(node, gazetteer: grammar.gazetteer, groups: references.groups.ids)
        value = .party(target.set(for: text))
      } catch {
        problems.add(error)
        return nil
      }
      if case .party(let set) = value, field != .destination, field != .via, set.single == nil { value = nil }
      expected = "one party"
    case .constParty: value = nil
    case .scheme(let scheme):
      value = references.categories.category(text, in: scheme).map { .category($0) }
      expected = "a category of '\(scheme)'"
    case .year:
      value = Period.plausibleYear(text).map { .period(.year($0)) }
      expected = "a year from 1800 to 2199"
    case .years:
      value = Period(years: text).map { .period($0) }
      expected = "years from 1800 to 2199, such as 2012-2013"
    case .date(let format):
      value = format.day(text).map { .period(.day($0)) }
      expected = "a day written \(format.text)"
    case .number(let style):
      value = Amount(text).flatMap { style.isInteger && $0.millionths % 1_000_000 != 0 ? nil : .amount($0) }
      expected = style.isInteger ? "a whole number such as 1234" : "a number such as 1234.5"
    }
    if let value { return (value, text) }
    problems.add(.badOption("default", expected: expected, found: text, at: node.place))
    return nil
  }
}
