public import WaybillCore

extension DelimitedOptions {
  /// The keys of a mapping's `read:` that say how a delimited text is read; `columns`, `columns_matching` and `ignore` are
  /// the language's own.
  public static let specs: [OptionSpec] = [
    OptionSpec(
      "delimiter", .anyOf([.character, .choice(["tab"])]), help: "What stands between cells; a comma when left out."),
    OptionSpec(
      "quote", .anyOf([.character, .choice(["none"])]), help: "What stands around cells; a double quote when left out."),
    OptionSpec("encoding", .words(of: TextEncoding.self), help: "What the bytes stand for; `utf-8` when left out."),
    OptionSpec(
      "header", .anyOf([.list(.text, of: "names"), .table(headerSection)]),
      help:
        "Where the header is; or the names of the columns of a file without one, by position. When left out, it is the "
        + "line, among the first 200, with the most of the headers that the mapping names."),
    captureSpec,
    OptionSpec(
      "until", .table(endSection),
      help: "Where the rows stop before the end of the file; no row stands there or after it."),
  ]

  /// The key for texts above the header, which adapters of known layouts have too.
  public static let captureSpec = OptionSpec(
    "capture", .entries(.pattern, of: "patterns"),
    help:
      "Texts to take from the lines above the header, each by a name of the mapping's own: what the pattern's first "
      + "group matched, or all that it matched. `vintage` is kept as the vintage of the file.")

  static let headerSection = OptionSection(
    "header", title: "`header`", help: "How the line of the header is found.",
    keys: [
      OptionSpec("first_cell", .text, help: "The header is the first line whose first cell is this text."),
      OptionSpec(
        "contains", .oneOrMany(.text, of: "texts"), help: "The header is the first line that has all of these cells."),
    ],
    rules: [.exactlyOne(["first_cell", "contains"])])

  static let endSection = OptionSection(
    "until", title: "`until`", help: "Where the rows stop before the end of the file.",
    keys: [
      OptionSpec("cell", .text, help: "The rows stop at the first whose first cell is this text."),
      OptionSpec("line", .pattern, help: "The rows stop at the first whose line matches."),
    ],
    rules: [.exactlyOne(["cell", "line"])])

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
    guard let (key, value) = only(of: node, in: "header", DelimitedOptions.headerSection) else {
      return nil
    }
    if key == "first_cell" { return text(of: value, key: key).map { .firstCell($0) } }
    let texts = (value.list ?? [value]).compactMap { text(of: $0, key: key) }
    if texts.isEmpty { problem(.badOption(key, expected: "at least one text", found: "[]", at: value.place)) }
    return .contains(texts)
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

  /// The patterns of a table, by name.
  fileprivate mutating func patterns(_ key: String) -> [(name: String, pattern: Pattern)] {
    var patterns: [(name: String, pattern: Pattern)] = []
    for entry in table(key) ?? [] {
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
