package import WaybillCore
import WaybillFormats

extension FetchSection {
  /// Reads `fetch:` of a mapping; nil where it has problems, which are noted.
  static func read(_ node: ConfigNode, _ problems: inout Diagnostics) -> FetchSection? {
    guard let entries = node.table else {
      problems.add(.wrongShape("fetch", expected: "a table", found: node.kind, at: node.place))
      return nil
    }
    var table = OptionTable(entries, at: node.place)
    table.check(MappingKeys.fetch)
    let url = table.text("url") ?? ""
    let urlPlace = table["url"]?.place ?? node.place
    if !url.isEmpty, let problem = AddressText.problem(of: url, at: urlPlace) { table.problem(problem) }
    if table["body"] != nil, let form = table["form"] { table.problem(.bodyAndForm(at: form.place)) }
    let sends = table["body"] ?? table["form"]
    let method = table.choice("method", of: Method.self)
    if method == .get, sends != nil, let place = table["method"]?.place {
      table.problem(.badOption("method", expected: "'POST' beside 'body' or 'form'", found: "GET", at: place))
    }
    let section = FetchSection(
      url: url, urlPlace: urlPlace, method: method ?? (sends == nil ? .get : .post),
      headers: table.pairs("headers", names: false), body: table.text("body"),
      form: table["form"] == nil ? nil : table.pairs("form", names: false), parameters: table.pairs("parameters"),
      each: table.each(), secrets: table.pairs("secrets"), limits: Limits(reading: &table))
    table.checkParameters(of: section)
    var found = Diagnostics()
    table.finish(into: &found)
    problems.add(found)
    return found.hasErrors ? nil : section
  }
}

extension FetchSection.Limits {
  /// Reads the keys that mappings and pipelines share, noting their problems.
  package init(reading table: inout OptionTable) {
    answer = table["answer"] == nil ? nil : table.answer()
    redirects = (table.texts("redirects") ?? []).map(\.text)
    pause = table.seconds("pause")
    mostBytes = table.integer("at_most", from: 1, to: 65_536).map { Int64($0) << 20 }
  }
}

extension OptionTable {
  /// A number of seconds from 0 to a day.
  package mutating func seconds(_ key: String) -> Double? {
    guard let text = text(key), let place = self[key]?.place else { return nil }
    if let seconds = Double(text), (0...86_400).contains(seconds) { return seconds }
    problem(.badOption(key, expected: "a number of seconds from 0 to 86400", found: text, at: place))
    return nil
  }

  /// The values of a parameter: a text, a list of texts or a range of numbers; notes a problem for anything else.
  package mutating func values(_ key: String, in node: ConfigNode) -> [String]? {
    if let text = node.text { return [text] }
    if let list = node.list {
      let texts = list.compactMap(\.text)
      if texts.count == list.count, !texts.isEmpty, Set(texts).count == texts.count { return texts }
      problem(
        .wrongShape(
          key, expected: "a list of different texts", found: list.isEmpty ? "an empty list" : "another list",
          at: node.place))
      return nil
    }
    var range = OptionTable(node.table ?? [], at: node.place)
    range.check(MappingKeys.range)
    let (from, to) = (range.integer("from", from: 0), range.integer("to", from: 0))
    if let from, let to, from > to || to - from > 1000 {
      range.problem(
        .badOption(
          "to", expected: "from \(from) to \(from + 1000)", found: "\(to)", at: range["to"]?.place ?? node.place))
    }
    var problems = Diagnostics()
    range.finish(into: &problems)
    for found in problems.all { problem(found) }
    guard let from, let to, problems.isEmpty else { return nil }
    return (from...to).map(String.init)
  }

  /// The texts of a table, by their names; names of parameters are of lower-case words.
  fileprivate mutating func pairs(_ key: String, names: Bool = true) -> [FetchSection.Pair] {
    var pairs: [FetchSection.Pair] = []
    for entry in table(key) ?? [] {
      guard let text = entry.value.text else {
        problem(.wrongShape(entry.key, expected: "a text", found: entry.value.kind, at: entry.value.place))
        continue
      }
      if names, !Self.isName(entry.key) {
        problem(.badOption(key, expected: "lower-case words joined by '-'", found: entry.key, at: entry.keyPlace))
      }
      pairs.append(.init(name: entry.key, value: text))
    }
    return pairs
  }

  fileprivate mutating func each() -> FetchSection.Each? {
    guard let entries = table("each"), let place = self["each"]?.place else { return nil }
    guard entries.count == 1, let entry = entries.first else {
      problem(.wrongShape("each", expected: "a table of one name", found: "one of \(entries.count)", at: place))
      return nil
    }
    if !Self.isName(entry.key) {
      problem(.badOption("each", expected: "lower-case words joined by '-'", found: entry.key, at: entry.keyPlace))
    }
    return values(entry.key, in: entry.value).map { .init(name: entry.key, values: $0) }
  }

  fileprivate mutating func answer() -> AnswerRule {
    guard let node = self["answer"] else { return AnswerRule() }
    var table = OptionTable(node.table ?? [], at: node.place)
    table.check(MappingKeys.answer)
    var rule = AnswerRule(base64: table.text("base64"), kind: table.choice("kind", of: AnswerRule.Kind.self))
    if let pattern = table.text("begins"), let place = table["begins"]?.place {
      do { rule.begins = try Pattern(pattern) } catch { table.problem(.badPattern("begins", error, at: place)) }
    }
    var problems = Diagnostics()
    table.finish(into: &problems)
    for found in problems.all { problem(found) }
    return rule
  }

  /// Every name in braces is that of one parameter, and every parameter stands somewhere.
  fileprivate mutating func checkParameters(of section: FetchSection) {
    var seen = Set<String>()
    for key in ["parameters", "each", "secrets"] {
      for entry in self[key]?.table ?? [] where !seen.insert(entry.key).inserted {
        problem(.repeatedParameter(entry.key, at: entry.keyPlace))
      }
    }
    let used = Set(section.texts().flatMap(Placeholders.names))
    for key in ["parameters", "each", "secrets"] {
      for entry in self[key]?.table ?? [] where !used.contains(entry.key) && Self.isName(entry.key) {
        problem(.unusedFetchParameter(entry.key, at: entry.keyPlace))
      }
    }
    // A parameter that is itself faulty is known all the same.
    let known = ["parameters", "each", "secrets"].flatMap { (self[$0]?.table ?? []).map(\.key) }
    for key in ["url", "headers", "body", "form"] {
      guard let node = self[key] else { continue }
      for part in node.table?.map(\.value) ?? [node] {
        for name in Placeholders.names(in: part.text ?? "") where !known.contains(name) {
          problem(.unknownFetchParameter(name, known: known, at: part.place))
        }
      }
    }
  }
}
