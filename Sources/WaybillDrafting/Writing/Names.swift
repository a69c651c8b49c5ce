/// The names that a draft gives to columns and captures, each once.
struct Names {
  private var taken: Set<String> = [
    "and", "or", "not", "in", "is", "missing", "true", "false", "round", "abs", "min", "max", "len", "lower",
  ]
  private(set) var ofColumns: [Int: String] = [:]

  /// Names a column.
  mutating func give(_ column: Int, _ wanted: String) {
    if ofColumns[column] == nil { ofColumns[column] = free(wanted) }
  }

  /// A name that nothing has yet.
  mutating func free(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(wanted)_\(number)"
      number += 1
    }
    return name
  }

  /// A header as a name: small letters, digits and `_`.
  static func slug(_ header: String, else other: String, mayBeginWithDigit: Bool = false) -> String {
    var slug = ""
    for character in header.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "_" {
        slug.append("_")
      }
    }
    while slug.last == "_" { slug.removeLast() }
    let short = String(slug.prefix(32))
    guard let first = short.first else { return other }
    return first.isLetter || mayBeginWithDigit ? short : other
  }
}
