extension OptionTable {
  /// The value of a key that has a closed set of words; notes a problem for any other word.
  public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? {
    guard let text = text(key), let place = self[key]?.place else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    problem(.unknownValue(text, of: key, known: Choice.allCases.map(\.rawValue), at: place))
    return nil
  }

  /// The whole number of a key; notes a problem when it is none, or beyond its bounds.
  public mutating func integer(_ key: String, from least: Int = .min, to most: Int = .max) -> Int? {
    guard let text = text(key), let place = self[key]?.place else { return nil }
    if let number = Int(text), least...most ~= number { return number }
    let expected =
      switch (least, most) {
      case (.min, .max): "a whole number"
      case (_, .max): "a whole number from \(least)"
      case (.min, _): "a whole number up to \(most)"
      default: "a whole number from \(least) to \(most)"
      }
    problem(.badOption(key, expected: expected, found: text, at: place))
    return nil
  }

  /// The number of a key; notes a problem when it is none.
  public mutating func amount(_ key: String) -> Amount? {
    guard let text = text(key), let node = self[key] else { return nil }
    if let amount = Amount(text) { return amount }
    problem(.badOption(key, expected: "a number such as 1234.5", found: text, at: node.place))
    return nil
  }

  /// The name of a key, which becomes part of a table's id and of a file's name; notes a problem when it is none.
  public mutating func name(_ key: String) -> String? {
    guard let text = text(key), let place = self[key]?.place else { return nil }
    if Self.isName(text) { return text }
    problem(.badOption(key, expected: "lower-case words joined by '-'", found: text, at: place))
    return nil
  }

  /// Whether a text is of lower-case letters and digits, in words joined by `-`.
  public static func isName(_ text: String) -> Bool {
    text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }
}
