import Testing
import WaybillCore

@testable import WaybillMapping

/// Lookups whose entries stand in a file beside the mapping, and entries that no text ever is.
@Suite struct LookupFileTests {
  private func mapping(
    _ table: String, _ lookup: String = "{file: words.csv, key: word, unmatched: reject}",
    field: String = "event: {from: kind, lookup: words}"
  ) -> LanguageMapping {
    LanguageMapping(more: [field], lookups: ["words: \(lookup)"], tables: ["words.csv": table])
  }

  @Test func everyOtherColumnIsAnAttribute() throws {
    let file = LanguageMapping(
      more: ["event: {from: kind, lookup: words}", "level: {from: kind, lookup: words, take: sum}"],
      lookups: ["words: {file: words.csv, key: word, unmatched: reject}"],
      tables: ["words.csv": "event,word,sum\r\ntransit,\"T, or so\",total\r\nnew,D,part\r\n"])
    let record = try #require(try file.one(kind: "T, or so").records.first)
    #expect(record.event == .transit && record.facet.level == .total)
    #expect(try file.one(kind: "Quite").refusals.first == "'Quite' is no entry of lookup 'words' [unmatched-word]")
  }

  @Test func entriesForSeveralColumns() throws {
    let field = "event: {from: [kind, who], lookup: words}"
    let file = mapping("word,event\nT / *,temporary\n* / Netherlands,new\n", field: field)
    #expect(try file.one(kind: "T").records.map(\.event) == [.temporary])
    #expect(try file.one(kind: "D").records.map(\.event) == [.new])
    #expect(
      try mapping("word,event\nT,temporary\n", field: field).problems() == [
        "entry 'T' of lookup 'words' must have 2 parts, as 'event' has columns, not 1 [lookup-parts]"
      ])
  }

  @Test(arguments: [
    ("", "the file is empty [empty-file]"),
    ("word,event\n", "a lookup's file must have an entry below its header [empty-lookup]"),
    ("word,event\nx,new,more\n", "expected 2 cells, found 3 [ragged-row]"),
    ("Word,event\nx,new\n", "the file has no column 'word'; is 'Word' its new name? [missing-column]"),
    ("word,event,event\nx,new,new\n", "two columns have the header 'event' [duplicate-column]"),
    ("word,event\nx,new\nx,transit\n", "entry 'x' is named twice [duplicate-name]"),
    ("word,evnt\nx,new\n", "the file of lookup 'words' has no column 'event', which 'event' takes [missing-attribute]"),
    ("word,event\nx,\n", "entry 'x' of lookup 'words' has no 'event', which 'event' takes [missing-attribute]"),
    (
      "word,event\nx,mew\n",
      "'event' must be 'new', 'extension', 'replacement', 'temporary', 'transit', 'brokering' or "
        + "'denial', not 'mew'; did you mean 'new'? [bad-option]"
    ),
  ])
  func whatIsWrongWithAFile(table: String, problem: String) throws {
    #expect(try mapping(table).problems() == [problem])
  }

  @Test func problemsOfAFileHaveItsLines() throws {
    let tree = try yaml(mapping("word,event\nx,new\nx,transit\n").text)
    var references = try repositoryReferences()
    references.lookupTables["words.csv"] = .success(
      try LookupTable.read(Array("word,event\nx,new\nx,transit\n".utf8), name: "lists/words.csv"))
    let found = #expect(throws: Diagnostics.self) { try MappingFile.read(tree, references: references) }
    #expect(found?.sorted.map { $0.place?.description } == ["lists/words.csv:3:1"])
  }

  @Test(arguments: [
    (
      "{file: words.csv, key: word, map: {}, unmatched: reject}",
      "lookup 'words' must have one of 'map' and 'file' [map-or-file]"
    ),
    ("{unmatched: reject}", "lookup 'words' must have one of 'map' and 'file' [map-or-file]"),
    (
      "{map: {x: {event: new}}, key: word, unmatched: reject}",
      "'key' does nothing here; it goes with 'file' [field-kind]"
    ),
    ("{file: words.csv, unmatched: reject}", "missing key 'key' [missing-key]"),
  ])
  func mapAndFile(lookup: String, problem: String) throws {
    #expect(try mapping("word,event\nx,new\n", lookup).problems().contains(problem))
  }

  /// One warning a lookup, after all rows; what catches the rest is no word.
  @Test func entriesThatNoTextIs() throws {
    let file = mapping("word,event\nx,new\ny,transit\nz,denial\n,new\n")
    let row = ["Netherlands", "Oman", "2021", "1"]
    #expect(
      try file.warnings([row + ["x"], row + ["x"]]) == [
        "no text of the source is 2 of the 4 entries of lookup 'words': 'y', 'z' [unused-entries]"
      ])
    #expect(try file.warnings(["x", "y", "z"].map { row + [$0] }) == [])
    var (first, second) = (RowAccount(), RowAccount())
    first.usedEntries = ["words": [0, 2]]
    second.usedEntries = ["words": [1, 2]]
    first.merge(second)
    #expect(first.usedEntries == ["words": [0, 1, 2]])
  }

  /// A lookup that stops the run has no say about rows that its emit does not want.
  @Test func failStopsOnlyForRowsThatAreWanted() throws {
    let file = LanguageMapping(
      more: ["when: worth != \"0\"", "event: {from: kind, lookup: words}"],
      lookups: ["words: {map: {x: {event: new}}, unmatched: fail}"])
    #expect(
      try file.map([["Netherlands", "Oman", "2021", "0", "?"], ["Netherlands", "Oman", "2021", "1", "x"]]).records.count
        == 1)
    #expect(throws: Diagnostics.self) { try file.one(kind: "?") }
  }

  /// A name that the table does not have stands for itself, and the report counts it.
  @Test func aLookupMayKeepWhatItDoesNotKnow() throws {
    let file = mapping(
      "word,item\nOld,New\nOther,Thing\n", "{file: words.csv, key: word, unmatched: keep}",
      field: "item: {from: kind, lookup: words}")
    let row = ["Netherlands", "Oman", "2021", "1"]
    let mapped = try file.map(["Old", "Else", "Else", "old"].map { row + [$0] })
    #expect(mapped.records.map(\.item) == ["New", "Else", "Else", "old"])
    #expect(mapped.account.notes == ["item: no entry of lookup 'words', kept as it stands": 3])
    #expect(try file.warnings([row + ["Old"]]) == [])
  }

  @Test(arguments: ["event: {from: kind, lookup: words}", "item: {from: [kind, who], lookup: words}"])
  func onlyAnItemOfOneColumnKeepsTexts(_ field: String) throws {
    let name = field.prefix { $0 != ":" }
    let problems = try mapping(
      "word,event,item\nx / *,new,y\n", "{file: words.csv, key: word, unmatched: keep}", field: field
    ).problems()
    #expect(
      problems.contains(
        "lookup 'words' keeps texts that it does not know, which only an 'item' of one column can have, not '\(name)' "
          + "[field-kind]"))
  }
}
