/// Finds where the tags of a page end, and what of it is neither a tag nor text: comments, declarations, scripts, styles.
///
/// The parser's answer to these, and to a sign `<` that begins no tag, depends on how a page is cut into blocks. So it gets
/// whole tags, and something harmless of the same length in place of the others.
struct HTMLTokens {
  /// What the page ended within.
  enum Unclosed: Sendable, Hashable {
    case tag
    case comment
    case script(String)

    /// What should have closed it.
    var end: String {
      switch self {
      case .tag: ">"
      case .comment: "-->"
      case .script(let name): "</\(name)>"
      }
    }
  }

  /// What follows a sign `<`.
  private enum Token {
    case text
    /// Up to a byte; blank where it is no tag.
    case upTo(Int, isBlank: Bool)
    case unfinished(Unclosed?)
  }

  /// What is no tag and no text, in the text that was walked through last.
  private(set) var blanks: [Range<Int>] = []
  /// The signs `<` there that begin no tag.
  private(set) var signs: [Int] = []
  /// What the text ends within, where more of it is needed.
  private(set) var unclosed: (what: Unclosed?, at: Int)?

  /// Goes on from a byte to the end of the last token that is whole; returns where that is.
  mutating func walk(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    blanks.removeAll(keepingCapacity: true)
    signs.removeAll(keepingCapacity: true)
    unclosed = nil
    var position = start
    while position < text.count {
      guard text[position] == UInt8(ascii: "<") else {
        position += 1
        continue
      }
      switch Self.token(text, at: position) {
      case .text:
        signs.append(position)
        position += 1
      case .upTo(let end, let isBlank):
        if isBlank { blanks.append(position..<end) }
        position = end
      case .unfinished(let what):
        unclosed = (what, position)
        return position
      }
    }
    return position
  }

  private static func token(_ text: UnsafeBufferPointer<UInt8>, at open: Int) -> Token {
    guard open + 1 < text.count else { return .unfinished(nil) }
    let next = text[open + 1]
    let isMark = next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
    if !next.isLetter, !isMark { return .text }
    if next == UInt8(ascii: "!") {
      if open + 3 >= text.count { return .unfinished(.tag) }
      if begins("!--", text, at: open + 1) {
        guard let end = find("-->", text, from: open + 2) else { return .unfinished(.comment) }
        return .upTo(end, isBlank: true)
      }
    }
    guard let end = tagEnd(text, from: open + 1) else { return .unfinished(.tag) }
    if isMark, next != UInt8(ascii: "/") || !text[open + 2].isLetter { return .upTo(end, isBlank: true) }
    for name in ["script", "style"] where isName(name, text, at: open + 1) {
      if text[end - 2] == UInt8(ascii: "/") { return .upTo(end, isBlank: true) }
      var position = end
      while let close = find("</\(name)", text, from: position) {
        if isName(name, text, at: close - name.utf8.count), let last = tagEnd(text, from: close) {
          return .upTo(last, isBlank: true)
        }
        position = close
      }
      return .unfinished(.script(name))
    }
    return .upTo(end, isBlank: false)
  }

  /// Behind the sign that closes a tag; one in a quoted value does not.
  private static func tagEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var position = start
    var isAfterEquals = false
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case UInt8(ascii: ">"): return position
      case UInt8(ascii: "="): isAfterEquals = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isAfterEquals {
          while position < text.count, text[position] != byte { position += 1 }
          if position == text.count { return nil }
          position += 1
        }
        isAfterEquals = false
      case ...0x20: break
      default: isAfterEquals = false
      }
    }
    return nil
  }

  /// Whether a name in lower case stands at a position, in letters of either case, and ends there.
  private static func isName(_ name: String, _ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    let end = position + name.utf8.count
    guard begins(name, text, at: position), end < text.count else { return false }
    return text[end] <= 0x20 || text[end] == UInt8(ascii: ">") || text[end] == UInt8(ascii: "/")
  }

  private static func begins(_ word: String, _ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    guard text.count - position >= word.utf8.count else { return false }
    var at = position
    for byte in word.utf8 {
      let found = text[at]
      if (found.isLetter ? found | 0x20 : found) != byte { return false }
      at += 1
    }
    return true
  }

  /// Behind the first place of a word in lower case.
  private static func find(_ word: String, _ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var position = start
    while position + word.utf8.count <= text.count {
      if begins(word, text, at: position) { return position + word.utf8.count }
      position += 1
    }
    return nil
  }
}
