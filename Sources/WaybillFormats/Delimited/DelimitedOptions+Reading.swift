public import WaybillCore

extension DelimitedOptions {
  /// Reads the keys of ``specs``, and notes in the table what is wrong with them.
  ///
  /// Of `columns`, `columns_matching` and `ignore` only the headers are read, as those that the file should have; the
  /// shape of what else stands there is the mapping's to judge.
  public init(reading options: inout OptionTable) {
    self.init()
    if let delimiter = options.character("delimiter", word: "tab", meaning: tab) { self.delimiter = delimiter }
    if options["quote"]?.text == "none" {
      quote = nil
    } else if let quote = options.character("quote", word: "none") {
      self.quote = quote
    }
    if quote == delimiter, let node = options["quote"] ?? options["delimiter"] {
      options.problem(
        .badOption("quote", expected: "another character than the delimiter", found: node.text ?? "", at: node.place))
    }
    if let encoding = options.encoding() { self.encoding = encoding }
    if let node = options["header"] {
      if let rule = options.headerRule(node) { header = rule }
      if node.table != nil { headerLines = options.headerLines(node) }
    }
    bytes.choice = MemberChoice(reading: &options)
    captures = options.patterns("capture").map { Capture($0.name, $0.pattern) }
    if let node = options["tables"] { tables = options.tables(node, header) }
    joinsBrokenLines = options.isTrue("join_broken_lines")
    if let node = options["until"] { until = options.end(node) }
    expected = options.expectedHeaders
    let ignored = options.patterns(ofList: "ignore_matching")
    expectedPatterns = options.patterns("columns_matching").map(\.pattern) + ignored
  }
}

extension OptionTable {
  /// A key whose value is one ASCII character, or a word for one.
  fileprivate mutating func character(_ key: String, word: String, meaning: UInt8? = nil) -> UInt8? {
    guard let text = text(key), let place = self[key]?.place else { return nil }
    if text == word, let meaning { return meaning }
    if let byte = text.utf8.first, text.utf8.count == 1, byte > space, byte < 0x7F { return byte }
    problem(.badOption(key, expected: "one printable ASCII character or '\(word)'", found: text, at: place))
    return nil
  }

  fileprivate mutating func headerRule(_ node: ConfigNode) -> DelimitedOptions.HeaderRule? {
    if node.list != nil {
      let names = texts("header") ?? []
      var seen = Set<String>()
      for name in names where !seen.insert(name.text).inserted {
        problem(.badOption("header", expected: "a list of different names", found: name.text, at: name.place))
      }
      if names.isEmpty { problem(.badOption("header", expected: "at least one name", found: "[]", at: node.place)) }
      return .absent(columns: names.map(\.text))
    }
    guard let entries = node.table, !entries.isEmpty, node["first_cell"] == nil || node["contains"] == nil else {
      let expected = "a table with one of the keys 'first_cell' and 'contains'"
      problem(.wrongShape("header", expected: expected, found: node.shape, at: node.place))
      return nil
    }
    if let value = node["first_cell"] { return text(of: value, key: "first_cell").map { .firstCell($0) } }
    guard let value = node["contains"] else { return .byContent }
    let texts = (value.list ?? [value]).compactMap { text(of: $0, key: "contains") }
    if texts.isEmpty { problem(.badOption("contains", expected: "at least one text", found: "[]", at: value.place)) }
    return .contains(texts)
  }

  /// How the lines of the header are joined, where `header` is a table.
  fileprivate mutating func headerLines(_ node: ConfigNode) -> DelimitedOptions.HeaderLines {
    var table = OptionTable(node.table ?? [], at: node.place)
    table.check(DelimitedOptions.headerSection.keys)
    var lines = DelimitedOptions.HeaderLines()
    if let count = table.integer("rows", from: 1, to: 10) { lines.count = count }
    if let join = table.text("join") { lines.join = join }
    lines.fillsRight = table.isTrue("fill_right")
    if (table["rows"]?.text ?? "1") == "1" {
      for key in ["join", "fill_right"] {
        guard let place = table[key]?.place else { continue }
        table.problem(.uselessOption(key, without: "'rows' of 2 or more", at: place))
      }
    }
    take(table)
    return lines
  }

  /// The tables of a file that has several.
  fileprivate mutating func tables(
    _ node: ConfigNode, _ header: DelimitedOptions.HeaderRule
  ) -> DelimitedOptions.Tables? {
    guard let entries = node.table else {
      problem(.wrongShape("tables", expected: "a table", found: node.kind, at: node.place))
      return nil
    }
    var table = OptionTable(entries, at: node.place)
    table.check(DelimitedOptions.tableSection.keys)
    let begin = table.text("begin").flatMap { text in
      table["begin"].flatMap { table.pattern(text, key: "begin", at: $0.place) }
    }
    let captures = table.patterns("capture").map { DelimitedOptions.Capture($0.name, $0.pattern) }
    let repeats = table.text("header")
    let isAbsent = if case .absent = header { true } else { false }
    if let repeats, let place = table["header"]?.place {
      if !["each", "once"].contains(repeats) {
        table.problem(.unknownValue(repeats, of: "header", known: ["each", "once"], at: place))
      } else if isAbsent, repeats == "each" {
        table.problem(.badOption("header", expected: "'once' in a file without a header", found: repeats, at: place))
      }
    }
    take(table)
    return begin.map { .init(begin: $0, captures: captures, repeatsHeader: repeats != "once" && !isAbsent) }
  }

  /// Whether a key is there, whose only value is `true`.
  fileprivate mutating func isTrue(_ key: String) -> Bool {
    guard let text = text(key), let place = self[key]?.place else { return false }
    if text != "true" { problem(.badOption(key, expected: "'true', or left out", found: text, at: place)) }
    return text == "true"
  }

  /// Takes over the problems of a table within this one.
  private mutating func take(_ table: OptionTable) {
    var found = Diagnostics()
    table.finish(into: &found)
    for diagnostic in found.all { problem(diagnostic) }
  }

  /// The patterns of a list.
  fileprivate mutating func patterns(ofList key: String) -> [Pattern] {
    (texts(key) ?? []).compactMap { pattern($0.text, key: key, at: $0.place) }
  }

  fileprivate mutating func end(_ node: ConfigNode) -> DelimitedOptions.End? {
    guard let (key, value) = only(of: node, in: "until", DelimitedOptions.endSection),
      let text = text(of: value, key: key)
    else { return nil }
    return key == "cell" ? .cell(text) : pattern(text, key: key, at: value.place).map { .line($0) }
  }

  /// The one entry of a table that may have one of a few keys.
  private mutating func only(
    of node: ConfigNode, in name: String, _ section: OptionSection
  ) -> (key: String, value: ConfigNode)? {
    let keys = section.keys.map(\.name)
    guard let entries = node.table, entries.count == 1, let entry = entries.first else {
      problem(.wrongShape(name, expected: section.expected, found: node.shape, at: node.place))
      return nil
    }
    if keys.contains(entry.key) { return (entry.key, entry.value) }
    problem(.unknownKey(entry.key, known: keys, at: entry.keyPlace))
    return nil
  }
}

extension ConfigNode {
  fileprivate var shape: String {
    guard let count = table?.count else { return kind }
    return "a table with \(counted(count, "key"))"
  }
}
