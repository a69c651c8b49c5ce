import Testing
import WaybillCore
import WaybillTesting

@testable import WaybillMapping

/// Entries are added to the text of a mapping, and everything else of it stays as it is.
@Suite struct MappingDraftTests {
  private static let head = """
    mapping: 1   # a comment
    id: small
    about: {publisher: P, title: T, url: U, terms: Z}
    reporting: complete
    read:
      adapter: table
      columns: {who: A, whom: B, year: C, worth: D, kind: E}
    emit:
      - basis: licence
        measure: money
        unit: EUR
        exporter: {from: who, party: p}
        destination: {from: whom, party: p}
        period: {from: year, type: year}
        event: {from: kind, lookup: event}
        value: {from: worth, type: decimal}

    """
  private static let lookups = """
    lookups:
      event: {map: {N: {event: new}}, unmatched: reject}

    """

  private func draft(_ text: String, tables: [String: String] = [:]) throws -> MappingDraft {
    var references = try repositoryReferences()
    for (name, table) in tables {
      references.lookupTables[name] = .success(try LookupTable.read(Array(table.utf8), name: name))
    }
    return try MappingDraft(
      Array(text.utf8), name: "m.yaml", references: references, tables: tables.mapValues { Array($0.utf8) })
  }

  private func entry(_ text: String, _ meaning: String) throws -> MappingEntry {
    try MappingEntry(text, of: .grammar("p"), written: meaning)
  }

  private func added(to parties: String, _ entries: [(String, String)] = [("Mu", "unknown"), ("NO", "NOR")]) throws
    -> String
  {
    let start = Self.head + Self.lookups
    let draft = try draft(start + parties).adding(try entries.map { try entry($0, $1) })
    let text = String(decoding: draft.bytes, as: UTF8.self)
    #expect(text.hasPrefix(start), "what stands above stays")
    return String(text.dropFirst(start.count))
  }

  @Test(arguments: [
    (
      "names in lines, with comments",
      """
      parties:
        p:
          files: [countries.yaml]
          names: # whole names
            EU: within eu # the Union

            # These are rare.
            Ys:   several   # a town
          # what follows
          unmatched: reject
      # the end

      """,
      """
      parties:
        p:
          files: [countries.yaml]
          names: # whole names
            EU: within eu # the Union

            # These are rare.
            Ys:   several   # a town
            Mu: unknown
            'NO': NOR
          # what follows
          unmatched: reject
      # the end

      """
    ),
    (
      "no names yet",
      """
      parties:
          p:
              files: [countries.yaml]   # all
              unmatched: reject

      # the end
      """,
      """
      parties:
          p:
              files: [countries.yaml]   # all
              unmatched: reject
              names:
                Mu: unknown
                'NO': NOR

      # the end
      """
    ),
    (
      "a grammar in braces on one line",
      """
      parties:
        p: {files: [countries.yaml], "unmatched":reject}   # all of it
      """,
      """
      parties:
        p:   # all of it
          files: [countries.yaml]
          "unmatched": reject
          names:
            Mu: unknown
            'NO': NOR
      """
    ),
    (
      "names in braces on one line",
      """
      parties:
        p:
          names: {EU: within eu, "a, b": several} # some
          files: [countries.yaml]
          unmatched: reject

      """,
      """
      parties:
        p:
          names: # some
            EU: within eu
            "a, b": several
            Mu: unknown
            'NO': NOR
          files: [countries.yaml]
          unmatched: reject

      """
    ),
    (
      "names in braces over several lines",
      """
      parties:
        p:
          names: {
            EU: within eu, # the Union
            Ys: several # a town
          }
          files: [countries.yaml]
          unmatched: reject

      """,
      """
      parties:
        p:
          names: {
            EU: within eu, # the Union
            Ys: several,
            Mu: unknown,
            'NO': NOR # a town
          }
          files: [countries.yaml]
          unmatched: reject

      """
    ),
    (
      "no name in braces",
      """
      parties:
        p: {files: [countries.yaml],
            names: {}, unmatched: reject}
      """,
      """
      parties:
        p: {files: [countries.yaml],
            names: {Mu: unknown, 'NO': NOR}, unmatched: reject}
      """
    ),
    (
      "all in braces, with a comma at the end",
      """
      parties: {p: {files: [countries.yaml], unmatched: reject, }}
      """,
      """
      parties: {p: {files: [countries.yaml], unmatched: reject, names: {Mu: unknown, 'NO': NOR}, }}
      """
    ),
    (
      "keys with a question mark and a text in a block",
      """
      parties:
        p:
          files: [countries.yaml]
          unmatched: reject
          names:
            ? Ys
            : several
            Lemuria: >-
              within
              nato

          codes: "true"
      """,
      """
      parties:
        p:
          files: [countries.yaml]
          unmatched: reject
          names:
            ? Ys
            : several
            Lemuria: >-
              within
              nato

            Mu: unknown
            'NO': NOR
          codes: "true"
      """
    ),
    (
      "names at the end of a text without a line end",
      """
      parties:
        p:
          files: [countries.yaml]
          unmatched: reject
          names:
            Ys: several
      """,
      """
      parties:
        p:
          files: [countries.yaml]
          unmatched: reject
          names:
            Ys: several
            Mu: unknown
            'NO': NOR
      """
    ),
  ])
  func names(_ what: String, before: String, after: String) throws {
    #expect(try added(to: before) == after, "\(what)")
  }

