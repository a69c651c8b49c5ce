import WaybillCore

/// Writes a specification as a page of tables: one for each table of keys, in the order in which they are met.
struct KeyReference {
  private var sections: [(section: OptionSection, depth: Int)] = []

  /// Gathers the sections under one section.
  init(_ section: OptionSection) { gather(section, depth: 0) }

  /// The page in Markdown.
  func page(title: String, opening: String) -> String {
    "# \(title)\n\n\(opening)\n\n" + sections.map { chapter($0.section, depth: $0.depth) }.joined(separator: "\n")
  }

  private mutating func gather(_ section: OptionSection, depth: Int) {
    if sections.contains(where: { $0.section == section }) { return }
    sections.append((section, depth))
    for key in section.keys { for nested in Self.tables(of: key.shape) { gather(nested, depth: depth + 1) } }
    for variant in section.variants?.all ?? [] { gather(variant.section, depth: depth + 1) }
  }

  private static func tables(of shape: OptionShape) -> [OptionSection] {
    switch shape {
    case .table(let section): [section]
    case .list(let shape, _), .entries(let shape, _): tables(of: shape)
    case .anyOf(let shapes): shapes.flatMap(tables)
    default: []
    }
  }

  private func chapter(_ section: OptionSection, depth: Int) -> String {
    var text = "\(String(repeating: "#", count: min(4, 2 + max(0, depth - 1)))) \(section.title)\n\n"
    if depth > 0 { text += "\(section.help)\n\n" }
    if !section.keys.isEmpty {
      text += "| key | required | value | what it does |\n|---|---|---|---|\n"
      for key in section.keys { text += row(key, of: section) }
    }
    let sentences = section.rules.map(\.sentence)
    if !sentences.isEmpty { text += "\n" + sentences.map { "- \($0)\n" }.joined() }
    if let variants = section.variants, !variants.all.isEmpty {
      let links = variants.all.map { Self.link($0.section, "`\($0.word)`") }.joined(separator: ", ")
      text += "\nThe further keys depend on the word: \(links).\n"
    }
    return text
  }

  private func row(_ key: OptionSpec, of section: OptionSection) -> String {
    let shared = section.rules.compactMap { rule in
      if case .hereOrShared(let keys, let shared) = rule, keys.contains(key.name) { shared } else { nil }
    }
    let required = key.required ? "yes" : shared.first.map { "yes, here or in `\($0)`" } ?? ""
    let cells = ["`\(key.name)`", required, key.shape.words(section: Self.link), key.help]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ").replacing("|  |", with: "| |")
      + " |\n"
  }

  private static func link(_ section: OptionSection, _ words: String) -> String {
    let anchor = section.title.lowercased().compactMap { character -> Character? in
      if character == " " { return "-" }
      return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
    }
    return "[\(words)](#\(String(anchor)))"
  }
}
