/// A year from which a source's figures are no longer what they were before.
public struct SeriesBreak: Sendable, Hashable {
  /// The first year of the new kind.
  public var year: Int
  /// Whose figures; everybody's where it is nil.
  public var exporter: String?
  /// What changed, by language; English stands in for what is missing.
  public var texts: [Language: String]

  /// Makes a break.
  public init(year: Int, exporter: String? = nil, texts: [Language: String]) {
    self.year = year
    self.exporter = exporter
    self.texts = texts
  }

  /// What changed, and the language in which it is told.
  func text(in language: Language) -> (text: String, language: Language) {
    if let text = texts[language] { return (text, language) }
    return (texts[.english] ?? "", .english)
  }
}

/// States that joined or left a group in one year.
public struct MembershipChange: Sendable, Hashable {
  public var group: String
  public var year: Int
  public var joined: [String]
  public var left: [String]

  /// Makes a change.
  public init(group: String, year: Int, joined: [String] = [], left: [String] = []) {
    self.group = group
    self.year = year
    self.joined = joined
    self.left = left
  }
}
