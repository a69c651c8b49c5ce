/// One Markdown document of the repository, as far as the tests read it.
struct Markdown {
  let path: String
  private let lines: [Substring]

  /// Reads a document by its path in the repository.
  init(_ path: String) throws { self.init(try House.text(path), path: path) }

  init(_ text: String, path: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }

  /// The lines outside fenced blocks.
  var prose: [Substring] {
    var isFenced = false
    return lines.filter { line in
      if line.hasPrefix("```") {
        isFenced.toggle()
        return false
      }
      return !isFenced
    }
  }

  /// The texts of all headings, in order.
  var headings: [String] {
    prose.filter { $0.hasPrefix("#") }.map { String($0.drop { $0 == "#" }.dropFirst()) }
  }

  /// The anchors of all headings.
  var anchors: Set<String> { Set(headings.map(Self.anchor)) }

  /// Where the links of the prose go, in order.
  var links: [String] {
    prose.flatMap { line in line.split(separator: "](").dropFirst().compactMap { $0.split(separator: ")").first } }
      .map(String.init)
  }

  /// The path in the repository to which a relative link of this document leads.
  func target(of link: String) -> String {
    if link.isEmpty { return path }
    var parts = path.split(separator: "/").dropLast()
    for part in link.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// The contents of the fenced blocks with an opening such as `yaml mapping`.
  func blocks(_ opening: String) -> [String] {
    var blocks: [String] = []
    var block: [Substring]?
    for line in lines {
      if let open = block {
        if line == "```" {
          blocks.append(open.joined(separator: "\n") + "\n")
          block = nil
        } else {
          block = open + [line]
        }
      } else if line == "```\(opening)" {
        block = []
      }
    }
    return blocks
  }

  /// The keys of the first table under a heading: the first cell of each row without its backticks, and whether the second
  /// says `yes`.
  func keys(under heading: String) -> [Key] {
    let after = prose.drop { !($0.hasPrefix("#") && $0.hasSuffix("# \(heading)")) }.dropFirst()
    let table = after.prefix { !$0.hasPrefix("#") }.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    return table.compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
      guard line.hasPrefix("| `"), cells.count > 2 else { return nil }
      return Key(name: String(cells[1].dropFirst().prefix { $0 != "`" }), isRequired: cells[2].hasPrefix("yes"))
    }
  }

  /// One key of a table of keys.
  struct Key: Hashable, Comparable, CustomStringConvertible {
    let name: String
    let isRequired: Bool

    static func < (a: Self, b: Self) -> Bool { a.name < b.name }

    var description: String { isRequired ? "\(name) (required)" : name }
  }

  private static func anchor(_ heading: String) -> String {
    String(
      heading.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
      })
  }
}
