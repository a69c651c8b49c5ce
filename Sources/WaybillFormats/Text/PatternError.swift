/// Why a text is not a pattern, or not a replacement for one.
public struct PatternError: Error, Sendable, Hashable {
  /// What can be wrong.
  public enum Reason: Sendable, Hashable {
    case badEscape, badClass, missingBracket, missingParenthesis, unexpectedParenthesis, trailingBackslash
    case nothingToRepeat, badRepeatCount, doubleRepeat, badGroupSyntax, badGroupName
    /// The pattern needs more memory than ``Pattern/memoryLimit``.
    case tooLarge
    /// `\C` matches a single byte and could cut a character in two.
    case singleByte
    /// A replacement names a group that its pattern, with so many groups, does not have.
    case unknownGroup(groups: Int)
    /// A `$` in a replacement is followed by neither a group nor another `$`.
    case looseDollar
    case other
  }

  /// The rule that is broken.
  public let reason: Reason
  /// The piece that is wrong; empty where none can be named.
  public let fragment: String
  /// Where the fragment begins in the text, in characters from 0; nil where it is not known.
  public let offset: Int?

  /// Makes an error.
  public init(_ reason: Reason, fragment: String = "", offset: Int? = nil) {
    self.reason = reason
    self.fragment = fragment
    self.offset = offset
  }

  /// Makes an error for a fragment that is looked for in the text; without an offset where it stands there twice.
  init(_ reason: Reason, fragment: String, in source: String) {
    let text = Array(source.unicodeScalars)
    let piece = Array(fragment.unicodeScalars)
    let starts = piece.isEmpty ? 0..<0 : 0..<max(0, text.count - piece.count + 1)
    let found = starts.filter { text[$0..<($0 + piece.count)].elementsEqual(piece) }
    self.init(reason, fragment: fragment, offset: found.count == 1 ? found.first : nil)
  }
}
