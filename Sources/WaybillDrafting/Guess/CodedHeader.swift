/// A header that is a name with a number or a code behind it: `KM 1`, `ML10a`, `Cat. B`, `Category IV: aircraft`.
struct CodedHeader {
  /// What the code is: a number, perhaps with a letter behind it, a Roman number, or a letter.
  enum Form: String {
    case number = #"\d{1,3}[a-zA-Z]?"#
    case roman = "[IVXivx]+[a-z]?"
    case letter = "[a-zA-Z]"
  }

  /// The name as it is written, and what stands between it and the code.
  let name: String
  let gap: String
  let code: String
  /// What stands behind the code.
  let rest: String

  /// Takes a header apart; nil where it has no name of two letters or more, or a name that speaks of no kind of goods.
  init?(_ header: String) {
    let characters = Array(header)
    guard let start = Self.codeStart(characters) else { return nil }
    let code = characters[start...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let before = characters[..<start]
    let gap = before.reversed().prefix { Self.gaps.contains($0) }.count
    name = String(before.dropLast(gap))
    self.gap = String(before.suffix(gap))
    self.code = String(code)
    rest = String(characters[(start + code.count)...])
    guard forms != [], name.count(where: \.isLetter) > 1, name.count <= 40, !name.contains(where: \.isNumber),
      !HeaderWords(name).has(Self.noGoods), !HeaderWords.months.contains(name.lowercased())
    else { return nil }
  }

  /// The forms that the code may have.
  var forms: [Form] {
    let text = code.lowercased()
    let digits = text.prefix(while: \.isNumber)
    let behind = text.dropFirst(digits.count)
    if !digits.isEmpty { return digits.count <= 3 && behind.count <= 1 ? [.number] : [] }
    let roman = text.prefix { "ivx".contains($0) }
    let isRoman = !roman.isEmpty && text.count - roman.count <= 1
    return (text.count == 1 ? [.letter] : []) + (isRoman ? [.roman] : [])
  }

  private static let gaps: Set<Character> = [" ", ".", "-", "_", "\u{A0}"]

  /// Where the code begins: at the first digit, or at the first word that is a letter or a Roman number.
  private static func codeStart(_ characters: [Character]) -> Int? {
    if let digit = characters.firstIndex(where: \.isNumber) {
      return digit > 0 && !characters[..<digit].contains { "(:,/".contains($0) } ? digit : nil
    }
    var start = 0
    while start < characters.count {
      let word = characters[start...].prefix { $0.isLetter }
      let roman = word.prefix { "IVX".contains($0) }.count
      // `IVa` is a part of `IV`.
      let isRoman = roman > 0 && (roman == word.count || roman + 1 == word.count && word.last?.isLowercase == true)
      let isLetter = word.count == 1 && word.allSatisfy { $0.isUppercase && $0.isASCII }
      if isRoman || isLetter, start > 0, gaps.contains(characters[start - 1]) { return start }
      start += word.count
      if start < characters.count, !gaps.contains(characters[start]) { return nil }
      start += 1
    }
    return nil
  }

  /// What is counted one after another and is no kind of goods: spans of time, places, parties and measures.
  private static let noGoods =
    [
      "quarter", "quartal", "trimest", "kwartaal", "half.", "halbjahr", "semest", "week", "woche", "kw.", "month",
      "monat",
      "maand", "mois.", "fy.", "phase", "version", "round.", "column", "spalte", "kolom", "colonne", "field.",
      "unnamed",
      "col.", "land.", "country", "state.", "pays.", "region", "zone.", "area.", "rate.", "price", "preis",
    ] + HeaderWords.share + HeaderWords.money + HeaderWords.count + HeaderWords.number + HeaderWords.year
    + HeaderWords.exporter + HeaderWords.destination
}
