import WaybillCore
import WaybillMapping
import WaybillRunner

extension HarmoniseText {
  /// Everything that was found, as a program reads it.
  static func json(_ harmoniser: Harmoniser, _ found: Found, _ told: Told) -> String {
    EncodedText.of(
      Listing(
        source: harmoniser.source, mapping: harmoniser.mapping, files: harmoniser.files, rows: harmoniser.survey.rows,
        unreadRows: harmoniser.survey.unreadRows, unmatched: found.map(Unmatched.init),
        written: told.written.map(Entry.init), known: told.known.map(Entry.init),
        unused: harmoniser.warnings.map(ProblemText.Problem.init)))
  }

  private struct Listing: Encodable {
    let source, mapping: String
    let files: [String]
    let rows, unreadRows: Int
    let unmatched: [Unmatched]
    let written, known: [Entry]
    let unused: [ProblemText.Problem]
  }

  private struct Unmatched: Encodable {
    let section, name, text: String
    let rows: Int
    let places: [ProblemText.Spot]
    let cells: [String]
    let suggestions: [Suggested]

    init(_ found: (text: UnmatchedText, suggestions: [Suggestion])) {
      section = found.text.vocabulary.section
      name = found.text.vocabulary.name
      text = found.text.text
      rows = found.text.rows
      places = found.text.places.map(ProblemText.Spot.init)
      cells = found.text.cells
      suggestions = found.suggestions.map(Suggested.init)
    }
  }

  private struct Suggested: Encodable {
    let meaning, name, near, reason: String
    let score: Int

    init(_ suggestion: Suggestion) {
      meaning = suggestion.meaning
      name = suggestion.name
      near = suggestion.near
      reason = suggestion.reason
      score = suggestion.score
    }
  }

  private struct Entry: Encodable {
    let section, name, text, meaning: String

    init(_ entry: MappingEntry) {
      section = entry.vocabulary.section
      name = entry.vocabulary.name
      text = entry.text
      meaning = entry.writtenMeaning
    }
  }
}
