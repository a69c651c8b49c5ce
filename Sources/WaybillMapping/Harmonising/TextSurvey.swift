import WaybillCore

/// The texts of files that a mapping does not know, gathered batch by batch.
///
/// Memory grows with the different texts and with the combinations in which rows have them, not with the rows that repeat
/// these.
public struct TextSurvey: Sendable {
  /// One text, with the first places where it stands.
  struct Sighting: Sendable {
    let unknown: UnknownText
    var places: [Place] = []
  }

  /// The texts, in the order in which they came.
  private(set) var sightings: [Sighting] = []
  /// How many rows have a text, or several texts together, by the numbers of their sightings in order.
  private(set) var rowsWith: [[Int]: Int] = [:]
  /// The names of grammars and the entries of lookups that some text was, by their numbers.
  private(set) var used: [Vocabulary: Set<Int>] = [:]
  /// The rows read.
  public private(set) var rows = 0
  /// The rows that could not be cut into cells, whose texts nobody has seen.
  public private(set) var unreadRows = 0

  private var numbers: [UnknownText: Int] = [:]

  /// How many places of a text are kept.
  static let mostPlaces = 3

  /// Makes a survey that has seen nothing.
  public init() {}

  /// The number of a text, which is new or was seen before.
  mutating func number(of unknown: UnknownText) -> Int {
    if let number = numbers[unknown] { return number }
    numbers[unknown] = sightings.count
    sightings.append(Sighting(unknown: unknown))
    return sightings.count - 1
  }

  /// Whether a place of a text is still of interest.
  func wantsPlace(of number: Int) -> Bool { sightings[number].places.count < Self.mostPlaces }

  /// Adds a place of a text; two fields may read one cell.
  mutating func add(_ place: Place, of number: Int) {
    if !sightings[number].places.contains(place) { sightings[number].places.append(place) }
  }

  /// Counts a row with the texts that it has.
  mutating func addRow(with numbers: [Int]) {
    let key = numbers.count > 1 ? Set(numbers).sorted() : numbers
    rowsWith[key, default: 0] += 1
  }

  mutating func count(rows: Int, unread: Int) {
    self.rows += rows + unread
    unreadRows += unread
  }

  mutating func note(used entries: Set<Int>, of vocabulary: Vocabulary) {
    if !entries.isEmpty { used[vocabulary, default: []].formUnion(entries) }
  }
}
