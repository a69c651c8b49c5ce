import WaybillMapping

/// A column of codes of a scheme for goods.
struct CategoryGuess {
  let scheme: String
  /// Codes or names as the scheme has them.
  private(set) var direct = 0
  /// Codes with a part behind them, such as `ML10a`.
  private(set) var withParts = 0
  private(set) var others: [ColumnProfile.Value] = []
  private(set) var totals: [ColumnProfile.Value] = []

  /// Finds the scheme whose codes or names most cells have; nil where none has enough.
  static func find(_ column: ColumnProfile, _ schemes: CategorySchemes) -> CategoryGuess? {
    if column.isCut || column.distinctCount < 2 { return nil }
    let guesses = schemes.ids.compactMap { CategoryGuess(column, schemes, $0) }
    return guesses.max { ($0.direct + $0.withParts) < ($1.direct + $1.withParts) }
  }

  private init?(_ column: ColumnProfile, _ schemes: CategorySchemes, _ scheme: String) {
    self.scheme = scheme
    var rows = 0
    var distinct = 0
    for value in column.values {
      if value.text.isTotal {
        totals.append(value)
        continue
      }
      distinct += 1
      if schemes.category(value.text, in: scheme) != nil {
        direct += 1
        rows += value.count
      } else if scheme == "ml", let code = Self.munitionsCode(value.text), schemes.category(code, in: scheme) != nil {
        withParts += 1
        rows += value.count
      } else {
        others.append(value)
      }
    }
    let found = direct + withParts
    guard found > 1, found * 2 >= distinct || rows * 10 >= column.filledCount * 4 else { return nil }
  }

  /// Codes of the list of dual-use goods, such as `5A002`, which are no defence goods.
  var dualUse: [ColumnProfile.Value] {
    scheme != "ml"
      ? []
      : others.filter { value in
        let code = Array(value.text.utf8)
        return code.count >= 5 && code[0].isDigit && (65...69).contains(code[1]) && code[2...4].allSatisfy(\.isDigit)
      }
  }

  /// The texts that are no code of the scheme, without those of dual-use goods.
  var unknown: [ColumnProfile.Value] {
    let known = Set(dualUse.map(\.text))
    return others.filter { !known.contains($0.text) }
  }

  static let dualUsePattern = #"^\d[A-E]\d{3}"#

  /// Takes out of a code of the munitions list what stands behind its number.
  static let pattern = #"(?i)^ml ?0?(\d{1,2})[.]?([a-z][a-z0-9.]*)?$"#

  /// `ML10` for `ML10a`, `ml 10.b2`; nil for anything else.
  static func munitionsCode(_ text: String) -> String? {
    var rest = Substring(text.lowercased())
    guard rest.hasPrefix("ml") else { return nil }
    rest = rest.dropFirst(2)
    if rest.first == " " { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isNumber }
    guard let number = Int(digits), number > 0, digits.utf8.count <= 2 else { return nil }
    rest = rest.dropFirst(digits.count)
    if rest.first == "." { rest = rest.dropFirst() }
    guard rest.first?.isLetter != false, rest.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." }) else {
      return nil
    }
    return "ML\(number)"
  }
}
