/// What a match is replaced with: text with `$1`, `${name}` or `$0` for what the groups matched and `$$` for a dollar.
///
/// It is checked against its pattern when it is made, so that applying it cannot fail.
public struct PatternReplacement: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case text([UInt8])
    case group(Int)
  }

  /// The pattern whose matches are replaced.
  public let pattern: Pattern
  /// The replacement as it was written.
  public let template: String
  private let pieces: [Piece]

  /// Makes a replacement for the matches of a pattern.
  ///
  /// - Throws: ``PatternError`` for a group that the pattern does not have, and for a `$` before anything else.
  public init(_ template: String, for pattern: Pattern) throws(PatternError) {
    var pieces: [Piece] = []
    let text = Array(template.unicodeScalars)
    var position = 0
    while position < text.count {
      let start = position
      if text[start] != "$" {
        position = text[start...].firstIndex(of: "$") ?? text.count
        pieces.append(.text(Self.bytes(text[start..<position])))
      } else if text[(start + 1)...].first == "$" {
        position = start + 2
        pieces.append(.text([UInt8(ascii: "$")]))
      } else {
        let name: ArraySlice<Unicode.Scalar>
        if text[(start + 1)...].first == "{" {
          name = text[(start + 2)...].prefix { $0 != "}" }
          position = name.endIndex + 1
        } else {
          name = text[(start + 1)...].prefix { ("0"..."9").contains($0) }
          position = name.endIndex
        }
        let fragment = Self.string(text[start..<min(position, text.count)])
        guard !name.isEmpty, position <= text.count else {
          throw PatternError(.looseDollar, fragment: fragment, offset: start)
        }
        guard let group = pattern.group(Self.string(name)) else {
          throw PatternError(.unknownGroup(groups: pattern.groupCount), fragment: fragment, offset: start)
        }
        pieces.append(.group(group))
      }
    }
    self.pattern = pattern
    self.template = template
    self.pieces = pieces
  }

  /// The bytes with the first match replaced; nil when there is none.
  public func first(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let match = pattern.captures(in: bytes), let range = match[0] else { return nil }
    var result = Array(bytes[..<range.lowerBound])
    append(match, of: bytes, to: &result)
    result += bytes[range.upperBound...]
    return result
  }

  /// The bytes with every match replaced, from left to right; nil when there is none.
  public func all(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var copied = 0
    var search = 0
    var found = false
    while search <= bytes.count, let match = pattern.captures(in: bytes, from: search), let range = match[0] {
      found = true
      result += bytes[copied..<range.lowerBound]
      append(match, of: bytes, to: &result)
      copied = range.upperBound
      search = range.upperBound
      if range.isEmpty {
        search += 1
        while search < bytes.count, bytes[search] & 0xC0 == 0x80 { search += 1 }
      }
    }
    return found ? result + bytes[copied...] : nil
  }

  /// The text with the first match replaced; nil when there is none.
  public func first(in text: String) -> String? {
    text.withUTF8Bytes { first(in: $0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text with every match replaced, from left to right; nil when there is none.
  public func all(in text: String) -> String? {
    text.withUTF8Bytes { all(in: $0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private func append(_ match: [Range<Int>?], of bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .group(let group): if let range = match[group] { result += bytes[range] }
      }
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static func bytes(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] { Array(string(scalars).utf8) }
}

extension Pattern {
  /// The number of the group of a name or a number, 0 for the whole match; nil when the pattern has no such group.
  fileprivate func group(_ name: String) -> Int? {
    if name.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(name) {
      return (0...groupCount).contains(number) ? number : nil
    }
    return groupNames.firstIndex(of: name).map { $0 + 1 }
  }
}
