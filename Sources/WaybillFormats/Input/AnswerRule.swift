/// What the answer of a publisher must be, and what of it is the file.
package struct AnswerRule: Sendable, Hashable {
  /// What bytes are, by their beginning.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case text, json, html, xml, rtf, zip, gzip
  }

  /// The key under which an object of JSON has the file in base64; nil where the answer is the file.
  package var base64: String?
  /// What the file must be; anything but a page of HTML where nil.
  package var kind: Kind?
  /// What the beginning of the file must match.
  package var begins: Pattern?

  /// Makes a rule.
  package init(base64: String? = nil, kind: Kind? = nil, begins: Pattern? = nil) {
    self.base64 = base64
    self.kind = kind
    self.begins = begins
  }

  /// How much of a file is looked at.
  package static let beginning = 4096

  /// What is wrong with a file that begins with some bytes: what it must be, and what it is; nil where nothing is.
  package func problem(of bytes: [UInt8]) -> (expected: String, found: String)? {
    let text = Self.withoutMark(bytes)
    let found = Self.kind(of: text)
    if kind == nil, found == .html { return ("data", Self.words(.html, text)) }
    if let kind, kind != found { return (Self.name(kind), Self.words(found, text)) }
    if let begins, !text.withUnsafeBufferPointer(begins.matches) {
      return ("what begins with '\(begins.source)'", Self.shown(text))
    }
    return nil
  }

  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// What some bytes are; nil where they are none of what has a name.
  static func kind(of bytes: [UInt8]) -> Kind? {
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) { return .zip }
    if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
    // Text in two bytes a character begins with its mark, and has zeros.
    if !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]), bytes.contains(0) { return nil }
    let text = bytes.drop { $0 == 0x20 || $0 &- 9 < 5 }
    if text.starts(with: "{\\rtf".utf8) { return .rtf }
    if text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") { return .json }
    guard text.first == UInt8(ascii: "<") else { return .text }
    let lower = String(decoding: text.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    if ["<!doctype html", "<html", "<head", "<body"].contains(where: lower.contains) { return .html }
    return .xml
  }

  private static func name(_ kind: Kind) -> String {
    switch kind {
    case .text: "text"
    case .json: "JSON"
    case .html: "a page of HTML"
    case .xml: "XML"
    case .rtf: "Rich Text"
    case .zip: "a zip archive or a workbook"
    case .gzip: "a gzip file"
    }
  }

  private static func words(_ kind: Kind?, _ bytes: [UInt8]) -> String {
    switch kind {
    case nil: "binary data"
    case .text: shown(bytes)
    case .json, .html, .xml: "\(kind.map(name) ?? ""), \(shown(bytes))"
    case let kind?: name(kind)
    }
  }

  /// The beginning of a text, fit to be shown on a line.
  private static func shown(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(200), as: UTF8.self)
    let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    let clean = String(
      String.UnicodeScalarView(words.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
    return "'\(clean.prefix(40))\(clean.count > 40 ? "…" : "")'"
  }
}
