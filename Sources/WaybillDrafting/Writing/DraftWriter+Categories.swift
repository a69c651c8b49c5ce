import WaybillMapping

extension DraftWriter {
  /// `category`, and `level` where sums over categories stand beside these; `item` where no scheme has the categories.
  var categoryFields: DraftText {
    if let categories = roles.wide?.categories { return fields(of: categories) }
    var text = DraftText()
    guard let column = roles.category, let name = names.ofColumns[column],
      case .category(let guess) = roles.kinds[column]
    else {
      return text
    }
    if !guess.totals.isEmpty {
      let rules = guess.totals.map { ("^\(PreambleGuess.escaped($0.text))$", "total") } + [("^.*$", "part")]
      let stand = columns[column].emptyCount > 0 ? ", default: part" : ""
      text.add(
        0, "level: {from: \(name), match: \(YAMLScalar.table(rules))\(stand)}",
        "TODO: \(counted(guess.totals.reduce(0) { $0 + $1.count }, "row")) with sums over categories, the first on line "
          + "\(guess.totals.map(\.line).min() ?? 0)"
      )
    }
    var steps = ["from: \(name)", "scheme: \(guess.scheme)"]
    if columns[column].emptyCount > 0 || guess.scheme == "ml" && !guess.unknown.isEmpty {
      steps.append("optional: true")
    }
    var missing = guess.totals.map { ($0.text, "not-applicable") }
    let unknown = guess.unknown
    if !unknown.isEmpty {
      let shown = unknown.prefix(5).map { "\(YAMLScalar.shown($0.text, most: 24)) (\(counted($0.count, "row")))" }
      text.remark(
        0,
        "TODO: \(counted(unknown.count, "text")) in \(counted(unknown.reduce(0) { $0 + $1.count }, "row")) "
          + "\(unknown.count == 1 ? "is" : "are") no code of '\(guess.scheme)', such as "
          + "\(shown.joined(separator: ", ")); "
          + "without a category for now")
      if guess.scheme != "ml", unknown.count <= 40 { missing += unknown.map { ($0.text, "not-applicable") } }
    }
    if !missing.isEmpty { steps.append("missing: \(YAMLScalar.table(missing))") }
    if guess.scheme == "ml", guess.withParts > 0 || !unknown.isEmpty {
      steps.append("match: {'\(CategoryGuess.pattern)': 'ML$1'\(unknown.isEmpty ? "" : ", '^.*$': ''")}")
    }
    text.add(0, "category: {\(steps.joined(separator: ", "))}")
    return text
  }

  /// The fields that the headers of columns tell.
  private func fields(of categories: CategoryColumns) -> DraftText {
    var text = DraftText()
    let totals = categories.totals.map { columns[$0].header }
    if !totals.isEmpty {
      let rules = totals.map { ("^\(PreambleGuess.escaped($0))$", "total") } + [("^.*$", "part")]
      text.add(
        0, "level: {from: \(header), match: \(YAMLScalar.table(rules))}",
        "TODO: by its words the sum of the others, which counts twice beside them: "
          + totals.map { YAMLScalar.shown($0) }.joined(separator: ", "))
    }
    var steps = ["from: \(header)"]
    if let scheme = categories.scheme { steps.append("scheme: \(scheme)") }
    // A sum is of no kind of goods.
    if !totals.isEmpty {
      steps.append("missing: \(YAMLScalar.table(totals.map { ($0, "not-applicable") }))")
      if categories.scheme == nil { steps.append("optional: true") }
    }
    if categories.scheme == "ml" { steps.append(#"match: {'(?i)^ml[ .\-_\x{A0}]*0?(\d{1,2}).*$': 'ML$1'}"#) }
    guard categories.scheme == nil else {
      // The list of munitions has its own letters; a number alone may be of another list.
      if let scheme = categories.scheme, scheme != "ml" {
        let others = categories.schemes.dropFirst().map { " or '\($0)'" }.joined()
        text.remark(0, "TODO: by their headers the codes of '\(scheme)'\(others); are they, or those of another list?")
      }
      text.add(0, "category: {\(steps.joined(separator: ", "))}")
      return text
    }
    let headers = categories.parts.map { columns[$0].header }
    text.remark(
      0,
      "TODO: no scheme of categories.yaml has \(YAMLScalar.shown(headers[0])) and the \(counted(headers.count - 1, "header")) "
        + "like it, so that 'item' keeps the publisher's words; which kinds of goods are they? Where a scheme has them, 'category' "
        + "with 'scheme' and 'match' says so")
    for header in headers {
      if let legend = legend(of: header) { text.remark(0, "\(YAMLScalar.shown(header)): \(legend)") }
    }
    text.add(0, "item: {\(steps.joined(separator: ", "))}")
    return text
  }
}
