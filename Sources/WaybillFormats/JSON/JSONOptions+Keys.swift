public import WaybillCore

extension JSONOptions {
  /// The keys of a mapping's `read:` that say where the rows of a JSON text are; `columns`, `columns_matching` and `ignore`
  /// are the language's own.
  public static let specs: [OptionSpec] =
    [
      OptionSpec(
        "rows", .named("path"),
        help: "The path of the rows, such as `$.data[*]`; `$[*]`, the elements of the array at the top, when left out."),
      OptionSpec(
        "parents", .entries(.named("path"), of: "paths"),
        help:
          "Values above the rows, each by a name of the mapping's own; every row under it has its text. Its path has no "
          + "other `[*]` than those of the rows'."),
      OptionSpec("null", .text, help: "The text of a cell that is `null`; empty when left out."),
      OptionSpec(
        "nesting", .integer(from: 1, to: 1000),
        help: "The most objects and arrays within each other; 64 when left out."),
      OptionSpec("encoding", .words(of: TextEncoding.self), help: "What the bytes stand for; `utf-8` when left out."),
    ] + MemberChoice.specs

  /// Reads the keys of ``specs``, and notes in the table what is wrong with them.
  public init(reading options: inout OptionTable) {
    self.init()
    if let path = options.path("rows") { rows = path }
    for entry in options.table("parents") ?? [] {
      guard let path = options.path(of: entry.value, key: entry.key) else { continue }
      if JSONQuery.stands(path, besideRows: rows, among: parents.map(\.path)) {
        parents.append(Parent(entry.key, path))
      } else {
        options.problem(.badParent(entry.key, path, rows: rows, at: entry.value.place))
      }
    }
    null = options.text("null") ?? ""
    if let nesting = options.integer("nesting", from: 1, to: 1000) { limits.nesting = nesting }
    if let encoding = options.encoding() { self.encoding = encoding }
    bytes.choice = MemberChoice(reading: &options)
    expected = options.expectedHeaders
  }
}

extension OptionTable {
  fileprivate mutating func path(_ key: String) -> JSONPath? {
    guard let node = self[key] else { return nil }
    return path(of: node, key: key)
  }

  fileprivate mutating func path(of node: ConfigNode, key: String) -> JSONPath? {
    guard let text = node.text else {
      problem(.wrongShape(key, expected: "a text", found: node.kind, at: node.place))
      return nil
    }
    if let path = JSONPath(text) { return path }
    let expected = "a path of keys and [*] such as $.data[*].rows[*] or $['a key'][*]"
    problem(.badOption(key, expected: expected, found: text, at: node.place))
    return nil
  }
}
