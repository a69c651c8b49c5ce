// The words of the messages about YAML files, and their codes.

public import WaybillCore

extension Diagnostic.Code {
  /// An anchor, an alias or a merge key.
  public static let yamlAnchor = Self(rawValue: "yaml-anchor")
  /// A character that may only be written as an escape.
  public static let yamlCharacter = Self(rawValue: "yaml-character")
  /// A line for the parser, such as `%YAML`.
  public static let yamlDirective = Self(rawValue: "yaml-directive")
  /// More than one document in a file.
  public static let yamlDocuments = Self(rawValue: "yaml-documents")
  /// A key that its table has already.
  public static let yamlDuplicateKey = Self(rawValue: "yaml-duplicate-key")
  /// A file without a document.
  public static let yamlEmpty = Self(rawValue: "yaml-empty")
  /// Bytes that are not UTF-8.
  public static let yamlEncoding = Self(rawValue: "yaml-encoding")
  /// A key that is a list or a table.
  public static let yamlKey = Self(rawValue: "yaml-key")
  /// A file, text or nesting beyond ``YAMLLimits``.
  public static let yamlLimit = Self(rawValue: "yaml-limit")
  /// Text that is not YAML.
  public static let yamlSyntax = Self(rawValue: "yaml-syntax")
  /// An explicit type.
  public static let yamlTag = Self(rawValue: "yaml-tag")
}

extension Diagnostic {
  static func yamlAnchor(_ name: String, at place: Place) -> Self {
    Diagnostic(
      .error, .yamlAnchor, "anchor '&\(name)' is not allowed; write the value out where it is needed", at: place)
  }

  static func yamlAlias(_ name: String, at place: Place) -> Self {
    Diagnostic(.error, .yamlAnchor, "alias '*\(name)' is not allowed; write the value out", at: place)
  }

  static func yamlMergeKey(at place: Place) -> Self {
    Diagnostic(.error, .yamlAnchor, "merge key '<<' is not allowed; write the keys out, or quote '<<'", at: place)
  }

  static func yamlTag(_ tag: String, at place: Place) -> Self {
    let core = "tag:yaml.org,2002:"
    let written = tag.hasPrefix(core) ? "!!\(tag.dropFirst(core.count))" : tag
    return Diagnostic(.error, .yamlTag, "tag '\(written)' is not allowed; every value is a text", at: place)
  }

  static func yamlDirective(at place: Place) -> Self {
    Diagnostic(.error, .yamlDirective, "a line that begins with '%' is not allowed here", at: place)
  }

  static func yamlDocuments(at place: Place) -> Self {
    Diagnostic(.error, .yamlDocuments, "a file must hold one document, and a second begins here", at: place)
  }

  static func yamlEmpty(at place: Place) -> Self {
    Diagnostic(.error, .yamlEmpty, "the file must hold a document, and is empty", at: place)
  }

  static func yamlDuplicateKey(_ key: String, first: Place, at place: Place) -> Self {
    Diagnostic(
      .error, .yamlDuplicateKey, "key '\(key)' is given twice", at: place,
      notes: [Note("'\(key)' is first given here", at: first)])
  }

  static func yamlKey(found: String, at place: Place) -> Self {
    Diagnostic(.error, .yamlKey, "a key must be a text, not \(found)", at: place)
  }

  static func yamlSyntax(_ problem: String, while context: (words: String, start: Place)? = nil, at place: Place)
    -> Self
  {
    guard let context else { return Diagnostic(.error, .yamlSyntax, problem, at: place) }
    let notes = context.start == place ? [] : [Note("what was being read begins here", at: context.start)]
    return Diagnostic(.error, .yamlSyntax, "\(problem) \(context.words)", at: place, notes: notes)
  }

  static func yamlNotUTF8(at place: Place) -> Self {
    Diagnostic(.error, .yamlEncoding, "the file must be in UTF-8, and these bytes are not", at: place)
  }

  static func yamlCharacter(_ scalar: Unicode.Scalar, at place: Place) -> Self {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Diagnostic(
      .error, .yamlCharacter,
      "character U+\(code) is not allowed as it is; write \"\\u\(code)\" in double quotes if it is meant", at: place)
  }

  static func yamlTooLarge(limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .yamlLimit, "the file must not be larger than \(limit) bytes", at: place)
  }

  static func yamlTooDeep(limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .yamlLimit, "lists and tables must not be nested deeper than \(limit) levels", at: place)
  }

  static func yamlTooMany(limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .yamlLimit, "a file must not hold more than \(limit) values", at: place)
  }

  static func yamlLongText(limit: Int, at place: Place) -> Self {
    Diagnostic(.error, .yamlLimit, "a text must not be longer than \(limit) bytes", at: place)
  }
}
