import WaybillCore
import WaybillMapping

/// Texts that publishers write where there is no value.
enum MissingWords {
  static let all: Set<String> = [
    "..", "...", ". .", "-", "--", "–", "—", "n/a", "n.a.", "n.a", "na", "n/d", "nd", "nil", "none", "null", "xxx",
    "xx", "x",
    "?", ":", "*", "#n/a", "(empty)", "(blank)", "nan", "nb", "k.a.", "k. a.", "n.v.t.", "nvt", "s.o.", "s/o", "c",
    "conf.",
    "secret", "classified", "unknown", "onbekend", "unbekannt", "inconnu",
  ]

  static func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, let least = firsts[Int(first)], bytes.count >= least else { return false }
    return all.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }

  /// For each byte that a word begins with, in either case, the length of the shortest: few cells are made a string of.
  private static let firsts: [Int: Int] = {
    var firsts: [Int: Int] = [:]
    for word in all {
      for text in [word, word.uppercased()] {
        guard let first = text.utf8.first else { continue }
        firsts[Int(first)] = min(firsts[Int(first)] ?? .max, text.utf8.count)
      }
    }
    return firsts
  }()
}

/// Texts that spreadsheets write where a formula failed; `#N/A` is among the words for no value.
enum FailedFormula {
  private static let all = ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"].map { Array($0.utf8) }

  static func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.first == UInt8(ascii: "#") && all.contains { $0.elementsEqual(bytes) }
  }
}

/// Signs and codes of currencies.
enum Currency {
  /// What stands for a currency in headers, titles and cells, in lower case.
  static let words: [(word: String, code: String)] = [
    ("us dollar", "USD"), ("us dollars", "USD"),
    ("€", "EUR"), ("eur", "EUR"), ("euro", "EUR"), ("euros", "EUR"), ("us$", "USD"), ("usd", "USD"), ("$", "USD"),
    ("dollar", "USD"), ("dollars", "USD"), ("£", "GBP"), ("gbp", "GBP"), ("sterling", "GBP"), ("chf", "CHF"),
    ("sek", "SEK"),
    ("nok", "NOK"), ("dkk", "DKK"), ("pln", "PLN"), ("czk", "CZK"), ("cad", "CAD"), ("aud", "AUD"), ("jpy", "JPY"),
    ("¥", "JPY"),
    ("franken", "CHF"),
  ]

  /// The code of a unit that is nothing but the name of a currency; nil for any other.
  static func code(of unit: String) -> String? { words.first { $0.word == unit.lowercased() }?.code }

  private static let marks = ["€", "$", "£", "¥", "EUR", "USD", "GBP", "CHF"].map { Array($0.utf8) }

  /// The bytes without a sign of a currency at one end; nil where there is none.
  static func without(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    for mark in marks where bytes.count > mark.count {
      if bytes.starts(with: mark) { return bytes.slice(mark.count, 0).trimmed }
      if bytes.suffix(mark.count).elementsEqual(mark) { return bytes.slice(0, -mark.count).trimmed }
    }
    return nil
  }
}

/// Several years in one cell.
enum YearList {
  /// Whether the years of a cell follow one another; nil where it has anything but years.
  static func shape(_ bytes: UnsafeBufferPointer<UInt8>) -> CellShape? {
    let signs = " -/;,".utf8
    guard bytes.allSatisfy({ $0.isDigit || signs.contains($0) || $0 >= 0x80 }) else { return nil }
    return Period.years(String(decoding: bytes, as: UTF8.self)).map { $0.hasGap ? .yearsApart : .years }
  }
}
