import WaybillMapping

/// Which unit a figure is in, where a text beside it tells: the name of its sheet, the title of its section, or what
/// stands in brackets behind the name of its party.
struct UnitTable {
  /// The name of the lookup.
  let name: String
  /// What the field reads.
  let source: String
  /// How the text is taken out of what is read; empty where it is the whole.
  let steps: String
  /// Each text with the unit that it seems to mean; nil where nothing says so.
  let entries: [(text: String, unit: String?, comment: String)]

  /// Finds the text; nil where all figures are in one unit, or the figures are no money.
  init?(_ writer: DraftWriter) {
    var names = writer.names
    name = names.free("units")
    let roles = writer.roles
    let figures = roles.figures.map(\.guess)
    let wide = roles.wide.map { FigureGuess(HeaderWords($0.words), context: writer.context) }
    guard roles.facets == nil, (figures + [wide].compactMap { $0 }).contains(where: { $0.measure == "money" }) else {
      return nil
    }
    if let column = roles.currency.map({ writer.columns[$0] }), let source = writer.names.ofColumns[column.position] {
      self.source = source
      steps = ""
      entries =
        column.values.map { ($0.text, Currency.code(of: $0.text), "\(counted($0.count, "row")), line \($0.line)") }
        + (column.emptyCount > 0 ? [("", nil, counted(column.emptyCount, "empty cell"))] : [])
      return
    }
    let parties = [roles.exporter, roles.destination].compactMap { $0 }
    if let column = parties.first(where: { roles.party($0)?.units.isEmpty == false }),
      let source = writer.names.ofColumns[column], let units = roles.party(column)?.units
    {
      self.source = source
      let bare = writer.columns[column].filledCount - units.reduce(0) { $0 + $1.count }
      entries =
        units.map { ($0.text, Currency.code(of: $0.text), "\(counted($0.count, "row")), line \($0.line)") }
        + (bare > 0 ? [("", nil, "\(counted(bare, "row")) without brackets")] : [])
      steps = #", match: {'^.*\(([^()]*)\)$': '$1'"# + (bare > 0 ? ", '^.*$': ''}" : "}")
      return
    }
    steps = ""
    let tables = writer.survey.tables
    if let source = writer.tableName, Set(tables.map(\.figure.unit)).count > 1 {
      self.source = source
      entries = tables.map { ($0.name, $0.figure.unit == "XXX" ? nil : $0.figure.unit, "") }
      return
    }
    guard let source = writer.sectionName, let titles = roles.section?.titles else { return nil }
    let units = titles.map { FigureGuess(HeaderWords($0.text), context: writer.context).unit }
    guard Set(units).count > 1 else { return nil }
    self.source = source
    entries = zip(titles, units).map { ($0.text, $1.hasPrefix("XXX") ? nil : $1, "line \($0.line)") }
  }

  /// The field `unit`.
  var field: String { "unit: {from: \(source)\(steps), lookup: \(name)}" }

  /// The lookup.
  var lookup: DraftText {
    var text = DraftText()
    text.add(2, "\(name):")
    text.add(4, "map:")
    for entry in entries {
      let question = entry.unit == nil ? "TODO: XXX stands for no currency" : "TODO: guessed from words"
      text.add(
        6, "\(YAMLScalar.written(entry.text)): {unit: \(entry.unit ?? "XXX")}",
        entry.comment.isEmpty ? question : "\(question); \(entry.comment)")
    }
    text.add(4, "unmatched: reject")
    return text
  }
}
