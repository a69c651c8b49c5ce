import CRE2

/// A regular expression in RE2's syntax, which searches in time linear in the text whatever the pattern.
///
/// Texts are UTF-8. `^` and `$` mean the ends of the whole text unless the pattern says `(?m)`. A pattern never
/// changes and may be used by any number of tasks at once.
public struct Pattern: Sendable {
  /// The bytes that a compiled pattern and its caches may take; one that needs more is an error.
  public static let memoryLimit = 8 << 20

  /// The pattern as it was written.
  public let source: String
  /// The names of the groups from the first on; nil for a group without a name.
  public let groupNames: [String?]
  private let program: Program

  /// Compiles a pattern.
  ///
  /// - Throws: ``PatternError`` for bad syntax, for `\C`, and for a pattern that is larger than ``memoryLimit``.
  public init(_ source: String) throws(PatternError) {
    if let fragment = Self.singleByteEscape(in: source) {
      throw PatternError(.singleByte, fragment: fragment, in: source)
    }
    let program = Program(source)
    if let reason = program.refusal { throw PatternError(reason, fragment: program.errorFragment, in: source) }
    self.source = source
    self.program = program
    self.groupNames = program.groupNames
  }

  /// The number of groups, without the whole match.
  public var groupCount: Int { groupNames.count }

  /// Whether the pattern matches anywhere in the bytes.
  public func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    program.search(bytes, from: 0, spans: nil)
  }

  /// Whether the pattern matches anywhere in the text.
  public func matches(_ text: String) -> Bool {
    text.withUTF8Bytes { matches($0) }
  }

  /// The first match: its range in bytes, then that of each group, nil for a group that took no part.
  public func captures(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>?]? {
    captures(in: bytes, from: 0)
  }

  /// The first match: its text, then that of each group, nil for a group that took no part.
  public func captures(in text: String) -> [String?]? {
    text.withUTF8Bytes { bytes in
      captures(in: bytes)?.map { range in range.map { String(decoding: bytes[$0], as: UTF8.self) } }
    }
  }

  /// The first match at or after a byte; what stands before it still counts for `^` and `\b`.
  func captures(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Range<Int>?]? {
    var spans = [cre2_span](repeating: cre2_span(start: -1, end: -1), count: groupCount + 1)
    let found = spans.withUnsafeMutableBufferPointer { program.search(bytes, from: start, spans: $0) }
    return found ? spans.map { $0.start < 0 ? nil : $0.start..<$0.end } : nil
  }

  /// Whether the pattern matches in a line, or in one of its cells where they have a separator.
  func matches(_ line: UnsafeBufferPointer<UInt8>, cellsBy separator: UInt8?) -> Bool {
    guard let separator else { return matches(line) }
    return Self.cells(of: line, by: separator).contains { matches(UnsafeBufferPointer(rebasing: line[$0])) }
  }

  /// The first match in a line, or in one of its cells where they have a separator; ranges are those of the line.
  func captures(in line: UnsafeBufferPointer<UInt8>, cellsBy separator: UInt8?) -> [Range<Int>?]? {
    guard let separator else { return captures(in: line) }
    for cell in Self.cells(of: line, by: separator) {
      guard let found = captures(in: UnsafeBufferPointer(rebasing: line[cell])) else { continue }
      return found.map { $0.map { cell.lowerBound + $0.lowerBound..<cell.lowerBound + $0.upperBound } }
    }
    return nil
  }

  private static func cells(of line: UnsafeBufferPointer<UInt8>, by separator: UInt8) -> some Sequence<Range<Int>> {
    sequence(state: 0) { (start: inout Int) -> Range<Int>? in
      if start > line.count { return nil }
      let cell = start..<(line[start...].firstIndex(of: separator) ?? line.count)
      start = cell.upperBound + 1
      return cell
    }
  }

  /// The escape `\C` where the pattern has one outside `\Q…\E`.
  private static func singleByteEscape(in source: String) -> String? {
    var rest = Substring(source).unicodeScalars
    while let slash = rest.firstIndex(of: "\\") {
      rest = rest[slash...].dropFirst()
      switch rest.popFirst() {
      case "C": return "\\C"
      case "Q":
        while let end = rest.firstIndex(of: "\\") {
          rest = rest[end...].dropFirst()
          if rest.first == "E" { break }
        }
      default: break
      }
    }
    return nil
  }
}

extension Pattern: Hashable {
  /// Two patterns are equal when they are written alike.
  public static func == (a: Self, b: Self) -> Bool { a.source == b.source }

  /// Hashes the pattern as it is written.
  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// Owns the compiled form; unchecked because RE2 guards its own caches and nothing else in it changes.
private final class Program: @unchecked Sendable {
  private let handle: OpaquePointer

  init(_ source: String) {
    handle = source.withUTF8Bytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cre2_compile($0.baseAddress, $0.count, Int64(Pattern.memoryLimit)) }
    }
  }

  deinit { cre2_free(handle) }

  func search(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, spans: UnsafeMutableBufferPointer<cre2_span>?
  ) -> Bool {
    cre2_search(handle, bytes.baseAddress, bytes.count, start, spans?.baseAddress, CInt(spans?.count ?? 0))
  }

  var groupNames: [String?] {
    (0..<cre2_group_count(handle)).map { cre2_group_name(handle, $0 + 1).map { String(cString: $0) } }
  }

  var errorFragment: String {
    var length = 0
    guard let start = cre2_error_fragment(handle, &length) else { return "" }
    let bytes = UnsafeRawBufferPointer(start: start, count: length)
    return String(decoding: bytes, as: UTF8.self)
  }

  var refusal: PatternError.Reason? {
    switch cre2_status(handle) {
    case cre2_ok: nil
    case cre2_bad_escape: .badEscape
    case cre2_bad_class: .badClass
    case cre2_missing_bracket: .missingBracket
    case cre2_missing_parenthesis: .missingParenthesis
    case cre2_unexpected_parenthesis: .unexpectedParenthesis
    case cre2_trailing_backslash: .trailingBackslash
    case cre2_nothing_to_repeat: .nothingToRepeat
    case cre2_bad_repeat_count: .badRepeatCount
    case cre2_double_repeat: .doubleRepeat
    case cre2_bad_group_syntax: .badGroupSyntax
    case cre2_bad_group_name: .badGroupName
    case cre2_too_large: .tooLarge
    default: .other
    }
  }
}

extension String {
  /// Lends the UTF-8 bytes without changing the string.
  func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8(body)
  }
}
