import WaybillCore

/// The text of a page, block by block, and the line and column of its bytes.
///
/// What stands for no character becomes U+FFFD, as the standard has it, so that the parser never guesses an encoding. So
/// does the byte 7F, which is no text either.
struct HTMLSource {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  let name: String
  /// What stands for a sign `<` that begins no tag.
  static let sign: UInt8 = 0x7F
  static let longestToken = 4 << 20

  private let input: TextInput
  private let block: Int
  /// A character that the last block ended within.
  private var tail: [UInt8] = []
  /// The text from ``start`` on, of which places are still asked for.
  private var window: [UInt8] = []
  private var start = 0
  private var tokens = HTMLTokens()
  /// Up to where the text was given out, at the end of a tag or a text.
  private(set) var given = 0
  /// What was given out last, with blanks in place of what is no text.
  private(set) var fed: [UInt8] = []
  private var isAtEnd = false
  /// Where the line and the column below are.
  private var cursor = 0
  private var line = 1
  private var column = 1

  /// - Throws: ``SourceError`` when the source is empty, cannot be read, or has the mark of another encoding.
  init(_ source: any ByteBlocks, encoding: TextEncoding, block: Int) throws(SourceError) {
    name = source.name
    input = try TextInput(source, encoding: encoding)
    self.block = max(1, block)
  }

  /// How many bytes of text there were.
  private var count: Int { start + window.count }

  /// Reads on to the end of a tag or a text.
  ///
  /// - Returns: false at the end, when there is nothing more.
  /// - Throws: ``SourceError`` when the page cannot be read, is none, ends within a comment or a script, or has a tag of
  ///   no end.
  mutating func next() throws(SourceError) -> Bool {
    if isAtEnd { return false }
    let from = given - start
    repeat {
      var text = tail
      tail.removeAll(keepingCapacity: true)
      isAtEnd = try !input.append(max(block, start + window.count - given), to: &text)
      append(text, isLast: isAtEnd)
      if given == 0, let first = window.first(where: { $0 > 0x20 }), first != UInt8(ascii: "<") {
        throw SourceError(.noHTML(name))
      }
      given = start + window.withUnsafeBufferPointer { tokens.walk($0, from: from) }
      if isAtEnd {
        if let (what, position) = tokens.unclosed, let what {
          throw SourceError(.htmlUnclosed(what.end, at: place(start + position)))
        }
        given = start + window.count
      } else if start + window.count - given > Self.longestToken {
        throw SourceError(.htmlTokenTooLong(Self.longestToken, at: place(given)))
      }
    } while given - start == from && !isAtEnd
    fed = Array(window[from..<(given - start)])
    for sign in tokens.signs { fed[sign - from] = Self.sign }
    if isAtEnd, let (_, position) = tokens.unclosed { fed[position - from] = Self.sign }
    for blank in tokens.blanks {
      let filler: (before: String, behind: String) = blank.count < 7 ? ("<?", ">") : ("<!--", "-->")
      fed.replaceSubrange(
        (blank.lowerBound - from)..<(blank.upperBound - from),
        with: Array(filler.before.utf8)
          + repeatElement(UInt8(ascii: "x"), count: blank.count - filler.before.utf8.count - filler.behind.utf8.count)
          + Array(filler.behind.utf8))
    }
    return true
  }

  private mutating func place(_ offset: Int) -> Place {
    let (line, column) = place(of: offset)
    return Place(file: name, line: line, column: column)
  }

  /// Appends a text with U+FFFD in place of what is no character.
  private mutating func append(_ text: [UInt8], isLast: Bool) {
    let before = window.count
    text.withUnsafeBufferPointer { text in
      var position = 0
      while let invalid = TextEncoding.firstInvalid(in: text, from: position) {
        window += text[position..<invalid]
        if !isLast, text.count - invalid < 4, text[invalid] >= 0xC2,
          text[(invalid + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 })
        {
          tail = Array(text[invalid...])
          return
        }
        window += Self.replacement
        position = invalid + 1
      }
      window += text[position...]
    }
    guard window[before...].contains(Self.sign) else { return }
    window.replaceSubrange(before..., with: window[before...].flatMap { $0 == Self.sign ? Self.replacement : [$0] })
  }

  /// The line and the column, in characters, of a byte that is not before any that was asked for earlier.
  mutating func place(of offset: Int) -> (line: Int, column: Int) {
    // A tag that the parser closes before its end is asked for behind what was given out.
    let end = min(offset, given)
    while cursor < end {
      let byte = window[cursor - start]
      if byte == lineFeed {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      cursor += 1
    }
    return (line, column)
  }

  /// Forgets the text before a byte.
  mutating func forget(before offset: Int) {
    _ = place(of: offset)
    let count = cursor - start
    if count < window.count / 2 { return }
    window.removeFirst(count)
    start = cursor
  }

  /// Where a text that the parser gave when it stood at a byte begins; that of the reference that stands for it.
  func begin(of text: UnsafeBufferPointer<UInt8>, givenAt end: Int) -> Int {
    let earliest = max(start, cursor)
    // The last sign of a page is given before it is passed.
    for first in [end - text.count, end] where first >= earliest && first + text.count <= count {
      let found = window[(first - start)..<(first - start + text.count)]
      if zip(found, text).allSatisfy({ $0 == ($1 == Self.sign ? UInt8(ascii: "<") : $1) }) { return first }
    }
    var position = min(end, count) - 1
    while position > earliest, window[position - start] != UInt8(ascii: "&") { position -= 1 }
    return max(position, cursor)
  }

  /// Whether a slash stands at a byte.
  func isSlash(at offset: Int) -> Bool {
    let position = offset - start
    return window.indices.contains(position) && window[position] == UInt8(ascii: "/")
  }

  /// Whether the tag that ends at a byte is the end tag of an element, and not one that the parser added.
  func isEndTag(of name: String, endingAt end: Int) -> Bool {
    let text = window[..<max(0, min(end - start, window.count))].suffix(name.utf8.count + 40)
    guard let open = text.lastIndex(of: UInt8(ascii: "<")) else { return false }
    return String(decoding: text[open...], as: UTF8.self).lowercased().hasPrefix("</\(name)")
  }
}
