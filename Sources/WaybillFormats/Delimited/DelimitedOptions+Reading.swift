public import WaybillCore

extension DelimitedOptions {
  /// The keys of a mapping's `read:` that say how a delimited text is read.
  public static let specs: [OptionSpec] = [
    OptionSpec("delimiter", "character or 'tab'", help: "what stands between cells; a comma when absent"),
    OptionSpec("quote", "character or 'none'", help: "what stands around cells; a double quote when absent"),
    OptionSpec("encoding", "encoding", help: "utf-8, windows-1252 or iso-8859-1; utf-8 when absent"),
    OptionSpec(
      "header", "list of names, or table",
      help: "the names of the columns of a file without a header; or {first_cell: TEXT} or {contains: [TEXT, …]}; "
        + "when absent, the line with the most of the names that the mapping expects"),
    OptionSpec("capture", "table of patterns", help: "texts to take from the lines before the header, by name"),
    OptionSpec("until", "table", help: "where the rows stop: {cell: TEXT} for a first cell, or {line: PATTERN}"),
    OptionSpec("columns", "table of headers", help: "the columns that the mapping reads, by its own names"),
    OptionSpec("columns_matching", "table of patterns", help: "sets of columns whose headers match a pattern"),
    OptionSpec("ignore", "list of headers, or table", help: "the columns that the mapping does not read"),
  ]

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
    if let name = options.text("encoding"), let place = options["encoding"]?.place {
      if let encoding = TextEncoding(rawValue: name) {
        self.encoding = encoding
      } else {
        let known = TextEncoding.allCases.map(\.rawValue)
        options.problem(.unknownValue(name, of: "encoding", known: known, at: place))
      }
    }
    if let node = options["header"], let rule = options.headerRule(node) { header = rule }
    captures = options.patterns("capture").map { Capture($0.name, $0.pattern) }
    if let node = options["until"] { until = options.end(node) }
    let columns = options["columns"]?.table?.compactMap { $0.value.text ?? $0.value["header"]?.text } ?? []
    let ignored = options["ignore"]?.list?.compactMap(\.text) ?? options["ignore"]?.table?.map(\.key) ?? []
    expected = columns + ignored
    expectedPatterns = options.patterns("columns_matching").map(\.pattern)
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
    guard let (key, value) = only(of: node, in: "header", keys: ["first_cell", "contains"]) else { return nil }
    if key == "first_cell" { return text(of: value, key: key).map { .firstCell($0) } }
    let texts = (value.list ?? [value]).compactMap { text(of: $0, key: key) }
    if texts.isEmpty { problem(.badOption(key, expected: "at least one text", found: "[]", at: value.place)) }
    return .contains(texts)
  }

  fileprivate mutating func end(_ node: ConfigNode) -> DelimitedOptions.End? {
    guard let (key, value) = only(of: node, in: "until", keys: ["cell", "line"]),
      let text = text(of: value, key: key)
    else { return nil }
    return key == "cell" ? .cell(text) : pattern(text, key: key, at: value.place).map { .line($0) }
  }

  /// The one entry of a table that may have one of a few keys.
  private mutating func only(
    of node: ConfigNode, in name: String, keys: [String]
  ) -> (key: String, value: ConfigNode)? {
    guard let entries = node.table, entries.count == 1, let entry = entries.first else {
      let expected = "a table with one of the keys \(keys.map { "'\($0)'" }.joined(separator: " and "))"
      problem(.wrongShape(name, expected: expected, found: node.shape, at: node.place))
      return nil
    }
    if keys.contains(entry.key) { return (entry.key, entry.value) }
    problem(.unknownKey(entry.key, known: keys, at: entry.keyPlace))
    return nil
  }

  /// The patterns of a table, by name.
  fileprivate mutating func patterns(_ key: String) -> [(name: String, pattern: Pattern)] {
    guard let node = self[key] else { return [] }
    guard let entries = node.table else {
      problem(.wrongShape(key, expected: "a table of patterns", found: node.kind, at: node.place))
      return []
    }
    var patterns: [(name: String, pattern: Pattern)] = []
    for entry in entries {
      guard let text = text(of: entry.value, key: entry.key),
        let pattern = pattern(text, key: entry.key, at: entry.value.place)
      else { continue }
      patterns.append((entry.key, pattern))
    }
    return patterns
  }

  private mutating func text(of node: ConfigNode, key: String) -> String? {
    if let text = node.text { return text }
    problem(.wrongShape(key, expected: "a text", found: node.kind, at: node.place))
    return nil
  }

  private mutating func pattern(_ source: String, key: String, at place: Place) -> Pattern? {
    do {
      return try Pattern(source)
    } catch {
      problem(.badPattern(key, error, at: place))
      return nil
    }
  }
}

extension ConfigNode {
  fileprivate var shape: String {
    guard let count = table?.count else { return kind }
    return "a table with \(count) keys"
  }
}
