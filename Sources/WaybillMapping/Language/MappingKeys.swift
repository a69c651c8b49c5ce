import WaybillCore

/// The keys of the mapping language: the one specification that validates mappings.
enum MappingKeys {
  static let top = [
    OptionSpec("mapping", "1", required: true, help: "The version of the language."),
    OptionSpec("id", "text", required: true, help: "The source id, which every record and table carries."),
    OptionSpec("about", "table", required: true, help: "Publisher, title, address and terms."),
    OptionSpec("reporting", "`complete` or a roster", required: true, help: "Whether silence is a zero."),
    OptionSpec("read", "table", required: true, help: "How bytes become named cells."),
    OptionSpec("rows", "list of steps", help: "What is done to rows before they become records."),
    OptionSpec("common", "table of fields", help: "Fields that every emit shares."),
    OptionSpec("emit", "list of tables", required: true, help: "The records that one row makes."),
    OptionSpec("parties", "table of grammars", help: "How this publisher names parties."),
    OptionSpec("lookups", "table of lookups", help: "Tables from a publisher's words to attributes."),
    OptionSpec("checks", "list of checks", help: "What must hold of all records of the source."),
    OptionSpec("tests", "list of tests", help: "Texts as the publisher gives them, and what must become of them."),
  ]

  static let about = [
    OptionSpec("publisher", "text", required: true, help: "Who publishes the data."),
    OptionSpec("title", "text", required: true, help: "The title of the data."),
    OptionSpec("url", "text", required: true, help: "Where they are published."),
    OptionSpec("terms", "text", required: true, help: "Their terms of use."),
  ]

  static let read = [
    OptionSpec("adapter", "text", help: "The id of the source adapter that knows the publisher's layout."),
    OptionSpec("format", "text", help: "In place of 'adapter': a plain table in this format, such as `csv`."),
    OptionSpec("columns", "table of headers", required: true, help: "Own names, each with its header."),
    OptionSpec("columns_matching", "table of patterns", help: "Groups of columns by a pattern of their headers."),
    OptionSpec("ignore", "list or table of headers", help: "Headers left aside, perhaps pinned to a content."),
  ]

  static let column = [
    OptionSpec("header", "text", required: true, help: "The header that several columns share."),
    OptionSpec("column", "number", required: true, help: "Which column of the file it is, counted from 1."),
  ]

  static let ignored = [
    OptionSpec("expect", "text", help: "What every cell of the ignored column must hold.")
  ]

  static let common =
    RecordField.allCases.map { OptionSpec($0.rawValue, "field", help: "See the record's columns.") }
    + [
      OptionSpec("flags", "list of fields", help: "What the publisher says of the figure's certainty and kind.")
    ]

  static let emit =
    common + [
      OptionSpec("when", "expression", help: "The rows for which the emit makes a record; all when absent.")
    ]

  static let field = [
    OptionSpec("from", "name or list of names", help: "The columns that the field reads."),
    OptionSpec("const", "text", help: "The same text for every record."),
    OptionSpec("party", "name of a grammar", help: "Reads the text as parties."),
    OptionSpec("lookup", "name of a lookup", help: "Takes an attribute of the text's entry."),
    OptionSpec("take", "text", help: "The attribute to take; the field's own name when absent."),
    OptionSpec("scheme", "name of a scheme", help: "Reads the text as a category."),
    OptionSpec("type", "`text`, `year`, `date`, `decimal` or `integer`", help: "What the text is."),
    OptionSpec("format", "date format", help: "How days are written, such as `MM/dd/yyyy`."),
    OptionSpec("thousands", "list of characters", help: "What may stand between groups of three digits."),
    OptionSpec("decimal", "character", help: "What stands before the decimals; a point when absent."),
    OptionSpec("round", "number", help: "The decimals to keep of a number that has more than six."),
    OptionSpec("missing", "table of reasons", help: "Texts that mean that there is no value, each with its reason."),
    OptionSpec("strip", "list of texts", help: "What is taken off the ends of the text."),
    OptionSpec("flags", "table of flags", help: "Marks on the cell, as patterns, and the flag that each means."),
    OptionSpec("rounded", "number", help: "The unit that the publisher rounds to; the value becomes an interval."),
    OptionSpec("scale", "number", help: "What the number is multiplied by, such as 1000000 for millions."),
    OptionSpec("match", "table of patterns", help: "What to take out of the text; one rule must match."),
    OptionSpec(
      "repair", "table of patterns", help: "Rules that mend slips of the publisher; the report lists each use."),
    OptionSpec("min", "number", help: "The least value; less is a reject."),
    OptionSpec("max", "number", help: "The greatest value; more is a reject."),
    OptionSpec("optional", "`true`", help: "An empty cell leaves the field absent."),
  ]

  static let grammar = [
    OptionSpec("files", "list of files", required: true, help: "The gazetteers that names come from."),
    OptionSpec("normalise", "list of steps", help: "What is done to a spelling before it is looked up."),
    OptionSpec("suffix", "table", help: "Endings that tell what kind of party a name is."),
    OptionSpec("names", "table", help: "Whole spellings and what they mean; they win over everything else."),
    OptionSpec("split", "list of texts", help: "What separates several parties, of which it is one."),
    OptionSpec("join", "text", help: "What joins parties within one part of a cell."),
    OptionSpec("unmatched", "`reject`", required: true, help: "What happens to a spelling that nothing matches."),
  ]

  static let lookup = [
    OptionSpec("map", "table of entries", required: true, help: "The publisher's words, each with attributes."),
    OptionSpec("unmatched", "`reject` or `fail`", required: true, help: "What happens to other words."),
  ]
}
