public import WaybillCore

/// The keys of the mapping language: the one specification that validates mappings, describes them to editors and is the
/// reference. The fields of records are in `MappingKeys+Fields.swift`.
enum MappingKeys {
  static let top = top(adapters: [])

  /// The keys of a mapping, in a program with some adapters.
  static func top(adapters: [SourceDescriptor]) -> [OptionSpec] {
    [
      OptionSpec(
        "mapping", .choice(["1"]), required: true, help: "The version of the language, by which the file is a mapping."),
      OptionSpec("id", .text, required: true, help: "The id of the source, which every record and table carries."),
      OptionSpec("about", .table(aboutSection), required: true, help: "What is read, for reports and citations."),
      OptionSpec(
        "reporting", .anyOf([.choice(["complete"]), .table(reportingSection)]), required: true,
        help:
          "What silence means: with `complete` no row is a zero; with a roster each of its states reports for itself, "
          + "and no row is not a zero."),
      OptionSpec(
        "fetch", .table(fetchSection), help: "How the publisher is asked for the file; `waybill fetch` does it."),
      OptionSpec(
        "read", .table(readSection(adapters: adapters)), required: true,
        help: "How the bytes of a file become rows of named cells."),
      OptionSpec(
        "rows", .list(.table(RowStepReader.section), of: "steps"),
        help: "What is done to rows before they become records; at most 255 steps."),
      OptionSpec("common", .table(commonSection), help: "Fields that every emit has, unless it sets them itself."),
      OptionSpec(
        "emit", .list(.table(emitSection), of: "tables"), required: true,
        help: "The records that one row makes, one for each entry; from 1 to 255 entries."),
      OptionSpec(
        "parties", .entries(.table(grammarSection), of: "grammars"), help: "How this publisher names parties."),
      OptionSpec(
        "lookups", .entries(.table(lookupSection), of: "lookups"),
        help: "Tables from the publisher's words to the record's own."),
      OptionSpec(
        "checks", .list(.table(MappingCheck.section), of: "checks"),
        help: "What must hold of all records of the source, whatever the number of its files."),
      OptionSpec(
        "tests", .list(.table(MappingTest.section), of: "tests"),
        help: "Texts as the publisher gives them, and what must become of them; `waybill test` runs them."),
    ]
  }

  static let about = [
    OptionSpec("publisher", .text, required: true, help: "Who publishes the data."),
    OptionSpec("title", .text, required: true, help: "The publisher's title of the data."),
    OptionSpec("url", .text, required: true, help: "The address where the data are published."),
    OptionSpec("terms", .text, required: true, help: "The terms of use, in a few words."),
    OptionSpec(
      "reuse", .words(of: MappingFile.Reuse.self),
      help:
        "What the terms let be given on: `records`, or only `figures` that are computed from them; `figures` when left "
        + "out. `waybill export` keeps to it."),
    OptionSpec(
      "breaks", .list(.table(breakSection), of: "breaks"),
      help: "From when on figures are no longer what they were before; charts by year mark it."),
  ]

  static let breakKeys = [
    OptionSpec("year", .integer(from: 1900), required: true, help: "The first year of the new kind."),
    OptionSpec("exporter", .partyCode, help: "Whose figures it is about; everybody's when left out."),
    OptionSpec("text", .text, required: true, help: "What changed, in English."),
    OptionSpec("nl", .text, help: "The same in Dutch."),
  ]
  static let breakSection = OptionSection(
    "break", title: "A break in the figures", help: "A year from which figures are unlike those before.",
    keys: breakKeys)
  static let aboutSection = OptionSection(
    "about", title: "`about`", help: "What is read, for reports and citations.", keys: about)

  static let reporting = [
    OptionSpec(
      "by-state", .anyOf([.named("group or union of groups"), .list(.partyCode, of: "party codes")]),
      required: true,
      help:
        "The roster of those who report: a group or a union of the groups file, such as `nato+eu`, or codes of parties."
    )
  ]
  static let reportingSection = OptionSection(
    "reporting", title: "`reporting`", help: "Who reports for itself, where not everybody is covered.", keys: reporting)

  static let read = read(adapters: [])

  static func read(adapters: [SourceDescriptor]) -> [OptionSpec] {
    let id = adapters.isEmpty ? OptionShape.named("id of an adapter") : .choice(adapters.map(\.id))
    return [
      OptionSpec("adapter", id, help: "The source adapter that knows the publisher's layout."),
      OptionSpec("format", id, help: "In place of `adapter`, for a plain table: its format, such as `csv`."),
      OptionSpec(
        "columns", .entries(.anyOf([.named("header"), .table(columnSection)]), of: "headers"), required: true,
        help: "The mapping's own names, each with the header of the column that it stands for."),
      OptionSpec(
        "columns_matching", .entries(.pattern, of: "patterns"),
        help: "Groups of columns, each with a pattern of their headers; an `unpivot` reads a group."),
      OptionSpec(
        "ignore",
        .anyOf([
          .list(.anyOf([.named("header"), .table(ignoredColumnSection)]), of: "headers"),
          .entries(.anyOf([.table(ignoredSection), .choice([""])]), of: "headers"),
        ]),
        help: "Headers that the mapping leaves aside; as a table, each perhaps with the content that it must have."),
      OptionSpec(
        "ignore_matching", .oneOrMany(.pattern, of: "patterns"),
        help: "Columns that the mapping leaves aside, by patterns of their headers; each must match a column."),
      OptionSpec(
        "table_name", .named("name"),
        help: "A name of the mapping's own for that of the table: the sheet of a workbook, the member of an archive."),
    ]
  }

