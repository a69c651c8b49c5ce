/// Why a scan of JSON does not come to the end of what it looks for.
enum JSONStop: Error {
  /// More bytes must be known.
  case incomplete
  /// A byte that cannot stand where it does.
  case fault(JSONRule, at: Int)
}

/// A rule of JSON that a text breaks.
enum JSONRule: Hashable {
  /// What must stand at a place where something else does, or the end of the file.
  enum Expectation: Hashable {
    case value, element, elementOrEnd, key, keyOrEnd, colon, commaOrBrace, commaOrBracket, digit
  }

  case expected(Expectation)
  case openString
  case escape
  case control
  case loneSurrogate
  case badByte
  case leadingZero
  case repeatedKey
  case repeatedParent
  case tooDeep(limit: Int)
  case tooManyParents(limit: Int)
  case tooManyKeys(limit: Int)
  case longToken(limit: Int)
  case longRow(limit: Int)
}