  @Test(arguments: ["\r\n", "\r"])
  func otherLineEndsAndAMark(end: String) throws {
    let text =
      "\u{FEFF}" + Self.head + Self.lookups + "parties:\n  p:\n    files: [countries.yaml]\n    unmatched: reject\n"
    let draft = try draft(text.replacing("\n", with: end)).adding([try entry("Mu", "unknown")])
    #expect(
      String(decoding: draft.bytes, as: UTF8.self)
        == (text + "    names:\n      Mu: unknown\n").replacing("\n", with: end))
  }

  @Test func entriesOfLookups() throws {
    let parties = "parties:\n  p: {files: [countries.yaml], unmatched: reject}\n"
    let entry = try MappingEntry("T / *", of: .lookup("event"), written: "event: temporary")
    let bytes = try draft(Self.head + Self.lookups + parties).adding([entry]).bytes
    let expected = "lookups:\n  event: {map: {N: {event: new}, T / *: {event: temporary}}, unmatched: reject}\n"
    #expect(String(decoding: bytes, as: UTF8.self) == Self.head + expected + parties)
  }

  @Test func rowsOfALookupsFile() throws {
    let text =
      Self.head + "lookups:\n  event: {file: kinds.csv, key: word, unmatched: reject}\n"
      + "parties:\n  p: {files: [countries.yaml], unmatched: reject}\n"
    func after(_ table: String, _ entries: [MappingEntry]) throws -> String {
      let before = try draft(text, tables: ["kinds.csv": table])
      let after = try before.adding(entries)
      #expect(after.bytes == before.bytes, "the mapping itself stays")
      return String(decoding: try #require(after.tables["kinds.csv"]), as: UTF8.self)
    }
    let entry = try MappingEntry("a \"b\", c", of: .lookup("event"), written: "event: new")
    #expect(
      try after("note,word,event\n,N,new\n", [entry]) == "note,word,event\n,N,new\n,\"a \"\"b\"\", c\",new\n")
    #expect(try after("word,event\r\nN,new", [entry]) == "word,event\r\nN,new\r\n\"a \"\"b\"\", c\",new")
    let slip = try MappingEntry("T", of: .lookup("event"), written: "evnt: new")
    #expect(throws: Diagnostics.self) { try after("word,event\nN,new\n", [slip]) }
    let problems = try problems(of: draft(text, tables: ["kinds.csv": "word,event\nN,new\n"]), [slip])
    #expect(
      problems == [
        "answer:1:2: error: the file of lookup 'event' has no column 'evnt'; did you mean 'event'? [missing-attribute]"
      ])
  }

  /// Any word that a delimited text can have, which is all but one with a NUL, is read back from a lookup's file.
  @Test func anyWordInAFile() throws {
    let text =
      Self.head + "lookups:\n  event: {file: kinds.csv, key: word, unmatched: reject}\n"
      + "parties:\n  p: {files: [countries.yaml], unmatched: reject}\n"
    var dice = Dice(3)
    let trim = Normalisation(collapseSpaces: false)
    let words = Set((0..<200).map { _ in trim(dice.spelling()) }).filter { $0 != "N" && !$0.contains("\0") }
      .sorted()
    let entries = try words.map { try MappingEntry($0, of: .lookup("event"), written: "{event: new}") }
    let draft = try draft(text, tables: ["kinds.csv": "word,event\nN,new\n"]).adding(entries)
    #expect(draft.mapping.lookups["event"]?.entries.map(\.word) == ["N"] + words)
  }

  private func problems(of draft: MappingDraft, _ entries: [MappingEntry]) -> [String] {
    do {
      _ = try draft.adding(entries)
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  /// An entry is refused as the mapping that had it would be.
  @Test func whatIsWrongWithAnEntry() throws {
    let draft = try draft(Self.head + Self.lookups + "parties:\n  p: {files: [countries.yaml], unmatched: reject}\n")
    func said(_ text: String, _ meaning: String, of vocabulary: Vocabulary = .grammar("p")) throws -> [String] {
      problems(of: draft, [try MappingEntry(text, of: vocabulary, written: meaning)])
    }
    #expect(
      try said("Mu", "NLDD") == ["answer:1:1: error: unknown party code 'NLDD'; did you mean 'NLD'? [unknown-code]"])
    #expect(
      try said("Mu", "within natto") == [
        "answer:1:1: error: unknown group 'natto'; there are equivalents, eu, nato and ukraine; did you mean 'nato'? [unknown-group]"
      ])
    #expect(
      try said("T", "new", of: .lookup("event"))
        == ["answer:1:1: error: 'T' must be a table of attributes, not a text [wrong-shape]"])
    #expect(
      try said("T", "kind: new", of: .lookup("event"))
        == ["answer:1:1: error: entry 'T' of lookup 'event' has no 'event', which 'event' takes [missing-attribute]"])
    #expect(try said("N", "event: new", of: .lookup("event")).count == 1, "it is there already")
  }

  /// Any spelling is read back as itself, in every style in which names can be written.
  @Test func anySpelling() throws {
    var dice = Dice(5)
    let styles = [
      "parties:\n  p:\n    files: [countries.yaml]\n    names:\n      Ys: several\n    unmatched: reject\n",
      "parties:\n  p: {files: [countries.yaml], unmatched: reject}",
      "parties: {p: {names: {Ys: several}, files: [countries.yaml], unmatched: reject}}\n",
    ]
    for style in styles {
      var draft = try draft(Self.head + Self.lookups + style)
      for _ in 0..<12 {
        let spellings = Set((0..<20).map { _ in dice.spelling() }).sorted()
        let names = draft.mapping.grammars["p"]?.names.map(\.spelling) ?? []
        let new = spellings.filter { !names.contains($0) }
        let entries = try new.map { try entry($0, "unknown") }
        draft = try draft.adding(entries)
        #expect(draft.mapping.grammars["p"]?.names.map(\.spelling) == names + new)
      }
    }
  }

  /// YAML takes a key on one line up to 1024 characters; a longer one is written otherwise.
  @Test(arguments: [1_022, 1_023, 1_024, 1_025, 5_000])
  func longSpellings(count: Int) throws {
    for braces in [false, true] {
      let grammar =
        braces
        ? "{p: {files: [countries.yaml], unmatched: reject}}"
        : "\n  p:\n    files: [countries.yaml]\n    unmatched: reject"
      let long = String(repeating: "a", count: count)
      let draft = try draft(Self.head + Self.lookups + "parties: \(grammar)\n")
        .adding([try entry(long, "unknown"), try entry("#\(long.dropFirst())", "several")])
      #expect(draft.mapping.grammars["p"]?.names.map(\.spelling.count) == [count, count])
    }
  }
}
