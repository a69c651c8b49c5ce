import WaybillMapping

extension DraftWriter {
  /// The fields that all figures of a row share.
  var sharedFields: DraftText {
    var text = DraftText()
    for (column, field) in [(roles.via, "via"), (roles.origin, "origin")] {
      guard let column, let name = names.ofColumns[column] else { continue }
      let optional = columns[column].emptyCount > 0 ? ", optional: true" : ""
      text.add(
        0, "\(field): {from: \(name), party: names\(optional)}",
        "TODO: guessed from \(YAMLScalar.shown(columns[column].header))")
    }
    text.add(periodField)
    text.add(categoryFields)
    if let column = roles.item, let name = names.ofColumns[column] {
      let optional = columns[column].emptyCount > 0 ? ", optional: true" : ""
      text.add(0, "item: {from: \(name)\(optional)}")
    } else if let sectionName {
      text.add(0, "item: {from: \(sectionName)}", "so that the figures of two sections are told apart")
    }
    let events = roles.words.filter { $0.guess.target == .event }
    for (column, _) in events {
      guard let name = names.ofColumns[column] else { continue }
      text.add(0, "event: {from: \(name), lookup: \(name)}", "TODO: guessed from words")
    }
    let flags = roles.words.filter { $0.guess.target == .flags }
    if !flags.isEmpty {
      let letters = flags.flatMap { $0.guess.entries }.filter(\.isLetter).map { YAMLScalar.shown($0.word) }
      let asked =
        "the letters \(letters.joined(separator: ", ")) are spelt out nowhere in their column, and mean nothing yet"
      text.add(0, "flags:", "TODO: \(letters.isEmpty ? "guessed from words" : asked)")
      for (column, _) in flags {
        guard let name = names.ofColumns[column] else { continue }
        text.add(2, "- {from: \(name), lookup: \(name)}")
      }
    }
    return text
  }

  private var periodField: DraftText {
    var text = DraftText()
    if let wide = roles.wide, wide.meaning == .years {
      let isPlain = wide.pattern == #"^(19|20)\d\d$"#
      if wide.pattern == #"^(19|20)\d\de?$"# {
        text.add(
          0, "period: {from: \(header), type: year, flags: {'e$': estimated-value}}",
          "TODO: 'e' behind a year is taken for an estimate")
        return text
      }
      text.add(
        0,
        isPlain
          ? "period: {from: \(header), type: year}"
          : "period: {from: \(header), match: {'^.*?((?:19|20)\\d\\d).*$': '$1'}, type: year}")
      return text
    }
    if roles.wide?.meaning == .months {
      text.remark(
        0, "TODO: a period is a day or years; of which month a record is, its place says: the line and the column")
    }
    if let form = roles.wide?.monthForm {
      text.add(
        0, "period: {from: \(header), match: \(YAMLScalar.table([(MonthText.patterns[form], "$1")])), type: year}")
      return text
    }
    guard let column = roles.period, let name = names.ofColumns[column] else {
      if let tableName, survey.tables.allSatisfy({ $0.year != nil }) {
        let match =
          survey.tables.allSatisfy { CellShape($0.name).isYear } ? "" : "match: {'^.*?((?:19|20)\\d\\d).*$': '$1'}, "
        text.add(0, "period: {from: \(tableName), \(match)type: year}", "TODO: from the name of the sheet")
      } else if let capture = yearCapture {
        text.add(0, "period: {from: \(capture), type: year}", "TODO: from the lines above the table")
      } else {
        text.add(
          0, "period: {const: not stated yet, type: year}",
          "TODO: no column says when, and until you do no row can be read; the year of the table, or a column")
      }
      return text
    }
    let isMonths = if case .months = roles.kinds[column] { true } else { false }
    let odd: [CellShape] = isMonths ? [.failed, .missing] : [.text, .failed, .missing, .looseDay]
    let shapes = columns[column].shapes
    if let first = odd.compactMap({ shapes.first($0) }).min(by: { $0.line < $1.line }) {
      text.remark(
        0,
        "rejects: \(counted(shapes[odd], "cell")) in no such form, such as \(YAMLScalar.shown(first.text)) on line "
          + "\(first.line)"
      )
    }
    switch roles.kinds[column] {
    case .day(let day) where day.isYear:
      text.add(
        0, "period: {from: \(name), match: {'^(\\d{4})-01-01$': '$1'}, type: year}",
        "TODO: \(day.evidence), taken for years")
    case .months:
      text.remark(
        0,
        "TODO: months; a period is a day or years, so that of each the year is kept alone. Which month a record is of, "
          + "its place says, the line; 'item' can keep it as a text")
      let forms = Set(columns[column].values.compactMap { MonthText.form($0.text) }).sorted()
      let rules = forms.map { (MonthText.patterns[$0], "$1") }
      text.add(0, "period: {from: \(name), match: \(YAMLScalar.table(rules)), type: year}")
    case .day(let day):
      text.add(
        0, "period: {from: \(name), type: date, format: \(YAMLScalar.written(day.format))}",
        "\(day.isOpen ? "TODO: " : "")\(day.evidence)")
    case .years:
      let lists = counted(shapes[[.years, .yearsApart]], "cell")
      if let first = shapes.first(.yearsApart) {
        text.add(
          0, "period: {from: \(name), type: years, gaps: true}",
          "TODO: \(lists) with several years, \(counted(shapes[.yearsApart])) with a gap, such as "
            + "\(YAMLScalar.shown(first.text)) on line \(first.line)"
        )
      } else {
        text.add(0, "period: {from: \(name), type: years}", "\(lists) with several years")
      }
    default: text.add(0, "period: {from: \(name), type: year}")
    }
    return text
  }

  /// `lookups:`: every word that was seen, with its count.
  var lookupsSection: DraftText {
    var text = DraftText()
    if roles.words.isEmpty, roles.facets == nil, units == nil { return text }
    text.add(0, "lookups:")
    if let units { text.add(units.lookup) }
    if let facets = roles.facets {
      text.add(2, "kinds:", "TODO: guessed from words")
      text.add(4, "map:")
      for entry in facets.entries {
        guard let guess = entry.guess else { continue }
        let unit = guess.unit == "XXX" ? "XXX" : guess.unit
        text.add(
          6, "\(YAMLScalar.written(entry.word)): {basis: \(guess.basis), measure: \(guess.measure), unit: \(unit)}",
          counted(entry.count, "row"))
      }
      text.add(4, "unmatched: reject")
    }
    for (column, guess) in roles.words {
      guard let name = names.ofColumns[column] else { continue }
      text.add(2, "\(name):", YAMLScalar.shown(columns[column].header))
      text.add(4, "map:")
      let key = guess.target == .event ? "event" : "flag"
      for entry in guess.entries {
        let question = entry.isLetter ? "; \(legend(of: entry.word) ?? "what does the letter mean?")" : ""
        text.add(
          6, "\(YAMLScalar.written(entry.word)): {\(entry.meaning.map { "\(key): \($0)" } ?? "")}",
          (entry.isSaid ? "" : "TODO: ") + counted(entry.count, "row")
            + (entry.stands ? "; a figure that stands, for which there is no flag" : question))
      }
      text.add(4, "unmatched: reject")
    }
    return text
  }
}
