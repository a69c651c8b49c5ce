extension SuggestionRanking {
  /// The words of a lookup, each with its attributes; none where they are too many to look through.
  static func candidates(of lookup: Lookup) -> [Candidate] {
    if lookup.knownWords.isEmpty { return [] }
    return lookup.entries.map { Candidate($0.word, means: $0.writtenAttributes) }
  }
}

extension Lookup.Entry {
  /// The attributes as a mapping has them on one line.
  var writtenAttributes: String {
    let written = attributes.sorted { $0.key < $1.key }.map {
      "\(YAMLScalar.written($0.key)): \(YAMLScalar.written($0.value))"
    }
    return "{\(written.joined(separator: ", "))}"
  }
}
