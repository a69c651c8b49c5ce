import WaybillCore
import WaybillMapping

extension DraftWriter {
  /// `common:` and `emit:`.
  var emitSection: DraftText {
    var text = DraftText()
    if let flow, let flowName {
      let sides = [(flow.exports, Perspective.exporter), (flow.imports, .importer)]
      text.add(0, "common:")
      for line in reportingFields.lines + sharedFields.lines { text.add(2, line) }
      text.add(0, "emit:")
      for (values, side) in sides {
        let isSide = YAMLScalar.condition(flowName, values.map(\.text))
        let rows = counted(values.reduce(0) { $0 + $1.count }, "row")
        for body in bodies(when: isSide, rows) {
          var emit = body
          emit.add(partyFields(of: side))
          text.add(item(emit))
        }
      }
      return text
    }
    var shared = partyFields
    shared.add(sharedFields)
    if roles.figures.count > 1 {
      text.add(0, "common:")
      for line in shared.lines { text.add(2, line) }
      text.add(0, "emit:")
      for body in bodies() { text.add(item(body)) }
      return text
    }
    text.add(0, "emit:")
    var emit = bodies()[0]
    for line in shared.lines { emit.add(0, line) }
    text.add(item(emit))
    return text
  }

  /// Lines as an element of a list.
  private func item(_ fields: DraftText) -> DraftText {
    var text = DraftText()
    var isFirst = true
    for line in fields.lines {
      // A dash stands before the first key; comments may stand above it.
      if isFirst, !line.hasPrefix("#") {
        text.add(2, "- \(line)")
        isFirst = false
      } else {
        text.add(isFirst ? 2 : 4, line)
      }
    }
    return text
  }

  /// What each figure of a row is, for the rows of a condition.
  private func bodies(when condition: String? = nil, _ rows: String = "") -> [DraftText] {
    if !roles.figures.isEmpty { return roles.figures.map { emit($0, when: condition, rows) } }
    var text = DraftText()
    if let condition { text.add(0, "when: \(YAMLScalar.expression(condition))", rows) }
    text.add(wideFigure)
    return [text]
  }

  private func emit(_ figure: Roles.Figure, when condition: String?, _ rows: String) -> DraftText {
    var text = DraftText()
    let column = columns[figure.column]
    let name = names.ofColumns[figure.column] ?? "value"
    guard case .number(let number) = roles.kinds[figure.column] else { return text }
    let several = roles.figures.count > 1
    let isThere = several && column.emptyCount > 0 ? "\(name) is not missing" : nil
    let conditions = [condition, isThere].compactMap { $0 }
    if !conditions.isEmpty {
      let remark = [condition == nil ? nil : rows, isThere == nil ? nil : counted(column.emptyCount, "empty cell")]
      text.add(
        0, "when: \(YAMLScalar.expression(conditions.joined(separator: " and ")))",
        remark.compactMap { $0 }.joined(separator: "; "))
    }
    text.add(facetFields ?? meaning(figure.guess, of: column.header))
    if column.header.isTotal, roles.figures.contains(where: { isPart($0, of: figure) }) {
      text.add(0, "level: total", "TODO: its header says that it sums others, which would count twice beside them")
    }
    let empty = several ? 0 : column.emptyCount
    text.add(value(name, number, [column], empty: empty, firstEmpty: column.firstEmptyLine, scale: figure.guess.scale))
    return text
  }

  /// Whether a figure may be one of those that another sums, by what both are.
  private func isPart(_ figure: Roles.Figure, of total: Roles.Figure) -> Bool {
    !columns[figure.column].header.isTotal && figure.guess.measure == total.guess.measure
      && figure.guess.unit == total.guess.unit
  }

  private static func alternatives(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or \(words.last ?? "")"
  }

  private func meaning(_ guess: FigureGuess, of header: String) -> DraftText {
    var text = DraftText()
    text.add(
      0, "basis: \(guess.basis)",
      "TODO: \(Self.alternatives(Basis.allCases.map(\.rawValue))); "
        + (guess.isBasisSaid ? "guessed from words" : "no word says which")
    )
    text.add(
      0, "measure: \(guess.measure)",
      "TODO: \(Self.alternatives(Measure.allCases.map(\.rawValue))); "
        + (guess.isSaid
          ? "guessed from words about \(YAMLScalar.shown(header))" : "no word says what \(YAMLScalar.shown(header)) is")
    )
    if let units, guess.measure == "money" {
      text.add(0, units.field, "TODO: by the words of '\(units.source)'")
      return text
    }
    let unit =
      guess.unit.hasPrefix("XXX") ? "TODO: no currency is named; XXX stands for none" : "TODO: guessed from words"
    text.add(0, "unit: \(guess.unit)", unit)
    return text
  }

  /// What a figure is, by the words of a column; nil where there is none.
  private var facetFields: DraftText? {
    guard let facets = roles.facets, let name = names.ofColumns[facets.column] else { return nil }
    var text = DraftText()
    for key in ["basis", "measure", "unit"] { text.add(0, "\(key): {from: \(name), lookup: kinds}") }
    return text
  }

