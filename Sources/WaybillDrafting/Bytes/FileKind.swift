/// What a file seems to be, by its first bytes.
enum FileKind: Equatable {
  case delimitedText
  case json
  case richText
  /// Something else that no table is read from, in words.
  case other(String)

  init(_ bytes: ByteSurvey) {
    let head = bytes.head
    if let known = Self.magic.first(where: { head.starts(with: $0.bytes) }) {
      self = known.kind
      return
    }
    if UTF16Order(head) != nil {
      self = .delimitedText
      return
    }
    if bytes.counts[0] * 1000 > bytes.size || bytes.controlCount * 100 > bytes.size {
      self = .other("binary data")
      return
    }
    let text = head.drop { $0 <= 32 || [0xEF, 0xBB, 0xBF].contains($0) }
    let start = String(decoding: text.prefix(256), as: UTF8.self).lowercased()
    if start.hasPrefix("{\\rtf") {
      self = .richText
    } else if ["<!doctype html", "<html", "<head", "<body", "<table"].contains(where: start.hasPrefix) {
      self = .other("an HTML page")
    } else if start.hasPrefix("<?xml") || start.hasPrefix("<svg") {
      self = .other("an XML document")
    } else if Self.isJSON(text) {
      self = .json
    } else {
      self = .delimitedText
    }
  }

  private static let magic: [(bytes: [UInt8], kind: FileKind)] = [
    ([0x1F, 0x8B], .other("a file that was compressed twice")),
    (Array("PK\u{3}\u{4}".utf8), .other("an archive in another")),
    ([0xD0, 0xCF, 0x11, 0xE0], .other("an old Office document (.xls or .doc)")),
    (Array("%PDF".utf8), .other("a PDF document")), (Array("SQLite format 3".utf8), .other("an SQLite database")),
    ([0x89, 0x50, 0x4E, 0x47], .other("a PNG image")), ([0xFF, 0xD8, 0xFF], .other("a JPEG image")),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .other("a file compressed by xz")),
    (Array("BZh".utf8), .other("a file compressed by bzip2")),
    ([0x28, 0xB5, 0x2F, 0xFD], .other("a file compressed by zstd")),
    (Array("7z".utf8) + [0xBC, 0xAF], .other("a 7-Zip archive")),
    (Array("PAR1".utf8), .other("a Parquet file")),
  ]

  /// Whether a text begins as JSON does: a bracket, then what may follow it.
  private static func isJSON(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    guard let next = text.dropFirst().first(where: { $0 > 32 }) else { return false }
    let allowed = first == UInt8(ascii: "{") ? "\"}" : "{[]\"0123456789-"
    return allowed.utf8.contains(next)
  }
}
