/// What an element does to the text around it.
enum HTMLElement {
  case line, inline, hidden, part, table, row, cell, block

  private static let kinds: [String: HTMLElement] = {
    let words: [(HTMLElement, String)] = [
      (.line, "br wbr"),
      (
        .inline,
        "a abbr acronym b bdo big cite code del dfn em font i img ins kbd label q s samp small span strike strong sub sup "
          + "time tt u var"
      ),
      (.hidden, "noscript template svg math textarea select option"),
      (.part, "html head body meta link base tbody thead tfoot colgroup col"),
      (.table, "table"), (.row, "tr"), (.cell, "td th"),
    ]
    return Dictionary(
      uniqueKeysWithValues: words.flatMap { kind, names in
        names.split(separator: " ").map { (String($0), kind) }
      })
  }()

  init(_ name: String) { self = Self.kinds[name] ?? .block }

  /// Whether a block holds others, rather than a text.
  static func isContainer(_ name: String) -> Bool {
    ["div", "section", "article", "main", "header", "footer", "aside", "form", "ul", "ol", "dl"].contains(name)
  }

  /// Whether an element within a line is the mark of a note: raised, or a reference to the note's text.
  static func isMark(_ name: String, _ attributes: HTMLAttributes) -> Bool {
    if name == "sup" { return true }
    if attributes["class"].split(separator: " ").contains(where: { ["super", "oj-super", "note-tag"].contains($0) }) {
      return true
    }
    return name == "a" && attributes["href"].contains("#ntr")
  }
}
