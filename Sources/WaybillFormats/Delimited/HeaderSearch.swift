import WaybillCore

/// Looks for the header among the first lines of a text.
struct HeaderSearch {
  /// A line that could be a header: a record that is not empty, with its cells as the file has them.
  struct Candidate {
    var lineNumber: Int
    var start: Int
    var record: RecordGrammar.Record
    var cells: [String]
  }

  /// The header that was found, or what is known of why there is none.
  enum Outcome {
    case found(Candidate)
    case missing(nearest: Candidate?, score: Int)
  }

  private let rule: DelimitedOptions.HeaderRule
  /// The names to look for, each once and trimmed; an empty one says nothing of where the header is.
  private let names: [String]
  private let patterns: [Pattern]

  init(_ options: DelimitedOptions) {
    rule = options.header
    var seen = Set<String>()
    let wanted = if case .contains(let texts) = options.header { texts } else { options.expected }
    names = wanted.map(\.trimmed).filter { !$0.isEmpty && seen.insert($0).inserted }
    patterns = if case .byContent = options.header { options.expectedPatterns } else { [] }
  }

  /// What is looked for, in words.
  var expectation: String {
    switch rule {
    case .firstCell(let text): Diagnostic.firstCell(text)
    case .contains: Diagnostic.allOf(descriptions)
    case .byContent, .absent: descriptions.isEmpty ? Diagnostic.anyLine : Diagnostic.atLeastHalf(of: descriptions)
    }
  }

  private var descriptions: [String] { names + patterns.map(\.source) }

  /// How many names and patterns are looked for.
  var count: Int { names.count + patterns.count }

  /// The names and patterns that a line lacks.
  func missing(in candidate: Candidate) -> [String] {
    let cells = candidate.cells.map(\.trimmed)
    return names.filter { !cells.contains($0) }
      + patterns.filter { pattern in !cells.contains { pattern.matches($0) } }.map(\.source)
  }

  /// Chooses the header among the lines of a text.
  func find(in lines: [Candidate]) -> Outcome {
    if case .firstCell(let text) = rule {
      let found = lines.first { $0.cells[0].trimmed == text.trimmed }
      return found.map { .found($0) } ?? .missing(nearest: nil, score: 0)
    }
    if count == 0 { return lines.first.map { .found($0) } ?? .missing(nearest: nil, score: 0) }
    var best: Candidate?
    var bestScore = 0
    for line in lines {
      let score = count - missing(in: line).count
      if score > bestScore { (best, bestScore) = (line, score) }
    }
    let needed = if case .contains = rule { count } else { (count + 1) / 2 }
    if let best, bestScore >= needed { return .found(best) }
    return .missing(nearest: best, score: bestScore)
  }
}

extension RecordGrammar {
  /// The lines of a text that could be a header: whole records, with a cell that is not empty.
  func candidates(in text: UnsafeBufferPointer<UInt8>, lines: [Int], isLast: Bool) -> [HeaderSearch.Candidate] {
    lines.enumerated().compactMap { index, start in
      let none = UnsafeMutableBufferPointer<RowBatch.Cell>(start: nil, count: 0)
      guard case .record(let record) = record(in: text, at: start, isLast: isLast, cells: none) else { return nil }
      let cells = texts(of: record, in: text, at: start, isLast: isLast)
      if cells.allSatisfy(\.trimmed.isEmpty) { return nil }
      return HeaderSearch.Candidate(lineNumber: index + 1, start: start, record: record, cells: cells)
    }
  }

  /// The cells of a record as texts.
  private func texts(
    of record: Record, in text: UnsafeBufferPointer<UInt8>, at start: Int, isLast: Bool
  ) -> [String] {
    withUnsafeTemporaryAllocation(of: RowBatch.Cell.self, capacity: record.cellCount) { cells in
      _ = self.record(in: text, at: start, isLast: isLast, cells: cells)
      return cells.map { self.text(of: $0, in: text) }
    }
  }
}
