public import WaybillCore

/// The paragraphs of a file in Rich Text Format, one at a time, with tabs between their cells.
///
/// What a reader sees is kept: characters, tabs, and line ends within a paragraph. What only lays the text out is not:
/// fonts, styles, colours, pictures, and groups that the file itself says may be skipped. Memory holds one block and one
/// paragraph.
public final class RichTextParagraphs {
  /// Sizes beyond which a file is given up.
  public struct Limits: Sendable, Hashable {
    /// The bytes of a paragraph, as UTF-8.
    public var paragraph = 8 << 20
    /// The groups within one another.
    public var depth = 1000
    /// The bytes that are read at a time.
    public var block = 256 << 10

    /// Makes the usual limits.
    public init() {}
  }

  private let name: String
  private let limits: Limits
  private var bytes: RichTextBytes
  private var group = RichTextGroup()
  private var outer: [RichTextGroup] = []
  private var encoding = TextEncoding.windows1252
  private var fonts = RichTextFonts()
  private var paragraph = RichTextParagraph()

  /// The paragraph as UTF-8, valid until the next is asked for.
  public var text: [UInt8] { paragraph.text }
  /// The line of the file on which the paragraph's first character stands.
  public var line: Int { paragraph.line }

  /// Opens bytes that must begin as a file in Rich Text Format does.
  ///
  /// - Throws: ``SourceError`` when they are none, or cannot be read.
  public init(_ source: sending any ByteBlocks, limits: Limits = Limits()) throws(SourceError) {
    name = source.name
    self.limits = limits
    bytes = RichTextBytes(source, block: limits.block)
    for expected in Array("{\\rtf".utf8) where try bytes.next() != expected {
      throw SourceError(.noRichText(name))
    }
    outer.append(group)
    // The rest of the word: the version of the format.
    _ = try bytes.word(from: UInt8(ascii: "f"))
  }

  /// Goes on to the next paragraph; what stands behind the last mark of one is a paragraph too, when it has a character.
  ///
  /// - Returns: false once there is none.
  /// - Throws: ``SourceError`` when the file breaks off, nests too deep, or has a paragraph beyond the limit.
  public func advance() throws(SourceError) -> Bool {
    paragraph.clear(line: bytes.line)
    while let byte = try bytes.next() {
      switch byte {
      case UInt8(ascii: "{"):
        if outer.count > limits.depth { throw failure(.richTextTooDeep(limits.depth, at: place)) }
        outer.append(group)
        paragraph.endFallback()
      case UInt8(ascii: "}"):
        guard let last = outer.popLast() else { throw failure(.richTextUnbalanced(at: place)) }
        group = last
        paragraph.endFallback()
        if outer.isEmpty {
          paragraph.endPair(line: bytes.line)
          return !text.isEmpty
        }
      case UInt8(ascii: "\\"):
        if try control() {
          paragraph.endPair(line: bytes.line)
          return true
        }
      case carriageReturn, lineFeed, 0: break
      default: try put(byte)
      }
      if text.count > limits.paragraph { throw failure(.richTextTooLong(limits.paragraph, at: place)) }
    }
    if outer.isEmpty { return false }
    throw failure(.richTextCutOff(at: place))
  }

  private var place: Place { Place(file: name, line: bytes.line, column: 1) }

  private func failure(_ diagnostic: Diagnostic) -> SourceError { SourceError(diagnostic) }

  /// Reads what stands behind a backslash; whether it ends the paragraph.
  private func control() throws(SourceError) -> Bool {
    guard let first = try bytes.next() else { throw failure(.richTextCutOff(at: place)) }
    if first.isLetter {
      let word = try bytes.word(from: first)
      return try apply(word)
    }
    switch first {
    case UInt8(ascii: "'"): try putHexadecimal()
    case UInt8(ascii: "*"): group.isSkipped = true
    case UInt8(ascii: "~"): put(scalar: 0xA0)
    case UInt8(ascii: "_"): put(scalar: 0x2011)
    case UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: ":"): break
    case carriageReturn, lineFeed: return !group.isSkipped
    default: try put(first)
    }
    return false
  }

  /// Adds the byte that two digits stand for; where they are none, a byte that no text has tells of it.
  private func putHexadecimal() throws(SourceError) {
    if let byte = try bytes.hexadecimal() { return try put(byte) }
    if !group.isSkipped { paragraph.append(0xFF, line: bytes.line) }
  }

  /// Does what a control word says; whether it ends the paragraph.
  private func apply(_ word: RichTextWord) throws(SourceError) -> Bool {
    switch word.name {
    case "par", "sect", "page", "row": return !group.isSkipped
    case "tab", "cell", "nestcell": try put(tab)
    case "line": try put(lineFeed)
    case "mac": encoding = .macintosh
    case "ansi": encoding = .windows1252
    case "pc", "pca": throw failure(.richTextEncoding(word.name, at: place))
    case "ansicpg":
      guard word.number == 1252 else { throw failure(.richTextEncoding("ansicpg\(word.number ?? 0)", at: place)) }
    case "fonttbl":
      group.isFontList = true
      group.isSkipped = true
    case "deff": fonts.usual = word.number
    case "f" where group.isFontList: fonts.begin(word.number ?? 0)
    case "f": group.font = word.number
    case "plain": group.font = nil
    case "fcharset" where group.isFontList:
      if !fonts.set(word.number ?? 0) { throw failure(.richTextTooManyFonts(RichTextFonts.limit, at: place)) }
    case "uc": group.fallbacks = max(0, min(word.number ?? 1, 100))
    case "u":
      if !group.isSkipped { paragraph.put(unit: word.number ?? 0, fallbacks: group.fallbacks, line: bytes.line) }
    case "bin": for _ in 0..<max(0, word.number ?? 0) where try bytes.next() == nil { break }
    default:
      if RichTextGroup.destinations.contains(word.name) {
        group.isSkipped = true
      } else if let scalar = RichTextGroup.characters[word.name] {
        put(scalar: scalar)
      }
    }
    return false
  }

  private func put(scalar: UInt32) {
    if !group.isSkipped { paragraph.put(scalar: scalar, line: bytes.line) }
  }

  private func put(_ byte: UInt8) throws(SourceError) {
    if group.isSkipped || paragraph.isFallback() { return }
    paragraph.endPair(line: bytes.line)
    if byte < 0x80 { return paragraph.append(byte, line: bytes.line) }
    let characters = fonts.characters(of: group.font)
    // The signs of such a font have no other numbers; word processors write them as `\u` so, too.
    if characters == RichTextFonts.signs { return put(scalar: 0xF000 + UInt32(byte)) }
    guard let encoding = RichTextFonts.encoding(characters, document: encoding) else {
      throw failure(.richTextCharacters(byte, characters, at: place))
    }
    paragraph.append(byte, in: encoding, line: bytes.line)
  }
}
