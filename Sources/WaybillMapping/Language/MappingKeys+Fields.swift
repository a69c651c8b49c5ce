import WaybillCore

extension MappingKeys {
  static let common =
    RecordField.allCases.map { OptionSpec($0.rawValue, $0.shape, help: $0.help) }
    + [
      OptionSpec(
        "flags", .list(.anyOf([.choice(Flags.names), .table(fieldSection)]), of: "words or fields"),
        help: "What the publisher says of the figure's certainty and kind; those of `common` and of an emit are joined."
      )
    ]
  static let commonSection = OptionSection(
    "common", title: "`common`", help: "Fields that every emit has, unless it sets them itself.", keys: common)

  static let emit =
    common + [
      OptionSpec(
        "when", .named("expression"), help: "The rows for which the emit makes a record; all of them when left out.")
    ]
  static let emitSection = OptionSection(
    "emit", title: "`emit`",
    help: "The fields of one record. A field is a text, the same for every record, or a table of steps.", keys: emit,
    rules: [.hereOrShared(RecordField.required.map(\.rawValue), in: "common")])

  static let field = [
    OptionSpec(
      "from", .oneOrMany(.named("name"), of: "names"),
      help: "The columns or the capture that the field reads, by the names that `read` gives them."),
    OptionSpec("const", .text, help: "The same text for every record, in place of `from`."),
    OptionSpec(
      "expr", .named("expression"), help: "A number that is worked out of the row's cells, in place of `from`."),
    OptionSpec("party", .named("name of a grammar"), help: "Reads the text as parties, by a grammar of `parties`."),
    OptionSpec(
      "lookup", .named("name of a lookup"), help: "Takes an attribute of the text's entry in a table of `lookups`."),
    OptionSpec(
      "take", .named("name of an attribute"),
      help: "The attribute that `lookup` takes; the field's own name when left out, and `flag` under `flags`."),
    OptionSpec(
      "scheme", .named("name of a scheme"), help: "Reads the text as a category, by a scheme of `categories.yaml`."),
    OptionSpec("type", .words(of: FieldType.self), help: "What the text is; `text` when left out."),
    OptionSpec(
      "format", .named("date format"),
      help: "How a date is written: `yyyy`, `MM` and `dd`, each once, with signs between, such as `MM/dd/yyyy`."),
    OptionSpec(
      "thousands", .oneOrMany(.character, of: "characters"), help: "What may stand between groups of three digits."),
    OptionSpec("decimal", .character, help: "What stands before the decimals; a point when left out."),
    OptionSpec(
      "gaps", .choice(["true", "false"]),
      help:
        "With `type: years`, whether a list may leave out years; it is then read from its first to its last one, with "
        + "the flag `gap-in-years`. `false` when left out, and such a list is a reject."),
    OptionSpec(
      "round", .integer(from: 0, to: 6),
      help:
        "How many decimals to keep of the number once it is scaled; one with more is rounded half to even, and counted. "
        + "More than six are a reject when left out."),
    OptionSpec(
      "missing", .entries(.words(of: MissingReason.self), of: "reasons"),
      help: "Texts that mean that there is no value, each with the reason."),
    OptionSpec(
      "strip", .oneOrMany(.text, of: "texts"),
      help: "What is taken off both ends of the text, as often as it stands there."),
    OptionSpec(
      "flags", .entries(.choice(Flags.names), of: "patterns"),
      help: "Marks on the cell, each a pattern with the flag that it means; of what it finds, its first group stays."),
    OptionSpec(
      "rounded", .number(.aboveZero),
      help: "The unit to which the publisher rounds; a number becomes the interval of all that rounds to it."),
    OptionSpec(
      "at_least", .choice(["true", "false"]),
      help: "Whether a number is the least that the value can be, with no upper end; `false` when left out."),
    OptionSpec("scale", .number(.aboveZero), help: "What the number is multiplied by, such as 1000000 for millions."),
    OptionSpec(
      "match", .entries(.text, of: "patterns"),
      help: "What to take out of the text: patterns, each with what replaces what it finds; one of them must fit."),
    OptionSpec(
      "repair", .entries(.text, of: "patterns"),
      help:
        "What mends slips of the publisher: patterns, each with what replaces what it finds; the report lists each use."
    ),
    OptionSpec("min", .number(), help: "The least number, before `scale`; a smaller one is a reject."),
    OptionSpec("max", .number(), help: "The greatest number, before `scale`; a greater one is a reject."),
    OptionSpec(
      "optional", .choice(["true", "false"]),
      help: "Whether an empty cell leaves the field absent; `false` when left out."),
    OptionSpec(
      "default", .text,
      help: "What stands in where the field would be absent, as records have it; the report counts it."),
  ]

  /// The keys that say what a text is.
  static let fieldKinds = ["party", "lookup", "scheme", "type"]

  static let fieldRules: [OptionRule] = [
    .exactlyOne(["from", "const", "expr"]),
    .atMostOne(fieldKinds),
    .only(
      ["thousands", "decimal", "round", "rounded", "at_least", "scale", "min", "max"], beside: "type",
      words: ["decimal", "integer"]),
    .only(["format"], beside: "type", words: ["date"]),
    .only(["gaps"], beside: "type", words: ["years"]),
    .only(["take"], beside: "lookup"),
    .needs("format", beside: "type", word: "date"),
  ]
  static let fieldSection = OptionSection(
    "field", title: "Steps of a field",
    help:
      "Where a field comes from, and what is done to its text, always in the same order: `missing`, `strip`, `flags`, "
      + "`match`, `repair`, then the reading, `min` and `max`, `rounded`, `at_least`, `scale`, `round`, `default`.",
    keys: field, rules: fieldRules)
}

extension RecordField {
  /// A text that stands for every record, where the field can be one, or the steps that read it.
  fileprivate var shape: OptionShape {
    let steps = OptionShape.table(MappingKeys.fieldSection)
    if let words { return .anyOf([.choice(words), steps]) }
    if self == .destination || self == .via { return .anyOf([.named("parties"), steps]) }
    if isParty { return .anyOf([.named("party"), steps]) }
    switch self {
    case .unit, .item: return .anyOf([.text, steps])
    default: return steps
    }
  }

  /// What the field says of a record.
  fileprivate var help: String {
    switch self {
    case .reporter: "Who says it: one party, or unknown."
    case .perspective: "The reporter's side of the transfer; `exporter` when left out."
    case .basis: "What was counted. Figures of different bases are never added."
    case .measure: "What the figure measures. Figures of different measures are never added."
    case .unit:
      "The unit of the figure, such as `EUR`, `USD-2015`, `item`, `licence`, `TIV-million`, `report` or `percent`."
    case .level: "Whether the figure is a part, or a total that contains others of the source; `part` when left out."
    case .event: "What happened; `new` when left out."
    case .exporter: "Who exports: one party, or unknown."
    case .origin: "Where the goods were made, when that is not the exporter: one party, or unknown."
    case .destination: "Where the goods go in the end: parties, of which it is one; unknown when left out."
    case .via: "The first destination, when it is not the final one: parties, of which it is one."
    case .period: "The years or the day of the figure (`type: year`, `type: years` or `type: date`)."
    case .category: "The kind of goods, as a code of a scheme (`scheme`)."
    case .item: "The publisher's own words for the goods."
    case .value: "The figure (`type: decimal` or `type: integer`)."
    }
  }
}
