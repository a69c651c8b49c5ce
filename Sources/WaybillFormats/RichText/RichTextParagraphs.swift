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
  /// The fallback characters of a `\u` that are still to be passed over.
  private var fallback = 0
  /// The first half of a pair of `\u`.
  private var lead: UInt32?
  private var hasText = false

  /// The paragraph as UTF-8, valid until the next is asked for.
  public private(set) var text: [UInt8] = []
  /// The line of the file on which the paragraph's first character stands.
  public private(set) var line = 1

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
    text.removeAll(keepingCapacity: true)
    hasText = false
    fallback = 0
    line = bytes.line
    while let byte = try bytes.next() {
      switch byte {
      case UInt8(ascii: "{"):
        if outer.count > limits.depth { throw failure(.richTextTooDeep(limits.depth, at: place)) }
        outer.append(group)
        fallback = 0
      case UInt8(ascii: "}"):
        guard let last = outer.popLast() else { throw failure(.richTextUnbalanced(at: place)) }
        group = last
        fallback = 0
        if outer.isEmpty {
          endPair()
          return !text.isEmpty
        }
      case UInt8(ascii: "\\"):
        if try control() {
          endPair()
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
    if group.isSkipped { return }
    note()
    text.append(0xFF)
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
    case "u": putUnit(word.number ?? 0)
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

  /// Adds a unit of UTF-16, whose number may be written as a negative one.
  private func putUnit(_ number: Int) {
    if group.isSkipped { return }
    let unit = UInt32(UInt16(truncatingIfNeeded: number))
    fallback = 0
    switch unit {
    case 0xD800..<0xDC00:
      endPair()
      lead = unit
    case 0xDC00..<0xE000:
      let first = lead
      lead = nil
      put(scalar: first.map { 0x10000 + ($0 - 0xD800) << 10 + (unit - 0xDC00) } ?? 0xFFFD)
    default: put(scalar: unit)
    }
    fallback = group.fallbacks
  }

  /// Half of a pair whose other half did not come is no character.
  private func endPair() {
    guard lead != nil else { return }
    lead = nil
    put(scalar: 0xFFFD)
  }

  private func put(scalar: UInt32) {
    if group.isSkipped { return }
    if fallback > 0 {
      fallback -= 1
      return
    }
    endPair()
    note()
    text.append(contentsOf: String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
  }

  private func put(_ byte: UInt8) throws(SourceError) {
    if group.isSkipped { return }
    if fallback > 0 {
      fallback -= 1
      return
    }
    endPair()
    note()
    if byte < 0x80 {
      text.append(byte)
    } else {
      let characters = fonts.characters(of: group.font)
      // The signs of such a font have no other numbers; word processors write them as `\u` so, too.
      if characters == RichTextFonts.signs { return put(scalar: 0xF000 + UInt32(byte)) }
      guard let encoding = RichTextFonts.encoding(characters, document: encoding) else {
        throw failure(.richTextCharacters(byte, characters, at: place))
      }
      var decoder = TextDecoder(encoding)
      withUnsafeBytes(of: byte) { decoder.append($0, to: &text) }
    }
  }

  private func note() {
    if !hasText { line = bytes.line }
    hasText = true
  }
}
