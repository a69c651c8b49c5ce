import WaybillCore

/// Reads `checks:`, gathering problems.
struct MappingCheckReader {
  private(set) var problems = Diagnostics()

  /// The checks in their order.
  mutating func read(_ node: ConfigNode?) -> [MappingCheck] {
    guard let node else { return [] }
    guard let list = node.list else {
      problems.add(.wrongShape("checks", expected: "a list of checks", found: node.kind, at: node.place))
      return []
    }
    var names: [String: Place] = [:]
    return list.compactMap { element in
      guard let entries = element.table else {
        problems.add(.wrongShape("checks", expected: "a list of tables", found: element.kind, at: element.place))
        return nil
      }
      var table = OptionTable(entries, at: element.place)
      table.check(MappingCheck.keys)
      let check = check(&table, entries)
      if let name = table["name"], let first = names.updateValue(name.place, forKey: name.text ?? "") {
        problems.add(.duplicateName("check", name.text ?? "", at: name.place, first: first))
      }
      table.finish(into: &problems)
      return check
    }
  }

  private mutating func check(_ table: inout OptionTable, _ entries: [ConfigNode.Entry]) -> MappingCheck? {
    let severity: MappingCheck.Severity = word("severity", &table) ?? .error
    guard let metric: MappingCheck.Metric = word("metric", &table) else { return nil }
    for entry in entries where MappingCheck.Metric.allCases.contains(where: { $0.keys.contains(entry.key) }) {
      if metric.keys.contains(entry.key) { continue }
      let others = MappingCheck.Metric.allCases.filter { $0.keys.contains(entry.key) }.map { "'\($0.rawValue)'" }
      table.problem(.uselessKey(entry.key, without: others.joined(separator: ", "), at: entry.keyPlace))
    }
    for key in metric.required where table[key] == nil { table.problem(.missingKey(key, at: table.place)) }
    let isBounded = metric.keys.contains("min")
    if isBounded, table["min"] == nil, table["max"] == nil { table.problem(.unboundedCheck(at: table.place)) }
    let filter = filter(&table, for: metric)
    guard let rule = rule(metric, &table) else { return nil }
    return MappingCheck(
      name: table.text("name") ?? "", metric: metric, severity: severity, place: table.place, filter: filter,
      rule: rule)
  }

  private mutating func rule(_ metric: MappingCheck.Metric, _ table: inout OptionTable) -> MappingCheck.Rule? {
    switch metric {
    case .rowCount: return .rows(counts(&table))
    case .recordCount: return .records(counts(&table))
    case .rejectCount: return .rejects(counts(&table, percent: true))
    case .bounds:
      let (min, max) = (amount("min", &table), amount("max", &table))
      if let min, let max, max < min { outOfOrder(&table) }
      return .bounds(min: min, max: max)
    case .sum:
      return .sum(by: fields("by", &table, known: metric.fields), tolerance(&table))
    case .unique: return .unique(fields("keys", &table, known: metric.fields))
    case .years:
      let by = fields("by", &table, known: metric.fields)
      let (from, until) = (year("from", &table), year("until", &table))
      if let from, let until, until < from {
        table.problem(
          .badOption("until", expected: "a year from \(from) on", found: "\(until)", at: place("until", table)))
        return nil
      }
      return .years(from: from, until: until, by: by)
    }
  }

