import WaybillFormats
import WaybillMapping

/// Columns side by side whose headers are one name with different codes, as those of kinds of goods are.
struct CategoryColumns {
  /// The columns of one kind each.
  let parts: [Int]
  /// The columns that sum them.
  let totals: [Int]
  /// A pattern of the headers of both.
  let pattern: String
  /// The schemes that have all codes, the likeliest first.
  let schemes: [String]
  /// The scheme that is taken; nil where none has all codes.
  var scheme: String? { schemes.first }
  /// What stands in all headers behind the codes, where it is the same.
  let words: String

  /// Finds the largest group of figures; nil where none has three columns, or two beside which there is no other number.
  static func find(
    _ figures: [ColumnProfile], among columns: [ColumnProfile], _ kinds: [ColumnKind], _ schemes: CategorySchemes
  ) -> Self? {
    func isNumber(_ column: ColumnProfile) -> Bool {
      if case .number = kinds[column.position] { true } else { false }
    }
    let coded = figures.compactMap { column in
      let isEmpty = if case .empty = kinds[column.position] { true } else { false }
      return !isNumber(column) && !isEmpty || column.header.isTotal
        ? nil : CodedHeader(column.header).map { Member(column: column, header: $0) }
    }
    let groups = Dictionary(grouping: coded, by: { $0.header.name.lowercased() }).values.flatMap { members in
      // With two figures of each code, what stands behind it tells them apart.
      isWhole(members) ? [members] : Array(Dictionary(grouping: members, by: \.header.rest).values)
    }
    func rank(_ group: [Member]) -> (Int, Int, Int) {
      let isMoney = HeaderWords(group[0].header.rest).has(HeaderWords.money)
      return (group.count, isMoney ? 1 : 0, -group[0].column.position)
    }
    let best = groups.filter { $0.count > 1 && isWhole($0) }.max { rank($0) < rank($1) }
    guard let best else { return nil }
    let parts = Set(best.map(\.column.position))
    let others = figures.filter { !parts.contains($0.position) && isNumber($0) && !$0.header.isTotal }
    guard best.count > 2 || others.isEmpty else { return nil }
    // A column of money beside columns that do not speak of it is the figure, and these are marks of it.
    let isMoney = best.contains { HeaderWords($0.column.header).has(HeaderWords.money) }
    let isMarked = others.contains { column in
      HeaderWords(column.header).has(HeaderWords.money) && CodedHeader(column.header) == nil
    }
    guard isMoney || !isMarked else { return nil }
    let total = total(of: best, among: figures.filter { $0.header.isTotal && isNumber($0) })
    return Self(best, totals: total.map { [$0] } ?? [], among: columns, schemes)
  }

  /// The one column that sums a group: of several, the one that says what the group says behind its codes.
  private static func total(of group: [Member], among totals: [ColumnProfile]) -> ColumnProfile? {
    let rests = Set(group.map { $0.header.rest.trimmed.lowercased() })
    let isCount = group.contains { HeaderWords($0.header.rest).has(HeaderWords.count) }
    let fitting = totals.filter { column in
      let words = HeaderWords(column.header)
      return words.has(HeaderWords.count) == isCount && !words.has(HeaderWords.share + HeaderWords.year)
        && !column.header.contains { $0.isNumber || $0 == "%" }
    }
    if fitting.count < 2 { return fitting.first }
    let same = fitting.filter { column in
      rests.count == 1 && rests.allSatisfy { !$0.isEmpty && column.header.lowercased().hasSuffix($0) }
    }
    return same.count == 1 ? same[0] : nil
  }

  private struct Member {
    let column: ColumnProfile
    let header: CodedHeader
  }

  private static func isWhole(_ members: [Member]) -> Bool {
    Set(members.map { $0.header.code.lowercased() }).count == members.count
  }

  private init?(
    _ members: [Member], totals: [ColumnProfile], among columns: [ColumnProfile], _ schemes: CategorySchemes
  ) {
    parts = members.map(\.column.position)
    self.totals = totals.map(\.position)
    let headers = members.map(\.header)
    let rests = Set(headers.map(\.rest))
    words = rests.count == 1 ? headers[0].rest : ""
    self.schemes = Self.schemes(of: members.map(\.column.header), schemes)
    let sums = totals.map { PreambleGuess.escaped($0.header) }
    let exact = members.map { PreambleGuess.escaped($0.column.header) }
    let patterns = [Self.general(headers), exact].compactMap { $0 }.map {
      "^(?:\(($0 + sums).joined(separator: "|")))$"
    }
    let wanted = Set(parts + self.totals)
    let found = patterns.first { text in
      guard let pattern = try? Pattern(text) else { return false }
      return columns.allSatisfy { pattern.matches($0.header) == wanted.contains($0.position) }
    }
    guard let found else { return nil }
    pattern = found
  }

  /// A pattern of the name with any code of the same form, so that the next edition may have one more.
  private static func general(_ headers: [CodedHeader]) -> [String]? {
    let forms = [CodedHeader.Form.number, .roman, .letter]
    guard let form = forms.first(where: { form in headers.allSatisfy { $0.forms.contains(form) } }) else { return nil }
    let gaps = Set(headers.map(\.gap))
    let gap = gaps.count == 1 ? PreambleGuess.escaped(headers[0].gap) : #"[ .\-_\x{A0}]*"#
    let rests = Set(headers.map(\.rest))
    let rest = rests.count == 1 ? PreambleGuess.escaped(headers[0].rest) : "(?:[^0-9a-zA-Z].*)?"
    let names = Set(headers.map(\.name))
    let name = PreambleGuess.escaped(headers[0].name)
    return ["\(names.count == 1 ? name : "(?i:\(name))")\(gap)\(form.rawValue)\(rest)"]
  }

  private static func schemes(of headers: [String], _ schemes: CategorySchemes) -> [String] {
    if headers.allSatisfy({ munitions($0).flatMap { schemes.category($0, in: "ml") } != nil }) { return ["ml"] }
    return schemes.ids.filter { id in headers.allSatisfy { schemes.category($0, in: id) != nil } }
  }

  /// `ML10` for `ML 10`, `ml10a` and `ML10 – Aircraft`.
  private static func munitions(_ header: String) -> String? {
    guard let header = CodedHeader(header), header.name.lowercased() == "ml" else { return nil }
    return Int(header.code.prefix(while: \.isNumber)).map { "ML\($0)" }
  }
}