  private var wideFigure: DraftText {
    var text = DraftText()
    guard let wide = roles.wide else {
      text.add(
        0, "when: 1 == 2",
        "TODO: no column of figures was found, so that no record is made; read one in 'value', and take this line out")
      text.add(meaning(FigureGuess(HeaderWords(""), context: context), of: "the file"))
      text.add(0, "value: {const: '1', type: integer}")
      return text
    }
    let group = wide.columns.map { columns[$0] }
    var shapes = ShapeTally()
    for column in group { shapes.merge(column.shapes) }
    text.add(
      facetFields
        ?? meaning(
          FigureGuess(HeaderWords(wide.words), context: context), of: "the columns \(group[0].header) and so on")
    )
    let filled = group.reduce(0) { $0 + $1.filledCount }
    let empty = max(0, group.reduce(0) { $0 + $1.emptyCount } - titleRows * group.count)
    let guess = roles.facets == nil ? FigureGuess(HeaderWords(wide.words), context: context) : nil
    let number = NumberGuess(shapes, filled: filled) ?? NumberGuess(shapes)
    text.add(
      value(
        cell, number, group, empty: empty,
        firstEmpty: titleRows > 0 ? nil : group.compactMap(\.firstEmptyLine).min(), scale: guess?.scale))
    return text
  }

  /// The field `value`, with what its cells need.
  private func value(
    _ name: String, _ number: NumberGuess, _ columns: [ColumnProfile], empty: Int, firstEmpty: Int?, scale: Int?
  ) -> DraftText {
    var steps = ["from: \(name)", "type: \(number.isInteger ? "integer" : "decimal")"]
    var remarks: [String] = []
    if !number.thousands.isEmpty { steps.append("thousands: \(YAMLScalar.list(number.thousands))") }
    if let decimal = number.decimal { steps.append("decimal: \(YAMLScalar.written(decimal))") }
    if number.rounds { steps.append("round: 6") }
    if let doubt = number.doubt { remarks.append("TODO: \(doubt)") }
    let values = columns.flatMap { $0.isCut ? [] : $0.values }
    var missing: [(String, String)] = empty > 0 ? [("", "not-reported")] : []
    var tokens = Set<String>()
    for value in values where CellShape(value.text) == .missing && tokens.insert(value.text).inserted {
      missing.append((value.text, "not-reported"))
    }
    if tokens.isEmpty, let first = number.shapes.first(.missing) { missing.append((first.text, "not-reported")) }
    if !missing.isEmpty {
      steps.append("missing: \(YAMLScalar.table(missing))")
      let first = firstEmpty.map { ", the first on line \($0)" } ?? ""
      let words = empty > 0 ? "\(counted(empty, "empty cell"))\(first)" : ""
      let said =
        tokens.isEmpty
        ? ""
        : (empty > 0 ? ", and " : "") + "\(counted(number.shapes[.missing], "cell")) with "
          + tokens.sorted().map { YAMLScalar.shown($0) }.joined(separator: ", ")
      remarks.append("TODO: \(words)\(said): no-delivery, not-reported, withheld or another reason?")
    }
    var strip: [String] = number.hasCurrency ? currencySigns(values) : []
    var flags: [(String, String)] = []
    if let first = number.brackets {
      flags.append((#"^\((.*)\)$"#, "estimated-value"))
      remarks.append(
        "TODO: \(counted(number.shapes[.bracketed], "number")) in brackets, such as '\(first.text)' on line "
          + "\(first.line)"
      )
    }
    for mark in marks(values) {
      switch mark {
      case "e": flags.append((#"^(.*\d) ?e$"#, "estimated-value"))
      case "p": flags.append((#"^(.*\d) ?p$"#, "provisional"))
      default: strip += [mark, " "]
      }
      remarks.append("TODO: a mark '\(mark)' stands behind numbers")
    }
    if !strip.isEmpty { steps.append("strip: \(YAMLScalar.list(strip))") }
    if !flags.isEmpty { steps.append("flags: \(YAMLScalar.table(flags))") }
    if let scale {
      steps.append("scale: \(scale)")
      remarks.append("TODO: words speak of \(scale == 1000 ? "thousands" : "millions")")
    }
    if let line = preamble.rounding, number.isInteger, roles.wide != nil {
      steps.append("rounded: 1")
      remarks.append("TODO: line \(line) speaks of rounding, and the numbers are whole")
    }
    if let first = number.shapes.first(.failed) {
      remarks.append(
        "TODO: \(counted(number.shapes[.failed], "cell")) with a formula that failed, such as '\(first.text)' on line "
          + "\(first.line): rejects, until 'missing' gives a reason or the publisher the figure"
      )
    }
    let odd = number.refused.filter { $0 != .failed }
    let refused = number.shapes[odd]
    if refused > 0, let first = odd.compactMap({ number.shapes.first($0) }).min(by: { $0.line < $1.line }) {
      remarks.append(
        "rejects: \(counted(refused, "cell")) in no such form, such as \(YAMLScalar.shown(first.text, most: 30)) on line "
          + "\(first.line)"
      )
    }
    if number.shapes.negatives > 0 { remarks.append("\(counted(number.shapes.negatives, "number")) below zero") }
    var text = DraftText()
    for remark in remarks { text.remark(0, remark) }
    text.add(0, "value: {\(steps.joined(separator: ", "))}")
    return text
  }

  private func currencySigns(_ values: [ColumnProfile.Value]) -> [String] {
    let signs = ["€", "$", "£", "¥", "EUR", "USD", "GBP", "CHF"]
    return signs.filter { sign in values.contains { CellShape($0.text) == .currency && $0.text.contains(sign) } } + [
      " "
    ]
  }

  private func marks(_ values: [ColumnProfile.Value]) -> [String] {
    Set(values.filter { CellShape($0.text) == .marked }.compactMap { $0.text.last.map(String.init) }).sorted()
  }
}
