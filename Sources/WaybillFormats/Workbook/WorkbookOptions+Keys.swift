public import WaybillCore

extension WorkbookOptions {
  /// The keys of a mapping's `read:` that say how a workbook is read; `columns`, `columns_matching` and `ignore` are the
  /// language's own.
  public static let specs: [OptionSpec] =
    [
      OptionSpec(
        "sheet", .oneOrMany(.text, of: "names"),
        help: "The sheet to read, or several one after another; needless where the workbook shows one."),
      OptionSpec(
        "sheets_matching", .pattern, help: "The sheets to read, one after another: those whose names match."),
      OptionSpec(
        "merged", .choice(["fill"]),
        help: "Every cell of a merged range has the contents of its first; the others are empty when left out."),
      OptionSpec(
        "colours", .entries(.text, of: "marks"),
        help:
          "Colours of text, as six hexadecimal digits or `theme` and a number, each with a mark that is appended to the "
          + "text of the cells that have it; `flags` of a field takes the mark off."),
    ]
    + DelimitedOptions.specs.filter { ["header", "tables", "capture", "until"].contains($0.name) }

  /// Reads the keys of ``specs``, and notes in the table what is wrong with them.
  public init(reading options: inout OptionTable) {
    self.init()
    let lines = DelimitedOptions(reading: &options)
    table.header = lines.header
    table.headerLines = lines.headerLines
    table.expected = lines.expected
    table.expectedPatterns = lines.expectedPatterns
    table.captures = lines.captures
    table.tables = lines.tables
    table.until = lines.until
    leastWidth = options.places.max() ?? 0
    if let names = options.texts("sheet") {
      var seen = Set<String>()
      for name in names where !seen.insert(name.text).inserted {
        options.problem(.badOption("sheet", expected: "a list of different names", found: name.text, at: name.place))
      }
      choice = .named(names.map(\.text))
    }
    if let node = options["sheets_matching"], let source = options.text("sheets_matching") {
      if options["sheet"] != nil {
        options.problem(.uselessOption("sheets_matching", beside: "sheet", at: node.place))
      }
      if let pattern = options.pattern(source, key: "sheets_matching", at: node.place) { choice = .matching(pattern) }
    }
    if let text = options.text("merged"), let place = options["merged"]?.place {
      fillsMerged = text == "fill"
      if !fillsMerged { options.problem(.badOption("merged", expected: "'fill', or left out", found: text, at: place)) }
    }
    for entry in options.table("colours") ?? [] {
      if let mark = options.mark(entry) { marks.append(mark) }
    }
  }
}

extension OptionTable {
  /// The places of columns that the mapping tells by them.
  fileprivate var places: [Int] {
    let columns = self["columns"]?.table?.map(\.value) ?? []
    let ignored = self["ignore"]?.list ?? []
    // A greater number is a mistake that is found when the columns are bound.
    return (columns + ignored).compactMap { $0["column"]?.text }.compactMap { Int($0) }.filter { $0 <= 1 << 14 }
  }

  fileprivate mutating func mark(_ entry: ConfigNode.Entry) -> WorkbookOptions.Mark? {
    let isHexadecimal = entry.key.utf8.count == 6 && entry.key.allSatisfy(\.isHexDigit)
    let isTheme = entry.key.hasPrefix("theme ") && Int(entry.key.dropFirst(6)) != nil
    if !isHexadecimal, !isTheme {
      let expected = "a table whose keys are six hexadecimal digits, or 'theme' and a number"
      problem(.badOption("colours", expected: expected, found: entry.key, at: entry.keyPlace))
      return nil
    }
    guard let text = entry.value.text, !text.isEmpty else {
      let found = entry.value.text == nil ? entry.value.kind : "an empty one"
      problem(.wrongShape(entry.key, expected: "a text", found: found, at: entry.value.place))
      return nil
    }
    return WorkbookOptions.Mark(isTheme ? entry.key : entry.key.uppercased(), text)
  }
}