  static let readRules: [OptionRule] = [.exactlyOne(["adapter", "format"])]

  /// `read:` with the keys of each adapter.
  static func readSection(adapters: [SourceDescriptor]) -> OptionSection {
    OptionSection(
      "read", title: "`read`", help: "How the bytes of a file become rows of named cells.",
      keys: read(adapters: adapters), rules: readRules,
      variants: OptionVariants(
        by: ["adapter", "format"],
        adapters.map { adapter in
          .init(
            adapter.id,
            OptionSection(
              "read-\(adapter.id)", title: "Adapter `\(adapter.id)`", help: "\(adapter.title).", keys: adapter.options))
        }))
  }

  static let column = [
    OptionSpec(
      "header", .text, required: true,
      help: "The header; where several columns share it, or there is none, `column` tells which is meant."),
    OptionSpec("column", .integer(from: 1), help: "Which column of the file it is, counted from 1."),
    optionalColumn,
  ]
  private static let optionalColumn = OptionSpec(
    "optional", .choice(["true", "false"]), help: "A file may lack the column; its cells are then empty.")
  private static let columnRules: [OptionRule] = [.exactlyOne(["column", "optional"])]
  static let columnSection = OptionSection(
    "column", title: "A column by its place, or that may be missing",
    help: "A column that is told by its place in the file, or that not every file has.", keys: column,
    rules: columnRules)

  private static let expectedContent = OptionSpec(
    "expect", .text, help: "The text that every cell of the column must hold; any other is a reject.")
  static let ignored = [expectedContent, optionalColumn]
  static let ignoredSection = OptionSection(
    "ignored", title: "A header that is left aside", help: "A column that is not read, and what it must hold.",
    keys: ignored)

  static let ignoredColumn = column + [expectedContent]
  static let ignoredColumnSection = OptionSection(
    "ignored-column", title: "An ignored column by its place, or that may be missing",
    help: "A column that the mapping leaves aside, told by its place in the file, or that not every file has.",
    keys: ignoredColumn, rules: columnRules)

  static let grammar = [
    OptionSpec(
      "files", .list(.named("path"), of: "paths"), required: true,
      help:
        "The files of parties that names come from, such as `countries.yaml`, relative to the mapping; `countries` alone is the "
        + "one that comes with Waybill."),
    OptionSpec(
      "normalise", .oneOrMany(.choice(Normalisation.names), of: "steps"),
      help: "What is done to a spelling before it is looked up; `trim` and `collapse-spaces` are always done."),
    OptionSpec(
      "suffix", .entries(.words(of: Party.Kind.self), of: "endings"),
      help: "Endings of names, each with the kind of party that it marks."),
    OptionSpec(
      "names", .entries(.named("target"), of: "spellings"),
      help: "Whole spellings, each with what it means, such as `NLD`, `BEL, NLD`, `organisation UN`, `within nato+eu`, "
        + "`non-state`, `unknown`, `several` or `withheld`; they win over everything else."),
    OptionSpec(
      "codes", .choice(["true", "false"]),
      help: "Whether the codes of ISO 3166-1, of two and of three letters, are names too; `false` when left out."),
    OptionSpec(
      "split", .oneOrMany(.text, of: "texts"), help: "What separates several parties in one cell, of which it is one."),
    OptionSpec("join", .text, help: "What joins parties within one part of a cell."),
    OptionSpec(
      "unmatched", .words(of: PartyGrammar.Unmatched.self), required: true,
      help: "What happens to a row with a spelling that nothing matches."),
  ]
  static let grammarSection = OptionSection(
    "grammar", title: "`parties`", help: "A grammar: how the publisher names parties in some of its columns.",
    keys: grammar)

  static let lookup = [
    OptionSpec(
      "map", .entries(.entries(.text, of: "attributes"), of: "words"),
      help:
        "The publisher's words, each with its attributes. Words of several columns have `/` between them, and `*` stands "
        + "for any."),
    OptionSpec(
      "file", .named("path"),
      help:
        "In place of `map`, a table beside the mapping: comma-separated text in UTF-8 with a header on its first line."
    ),
    OptionSpec(
      "key", .named("header"), help: "The column of `file` that has the words; every other one is an attribute."),
    OptionSpec(
      "unmatched", .words(of: Lookup.Unmatched.self), required: true,
      help:
        "A word that no entry has rejects the row (`reject`) or stops the run (`fail`); under `item` it may also stand "
        + "for itself (`keep`), which the report counts."),
  ]
  static let lookupSection = OptionSection(
    "lookup", title: "`lookups`", help: "A table from the publisher's words to attributes.", keys: lookup,
    rules: [.exactlyOne(["map", "file"]), .needs("key", beside: "file"), .only(["key"], beside: "file")])
}

extension MappingFile {
  /// The whole language, with the keys of some adapters.
  public static func specification(adapters: [SourceDescriptor]) -> OptionSection {
    OptionSection(
      "mapping", title: "The file",
      help: "A mapping says what the columns of one publisher's table mean, and turns each row into records.",
      keys: MappingKeys.top(adapters: adapters))
  }
}
