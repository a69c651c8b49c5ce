import WaybillCore
import WaybillMapping
import WaybillReport
import WaybillRunner

/// Goes through unknown texts one by one with a person; what they confirm is written at once.
struct HarmoniseDialogue {
  let terminal: Terminal
  /// How many entries were written.
  private(set) var written = 0

  init(terminal: Terminal) { self.terminal = terminal }

  /// What a person wants.
  private enum Wish {
    case entry(MappingEntry)
    case whole(String)
    case skip
    case stop
  }

  /// What is asked about; a cell as a whole stands in the place of its part.
  private struct Question: Hashable {
    let text: UnmatchedText
    let number: Int
    let count: Int
  }

  /// Asks until nothing is left, or the person stops.
  ///
  /// - Throws: that the mapping cannot be written, or was changed by somebody else; what was confirmed before is kept.
  mutating func run(_ harmoniser: inout Harmoniser) throws(Diagnostics) {
    let count = harmoniser.unmatched.count
    terminal.error(
      """
      \(HarmoniseText.summary(harmoniser)) in \(HarmoniseText.read(harmoniser))
      Write the number of a suggestion, or what the text means. s skips, q stops.
      Every answer is written into the mapping at once.
      """)
    var skipped: Set<UnknownText> = []
    var number = 1
    while let text = harmoniser.unmatched.first(where: { !skipped.contains($0.unknown) }) {
      let question = Question(text: text, number: number, count: max(count, number))
      guard let isAnswered = try ask(question, about: text.text, &harmoniser) else { return }
      if !isAnswered { skipped.insert(text.unknown) }
      number += 1
    }
  }

  /// Asks what one text means until the answer is good; false when it is skipped, nil to stop.
  private mutating func ask(
    _ question: Question, about text: String, _ harmoniser: inout Harmoniser
  ) throws(Diagnostics) -> Bool? {
    let vocabulary = question.text.vocabulary
    let suggestions = harmoniser.suggestions(for: text, in: vocabulary)
    terminal.error(words(of: question, text, suggestions, example: harmoniser.example(of: vocabulary)))
    let cell = text == question.text.text ? question.text.cells.first : nil
    while true {
      switch wish(terminal.ask("means> "), text, vocabulary, suggestions, cell: cell) {
      case nil: continue
      case .stop: return nil
      case .skip: return false
      case .whole(let cell): return try ask(question, about: cell, &harmoniser)
      case .entry(let entry):
        do throws(Diagnostics) {
          try harmoniser.check([entry])
        } catch {
          if error.all.contains(where: { $0.code.rawValue == "internal-error" }) { throw error }
          for problem in error.sorted { terminal.error("  \(VisibleText.clean(problem.message))") }
          continue
        }
        try harmoniser.confirm([entry])
        written += 1
        terminal.error(VisibleText.clean("  written: \(YAMLScalar.written(text)): \(entry.writtenMeaning)"))
        return true
      }
    }
  }

  private func words(
    of question: Question, _ text: String, _ suggestions: [Suggestion], example: String?
  ) -> String {
    let found = question.text
    let places = found.places.map(\.description).joined(separator: ", ")
    var lines = [
      "", "\(question.number) of \(question.count)  \(text.isEmpty ? "(empty)" : text)",
      "  \(found.vocabulary.section) \(found.vocabulary.name), \(counted(found.rows, "row")): \(places)",
    ]
    if text == found.text, let cell = found.cells.first {
      lines.append("  a part of '\(cell)'; w answers for the whole cell")
    }
    lines += suggestions.enumerated().map { "  \($0.offset + 1)\(HarmoniseText.line($0.element, indent: 3))" }
    switch found.vocabulary {
    case .grammar: lines.append("  such as NLD, unknown, several, within nato, organisation UN, non-state")
    case .lookup: lines += example.map { ["  attributes, such as \($0)"] } ?? []
    }
    return lines.map(VisibleText.clean).joined(separator: "\n")
  }

  /// What a line means; nil when it is empty or no number of a suggestion.
  private func wish(
    _ line: String?, _ text: String, _ vocabulary: Vocabulary, _ suggestions: [Suggestion], cell: String?
  ) -> Wish? {
    guard let line else { return .stop }
    let answer = String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    switch answer {
    case "": return nil
    case "s": return .skip
    case "q": return .stop
    case "w": if let cell { return .whole(cell) }
    default: break
    }
    var meaning = answer
    if let number = Int(answer) {
      guard suggestions.indices.contains(number - 1) else {
        terminal.error("  there is no suggestion \(number)")
        return nil
      }
      meaning = suggestions[number - 1].meaning
    }
    do throws(Diagnostics) {
      return .entry(try MappingEntry(text, of: vocabulary, written: meaning))
    } catch {
      for problem in error.sorted { terminal.error("  \(VisibleText.clean(problem.message))") }
      return nil
    }
  }
}
