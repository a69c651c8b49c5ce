import WaybillCore
import WaybillFormats

/// Reads `tests:`, gathering problems; what an expectation says is put into the words that records have.
struct MappingTestReader {
  private(set) var problems = Diagnostics()
  /// What the mapping's adapter reads a text in.
  private let encoding: TextEncoding

  /// Makes a reader for a mapping whose `read:` has this `encoding`, if any.
  init(encoding: String?) {
    // Of an encoding that there is not, the adapter speaks.
    self.encoding = encoding.flatMap(TextEncoding.init(rawValue:)) ?? .utf8
  }

  /// The tests in their order.
  mutating func read(_ node: ConfigNode?) -> [MappingTest] {
    guard let node else { return [] }
    guard let list = node.list else {
      problems.add(.wrongShape("tests", expected: "a list of tests", found: node.kind, at: node.place))
      return []
    }
    var names: [String: Place] = [:]
    return list.compactMap { element in
      guard let entries = element.table else {
        problems.add(.wrongShape("tests", expected: "a list of tables", found: element.kind, at: element.place))
        return nil
      }
      var table = OptionTable(entries, at: element.place)
      table.check(MappingTest.keys)
      let name = table.text("name") ?? ""
      let place = table["name"]?.place ?? element.place
      if let first = names.updateValue(place, forKey: name), table["name"] != nil {
        problems.add(.duplicateName("test", name, at: place, first: first))
      }
      let given = given(&table)
      let records = expectations("expect", &table, keys: MappingTest.recordKeys) { $0.record($1) }
      let rejects = expectations("rejects", &table, keys: MappingTest.rejectKeys) { $0.text($1.key, $1.value) }
      table.finish(into: &problems)
      let recordsPlace = table["expect"]?.place ?? element.place
      return given.map {
        MappingTest(
          name: name, place: place, given: $0, records: records, rejects: rejects, recordsPlace: recordsPlace,
          rejectsPlace: table["rejects"]?.place ?? recordsPlace)
      }
    }
  }

  private mutating func given(_ table: inout OptionTable) -> MappingTest.Given? {
    let (text, file) = (table.text("given"), table.text("given_file"))
    guard (table["given"] == nil) != (table["given_file"] == nil) else {
      problems.add(.testGiven(at: table.place))
      return nil
    }
    if let file, let place = table["given_file"]?.place { return .file(file, place) }
    guard let text, let place = table["given"]?.place else { return nil }
    do throws(TextEncoding.MissingCharacter) {
      return .bytes(try encoding.bytes(of: text))
    } catch {
      problems.add(.testCharacter(error, encoding, at: place))
      return nil
    }
  }

  /// The tables of a list, each key put into words by `words`.
  private mutating func expectations(
    _ key: String, _ table: inout OptionTable, keys: [OptionSpec],
    words: (inout Self, ConfigNode.Entry) -> String?
  ) -> [MappingTest.Expectation] {
    (table.list(key) ?? []).compactMap { element in
      guard let entries = element.table else {
        problems.add(.wrongShape(key, expected: "a list of tables", found: element.kind, at: element.place))
        return nil
      }
      var section = OptionTable(entries, at: element.place)
      section.check(keys)
      section.finish(into: &problems)
      let known = entries.filter { entry in keys.contains { $0.name == entry.key } }
      return MappingTest.Expectation(
        wanted: known.compactMap { entry in
          words(&self, entry).map { .init(key: entry.key, text: $0, place: entry.value.place) }
        }, place: element.place)
    }
  }

  /// What a field of a record must read.
  private mutating func record(_ entry: ConfigNode.Entry) -> String? {
    switch RecordWords.Field(rawValue: entry.key) {
    case .flags: return flags(entry.value)
    case .value:
      return text(entry.key, entry.value, as: "a value such as 12, 1.5 to 2.5 or at least 0") {
        RecordWords.value($0).map { RecordWords.value($0) }
      }
    case .period:
      return text(entry.key, entry.value, as: "a period such as 2021, 2012-2013 or 2021-03-01") {
        RecordWords.period($0).map { RecordWords.period($0) }
      }
    case .line, .emit:
      return text(entry.key, entry.value, as: "a whole number") { Int($0).map { String($0) } }
    default:
      guard let text = text(entry.key, entry.value) else { return nil }
      if let words = RecordField(rawValue: entry.key)?.words, !words.contains(text) {
        problems.add(.unknownValue(text, of: entry.key, known: words, at: entry.value.place))
      }
      return text
    }
  }

  private mutating func flags(_ node: ConfigNode) -> String? {
    var flags: Flags = []
    for element in node.list ?? [node] {
      if let flag = element.text.flatMap(Flags.init(name:)) {
        flags.insert(flag)
      } else {
        problems.add(
          .unknownValue(element.text ?? element.kind, of: "flags", known: Flags.names, at: element.place))
      }
    }
    return RecordWords.flags(flags)
  }

  private mutating func text(_ key: String, _ node: ConfigNode) -> String? {
    if let text = node.text { return text }
    problems.add(.wrongShape(key, expected: "a text", found: node.kind, at: node.place))
    return nil
  }

  private mutating func text(
    _ key: String, _ node: ConfigNode, as expected: String, read: (String) -> String?
  ) -> String? {
    guard let text = text(key, node) else { return nil }
    if let words = read(text) { return words }
    problems.add(.badOption(key, expected: expected, found: text, at: node.place))
    return nil
  }
}
