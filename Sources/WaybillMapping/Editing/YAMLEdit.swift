/// Adds entries to tables of a YAML text, and leaves every other character as it is.
struct YAMLEdit {
  /// An entry to add, as it is written.
  struct Line {
    let key: String
    let value: String
  }

  private let text: [Unicode.Scalar]
  private let root: YAMLLayout
  /// What to put in place of what, by where it begins.
  private var changes: [(range: Range<Int>, text: String)] = []
  private let lineEnd: String

  /// Begins a change of a text without a byte order mark, which ``YAMLReader`` has read.
  init(_ bytes: [UInt8]) throws(YAMLSyntaxError) {
    root = try YAMLLayout(of: bytes)
    let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    let first = text[(text.firstIndex(where: Self.isBreak) ?? text.endIndex)...].prefix(2)
    lineEnd = first.first == "\r" ? (first.last == "\n" ? "\r\n" : "\r") : "\n"
    self.text = text
  }

  /// Adds entries to the table at a path of keys, of which the last may be absent; false when the others are not there.
  mutating func add(_ lines: [Line], to path: [String]) -> Bool {
    var (parent, table) = (YAMLLayout.Table?.none, root.table)
    for (depth, key) in path.enumerated() {
      guard let here = table else { return false }
      guard let next = here[key] else {
        guard depth == path.count - 1 else { return false }
        let written = YAMLScalar.written(key)
        if here.isFlow, !canUnfold(here, in: parent) {
          extend(here, with: [Line(key: written, value: "{\(lines.map(inline).joined(separator: ", "))}")])
        } else {
          let column = (here.isFlow ? indent(under: parent) : here.column)
          let inner = lines.flatMap { block($0, at: column + Self.step) }
          add([blanks(column) + written + ":"] + inner, to: here, in: parent)
        }
        return true
      }
      guard let found = next.table else { return false }
      (parent, table) = (here, found)
    }
    guard let table else { return false }
    if table.isFlow, !canUnfold(table, in: parent) {
      extend(table, with: lines)
    } else {
      let column = table.isFlow ? indent(under: parent) : table.column
      add(lines.flatMap { block($0, at: column) }, to: table, in: parent)
    }
    return true
  }

  /// The text with all that was added.
  func result() -> [UInt8] {
    var result = text
    for change in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      result.replaceSubrange(change.range, with: change.text.unicodeScalars)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: result)
    return Array(String(view).utf8)
  }

  private static let step = 2

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  private func indent(under parent: YAMLLayout.Table?) -> Int { (parent?.column ?? 0) + Self.step }

  // MARK: Entries as they are written

  private func inline(_ line: Line) -> String {
    isLong(line) ? "? \(line.key) : \(line.value)" : "\(line.key): \(line.value)"
  }

  private func block(_ line: Line, at column: Int) -> [String] {
    if !isLong(line) { return ["\(blanks(column))\(line.key): \(line.value)"] }
    return ["\(blanks(column))? \(line.key)", "\(blanks(column)): \(line.value)"]
  }

  private func isLong(_ line: Line) -> Bool { line.key.unicodeScalars.count >= YAMLScalar.longestKey }

  // MARK: Tables over several lines

  private mutating func add(_ lines: [String], to table: YAMLLayout.Table, in parent: YAMLLayout.Table?) {
    if table.isFlow { return unfold(table, in: parent, adding: lines) }
    let end = endOfLine(table.range.upperBound)
    let isWhole = end == 0 || Self.isBreak(text[end - 1])
    let added = lines.joined(separator: lineEnd)
    changes.append((end..<end, isWhole ? added + lineEnd : lineEnd + added))
  }

  /// Where the line begins that follows the one with the last character of a node.
  private func endOfLine(_ position: Int) -> Int {
    var end = position
    // A block text ends where the next line begins.
    if end > 0, Self.isBreak(text[end - 1]) || onlyBlanks(before: end) { return startOfLine(end) }
    while end < text.count, !Self.isBreak(text[end]) { end += 1 }
    if end < text.count, text[end] == "\r", end + 1 < text.count, text[end + 1] == "\n" { end += 1 }
    return min(end + 1, text.count)
  }

  private func startOfLine(_ position: Int) -> Int {
    var start = position
    while start > 0, !Self.isBreak(text[start - 1]) { start -= 1 }
    return start
  }

  private func onlyBlanks(before position: Int) -> Bool {
    text[startOfLine(position)..<position].allSatisfy { $0 == " " }
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  // MARK: Tables in braces

  /// Whether a table in braces can become lines of its own: it is the value on the line of its key.
  private func canUnfold(_ table: YAMLLayout.Table, in parent: YAMLLayout.Table?) -> Bool {
    guard let parent, !parent.isFlow else { return false }
    return !text[table.range].contains(where: Self.isBreak) && !onlyBlanks(before: table.range.lowerBound)
  }

  /// Writes the entries of a table in braces on lines of their own; what stands behind the brace stays behind the key.
  private mutating func unfold(_ table: YAMLLayout.Table, in parent: YAMLLayout.Table?, adding lines: [String]) {
    let start = blanks(indent(under: parent))
    let own = table.entries.map { entry in
      let (key, value) = (string(entry.keyRange), string(entry.value.range))
      return value.isEmpty ? "\(start)\(key):" : "\(start)\(key): \(value)"
    }
    var begin = table.range.lowerBound
    while begin > 0, text[begin - 1] == " " { begin -= 1 }
    let end = endOfLine(table.range.upperBound)
    let isWhole = Self.isBreak(text[end - 1])
    let rest = string(table.range.upperBound..<end).filter { !$0.isNewline }
    let whole = ([rest.allSatisfy { $0 == " " } ? "" : rest] + own + lines).joined(separator: lineEnd)
    changes.append((begin..<end, isWhole ? whole + lineEnd : whole))
  }

  /// Puts entries behind the last one of a table in braces, on lines of their own where that one has its own.
  private mutating func extend(_ table: YAMLLayout.Table, with lines: [Line]) {
    let written = lines.map(inline)
    guard let last = table.entries.last else {
      let position = table.range.lowerBound + 1
      changes.append((position..<position, written.joined(separator: ", ")))
      return
    }
    let position = last.value.range.upperBound
    let key = last.keyRange.lowerBound
    let between = onlyBlanks(before: key) ? ",\(lineEnd)\(string(startOfLine(key)..<key))" : ", "
    changes.append((position..<position, written.map { between + $0 }.joined()))
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[range])
    return String(view)
  }
}
