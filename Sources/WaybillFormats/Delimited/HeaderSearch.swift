import WaybillCore

/// Looks for the header among the first lines of a text.
struct HeaderSearch {
  /// A line that could be a header: records that begin with one that is not empty.
  struct Candidate {
    var lineNumber: Int
    var start: Int
    var header: HeaderText

    var cells: [String] { header.cells }
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
  /// The names that decide between headers of several lines that all have what is looked for.
  private let others: [String]

  init(_ options: DelimitedOptions) {
    rule = options.header
    var seen = Set<String>()
    let wanted = if case .contains(let texts) = options.header { texts } else { options.expected }
    names = wanted.map(\.trimmed).filter { !$0.isEmpty && seen.insert($0).inserted }
    let overlaps = options.headerLines.count > 1 && names.count > 0
    others = if overlaps, case .contains = options.header { options.expected.map(\.trimmed) } else { [] }
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
    var (bestScore, bestOthers) = (0, 0)
    for line in lines {
      let score = count - missing(in: line).count
      let cells = others.isEmpty ? [] : line.cells.map(\.trimmed)
      let alsoFound = others.count { cells.contains($0) }
      if (score, alsoFound) > (bestScore, bestOthers), score > 0 {
        (best, bestScore, bestOthers) = (line, score, alsoFound)
      }
    }
    let needed = if case .contains = rule { count } else { (count + 1) / 2 }
    if let best, bestScore >= needed { return .found(best) }
    return .missing(nearest: best, score: bestScore)
  }
}
