public import WaybillCore

extension DelimitedOptions {
  /// The keys of a mapping's `read:` that say how a delimited text is read; `columns`, `columns_matching` and `ignore` are
  /// the language's own.
  public static let specs: [OptionSpec] =
    [
      OptionSpec(
        "delimiter", .anyOf([.character, .choice(["tab"])]), help: "What stands between cells; a comma when left out."),
      OptionSpec(
        "quote", .anyOf([.character, .choice(["none"])]),
        help: "What stands around cells; a double quote when left out."),
      OptionSpec("encoding", .words(of: TextEncoding.self), help: "What the bytes stand for; `utf-8` when left out."),
      OptionSpec(
        "header", .anyOf([.list(.text, of: "names"), .table(headerSection)]),
        help:
          "Where the header is; or the names of the columns of a file without one, by position. When left out, it is the "
          + "line, among the first 200, with the most of the headers that the mapping names."),
      OptionSpec(
        "tables", .table(tableSection), help: "How each of several tables of a file begins, and what that line says."),
      OptionSpec(
        "join_broken_lines", .choice(["true"]),
        help: "Lines with too few cells that make one row together are joined, and counted."),
      captureSpec,
      OptionSpec(
        "until", .table(endSection),
        help: "Where the rows stop before the end of the file; the lines from there on are no rows, and counted."),
    ] + MemberChoice.specs

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
      OptionSpec("rows", .integer(from: 1, to: 10), help: "How many lines the header has; 1 when left out."),
      OptionSpec("join", .text, help: "What stands between the texts of a column; a space when left out."),
      OptionSpec(
        "fill_right", .choice(["true"]), help: "An empty cell of a line above the last takes the text at its left."),
    ],
    rules: [.atMostOne(["first_cell", "contains"])])

  static let tableSection = OptionSection(
    "tables", title: "`tables`", help: "How each of several tables of a file begins.",
    keys: [
      OptionSpec("begin", .pattern, required: true, help: "The line that each table begins with."),
      OptionSpec(
        "capture", .entries(.pattern, of: "patterns"),
        help: "Texts to take from that line and those above the header, by name; every row of the table has them."),
      OptionSpec(
        "header", .choice(["each", "once"]), help: "Whether each table has the header again; `each` when left out."),
    ])

  static let endSection = OptionSection(
    "until", title: "`until`", help: "Where the rows stop before the end of the file.",
    keys: [
      OptionSpec("cell", .text, help: "The rows stop at the first whose first cell is this text."),
      OptionSpec("line", .pattern, help: "The rows stop at the first whose line matches."),
    ],
    rules: [.exactlyOne(["cell", "line"])])
}
