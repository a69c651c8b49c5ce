import WaybillCore

/// Months of years, in the forms in which publishers write them: `2023-05`, `05/2023`, `202305`, `2023M05`, `May 2023`.
enum MonthText {
  /// Patterns of those forms with the year as their group: of headers, and for `match`.
  static let patterns = [
    #"^((?:19|20)\d\d)[-/. ]?M?(?:0?[1-9]|1[0-2])$"#, #"^(?:0?[1-9]|1[0-2])[-/. ]((?:19|20)\d\d)$"#,
    #"^\p{L}+\.?[-/ ]?((?:19|20)\d\d)$"#, #"^((?:19|20)\d\d)[-/ ]?\p{L}+\.?$"#,
  ]

  /// The pattern of a form for some headers, whose words stand in the place of any: `Total 2023` is no month.
  static func headerPattern(_ form: Int, of headers: [String]) -> String {
    var words: [String] = []
    for header in headers {
      let word = String(header.lowercased().filter(\.isLetter))
      if !words.contains(word) { words.append(word) }
    }
    let any = #"\p{L}+"#
    if !patterns[form].contains(any) { return patterns[form] }
    return "(?i)" + patterns[form].replacing(any, with: "(?:\(words.joined(separator: "|")))")
  }

  /// Whether a column holds months, but for a few cells.
  ///
  /// - Parameter isPeriod: whether its header speaks of time, as it must where six digits stand together.
  static func areMonths(_ column: ColumnProfile, isPeriod: Bool) -> Bool {
    if column.isCut || column.filledCount == 0 { return false }
    let months = column.values.filter { isMonth($0.text) && (isPeriod || !CellShape($0.text).isNumber) }
    // `2010-11` and `2011-12` are years that do not begin in January.
    if months.allSatisfy({ isSplitYear($0.text) }) { return false }
    return months.reduce(0) { $0 + $1.count } * 100 >= (column.filledCount - column.shapes[.missing]) * 95
  }

  /// Whether a text is a month of a year.
  static func isMonth(_ text: String) -> Bool { form(text) != nil }

  /// The first of ``patterns`` that a month has; nil for any other text.
  static func form(_ text: String) -> Int? {
    let text = text.lowercased()
    let parts = text.split { "-/. ".contains($0) }.map(String.init)
    switch parts.count {
    case 1:
      if text.count == 6, isYear(text.prefix(4)), isNumber(text.suffix(2)) { return 0 }
      if text.count == 7, isYear(text.prefix(4)), text.dropFirst(4).first == "m", isNumber(text.suffix(2)) { return 0 }
      if isYear(text.suffix(4)), isName(String(text.dropLast(4))) { return 2 }
      return isYear(text.prefix(4)) && isName(String(text.dropFirst(4))) ? 3 : nil
    case 2:
      if isYear(parts[0][...]) { return isNumber(parts[1][...]) ? 0 : isName(parts[1]) ? 3 : nil }
      guard isYear(parts[1][...]) else { return nil }
      return isNumber(parts[0][...]) ? 1 : isName(parts[0]) ? 2 : nil
    default: return nil
    }
  }

  /// Whether a text is a year and the one after it, such as `2010-11`.
  private static func isSplitYear(_ text: String) -> Bool {
    let parts = text.split { "-/".contains($0) }
    guard parts.count == 2, isYear(parts[0]), parts[1].count == 2, let year = Int(parts[0]) else { return false }
    return Int(parts[1]) == (year + 1) % 100
  }

  private static func isYear(_ text: Substring) -> Bool { CellShape(String(text)).isYear }

  private static func isNumber(_ text: Substring) -> Bool {
    (1...2).contains(text.count) && text.allSatisfy(\.isASCII) && (1...12).contains(Int(text) ?? 0)
  }

  private static func isName(_ text: String) -> Bool { HeaderWords.months.contains(text) }
}
