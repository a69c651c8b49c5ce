public import WaybillCore

/// A text of a file that a mapping does not know.
public struct UnmatchedText: Sendable, Hashable {
  public let vocabulary: Vocabulary
  /// The text as the file first has it; texts of several columns have ` / ` between them, as entries are written.
  public let text: String
  /// How many rows have it.
  public let rows: Int
  /// The first places where it stands, in order.
  public let places: [Place]
  /// The first of the cells of which it is only a part; empty when it fills a cell somewhere.
  public let cells: [String]

  /// The text with its vocabulary, which tell it from all others.
  public var unknown: UnknownText { UnknownText(vocabulary, text) }
}

extension MappingFile {
  /// Every text of a survey that the mapping does not know, by vocabulary and then by the rows that have it.
  ///
  /// The survey may be that of an earlier state of the mapping, with fewer names.
  public func unmatched(in survey: TextSurvey) -> [UnmatchedText] {
    var gathered = GatheredTexts()
    for (number, sighting) in survey.sightings.enumerated() {
      let text = sighting.unknown.text
      switch sighting.unknown.vocabulary {
      case .grammar(let name):
        guard let grammar = grammars[name] else { continue }
        for part in grammar.unknownParts(of: text) {
          let isWhole = grammar.normalise(part) == grammar.normalise(text)
          gathered.add(
            part, key: grammar.normalise(part), of: sighting, number, cell: isWhole ? nil : Normalisation()(text))
        }
      case .lookup(let name):
        guard let lookup = lookups[name], lookup.index(of: text) == nil else { continue }
        gathered.add(Lookup.written(text), key: text, of: sighting, number, cell: nil)
      }
    }
    return gathered.all(survey).map { found in
      UnmatchedText(
        vocabulary: found.vocabulary, text: found.text, rows: found.rows, places: found.places,
        cells: found.isWhole ? [] : found.cells)
    }
  }
}

extension Lookup {
  /// The words of several columns as an entry has them.
  static func written(_ text: String) -> String {
    text.split(separator: TextColumn.separator, omittingEmptySubsequences: false).joined(separator: " / ")
  }
}

/// Unknown texts that were found in several cells, put together.
private struct GatheredTexts {
  struct Found {
    let vocabulary: Vocabulary
    let text: String
    var sightings: Set<Int> = []
    var places: [Place] = []
    var cells: [String] = []
    var isWhole = false
    var rows = 0
  }

  private struct Key: Hashable {
    let vocabulary: Vocabulary
    let spelling: String
  }

  private var found: [Found] = []
  private var numbers: [Key: Int] = [:]
  private static let mostCells = 3

  mutating func add(_ text: String, key: String, of sighting: TextSurvey.Sighting, _ number: Int, cell: String?) {
    let key = Key(vocabulary: sighting.unknown.vocabulary, spelling: key)
    let place = numbers[key] ?? found.count
    if place == found.count {
      numbers[key] = place
      found.append(Found(vocabulary: key.vocabulary, text: text))
    }
    found[place].sightings.insert(number)
    found[place].places += sighting.places
    if let cell {
      if found[place].cells.count < Self.mostCells, !found[place].cells.contains(cell) {
        found[place].cells.append(cell)
      }
    } else {
      found[place].isWhole = true
    }
  }

  /// The texts with their rows; a row that has one in several cells counts once.
  func all(_ survey: TextSurvey) -> [Found] {
    var all = found
    var users: [Int: [Int]] = [:]
    for index in all.indices {
      for number in all[index].sightings { users[number, default: []].append(index) }
      all[index].places = Array(Set(all[index].places).sorted().prefix(TextSurvey.mostPlaces))
    }
    for (texts, rows) in survey.rowsWith {
      for index in Set(texts.flatMap { users[$0] ?? [] }) { all[index].rows += rows }
    }
    return all.sorted { a, b in
      if a.vocabulary != b.vocabulary { return a.vocabulary < b.vocabulary }
      if a.rows != b.rows { return a.rows > b.rows }
      return (a.places.first ?? Place(file: ""), a.text) < (b.places.first ?? Place(file: ""), b.text)
    }
  }
}