  private func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ table: inout OptionTable) -> Word?
  where Word.RawValue == String {
    guard let text = table.text(key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    table.problem(.unknownValue(text, of: key, known: Word.allCases.map(\.rawValue), at: place(key, table)))
    return nil
  }

  private func place(_ key: String, _ table: OptionTable) -> Place { table[key]?.place ?? table.place }

  private func outOfOrder(_ table: inout OptionTable) {
    table.problem(
      .badOption("max", expected: "no less than 'min'", found: table["max"]?.text ?? "", at: place("max", table)))
  }

  private func counts(_ table: inout OptionTable, percent: Bool = false) -> CountBounds {
    let bounds = CountBounds(min: count("min", &table, percent), max: count("max", &table, percent))
    switch (bounds.min, bounds.max) {
    case (.count(let min), .count(let max)) where max < min: outOfOrder(&table)
    case (.percent(let min), .percent(let max)) where max < min: outOfOrder(&table)
    default: break
    }
    return bounds
  }

  private func count(_ key: String, _ table: inout OptionTable, _ percent: Bool) -> CountBounds.End? {
    guard let text = table.text(key) else { return nil }
    if let count = Int(text), count >= 0 { return .count(count) }
    if percent, let share = Self.percentage(text) { return .percent(share) }
    let expected = percent ? "a whole number such as 5, or a share such as 0.5%" : "a whole number such as 5"
    table.problem(.badOption(key, expected: expected, found: text, at: place(key, table)))
    return nil
  }

  /// `0.5%`, from 0% to 100%.
  private static func percentage(_ text: String) -> Amount? {
    guard text.hasSuffix("%"), let amount = Amount(String(text.dropLast())), amount >= .zero,
      amount.millionths <= 100_000_000
    else { return nil }
    return amount
  }

  private func amount(_ key: String, _ table: inout OptionTable) -> Amount? {
    guard let text = table.text(key) else { return nil }
    if let amount = Amount(text) { return amount }
    table.problem(.badOption(key, expected: "a number such as 12.5", found: text, at: place(key, table)))
    return nil
  }

  /// An amount, a percentage, or one of each.
  private func tolerance(_ table: inout OptionTable) -> Tolerance {
    var tolerance = Tolerance()
    for (text, place) in table.texts("tolerance") ?? [] {
      if let percent = Self.percentage(text), tolerance.percent == .zero {
        tolerance.percent = percent
      } else if let amount = Amount(text), amount >= .zero, tolerance.absolute == .zero {
        tolerance.absolute = amount
      } else {
        table.problem(
          .badOption("tolerance", expected: "a number such as 1, a share such as 0.5%, or both", found: text, at: place)
        )
      }
    }
    return tolerance
  }

  private func year(_ key: String, _ table: inout OptionTable) -> Int? {
    guard let text = table.text(key) else { return nil }
    if let year = Int(text), YearTally.known.contains(year) { return year }
    table.problem(.badOption(key, expected: "a year from 1800 to 2199", found: text, at: place(key, table)))
    return nil
  }

  private func fields(_ key: String, _ table: inout OptionTable, known: [CheckField]) -> [CheckField] {
    var places: [CheckField: Place] = [:]
    let texts = table.texts(key) ?? []
    if let node = table[key], texts.isEmpty, node.list?.isEmpty == true {
      table.problem(.wrongShape(key, expected: "a list with a field", found: "an empty list", at: node.place))
    }
    return texts.compactMap { text, place in
      guard let field = CheckField(rawValue: text), known.contains(field) else {
        table.problem(.unknownValue(text, of: key, known: known.map(\.rawValue), at: place))
        return nil
      }
      if let first = places.updateValue(place, forKey: field) {
        table.problem(.duplicateName("field", text, at: place, first: first))
      }
      return field
    }
  }

  private func filter(_ table: inout OptionTable, for metric: MappingCheck.Metric) -> RecordFilter {
    guard metric.keys.contains("where") else { return RecordFilter() }
    // A sum compares the levels, so that there must be both.
    let known = CheckField.grouping.filter { metric != .sum || $0 != .level }
    return RecordFilter(
      (table.table("where") ?? []).compactMap { entry in
        guard let field = CheckField(rawValue: entry.key), known.contains(field) else {
          table.problem(.unknownKey(entry.key, known: known.map(\.rawValue), at: entry.keyPlace))
          return nil
        }
        return (field, (entry.value.list ?? [entry.value]).compactMap { word(of: field, $0, &table) })
      })
  }

  /// A word of a field, in the form that records have.
  private func word(of field: CheckField, _ node: ConfigNode, _ table: inout OptionTable) -> String? {
    let name = field.rawValue
    guard let text = node.text else {
      table.problem(.wrongShape(name, expected: "a text or a list of texts", found: node.kind, at: node.place))
      return nil
    }
    if let words = RecordField(rawValue: name)?.words, !words.contains(text) {
      table.problem(.unknownValue(text, of: name, known: words, at: node.place))
    }
    if field == .period, RecordWords.period(text) == nil {
      table.problem(
        .badOption(name, expected: "a period such as 2021, 2012-2013 or 2021-03-01", found: text, at: node.place))
    }
    return text
  }
}
