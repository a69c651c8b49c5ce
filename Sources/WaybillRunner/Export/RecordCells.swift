import WaybillCore

/// The cells of what records share, made once for each value and not for each record.
struct RecordCells {
  static let perspectives = Perspective.allCases.map { MetricTable.Cell.text($0.rawValue) }
  static let events = Event.allCases.map { MetricTable.Cell.text($0.rawValue) }

  /// Four cells a facet: basis, measure, unit and level.
  private(set) var facets: [MetricTable.Cell] = []
  private(set) var parties: [MetricTable.Cell] = []
  private(set) var sets: [MetricTable.Cell] = []
  private(set) var schemes: [MetricTable.Cell] = []
  private(set) var categories: [MetricTable.Cell] = []
  private(set) var texts: [MetricTable.Cell] = []
  private var days: [Int32: MetricTable.Cell] = [:]
  private var flagSets: [UInt64: MetricTable.Cell] = [0: .absent]

  /// Makes the cells of values that have come since.
  mutating func learn(_ words: Dictionaries) {
    for facet in words.facets.values.dropFirst(facets.count / 4) {
      facets += [facet.basis.rawValue, facet.measure.rawValue, facet.unit.rawValue, facet.level.rawValue].map {
        .text($0)
      }
    }
    for party in words.parties.values.dropFirst(parties.count) { parties.append(.text(party.description)) }
    for set in words.sets.values.dropFirst(sets.count) { sets.append(.text(set.description)) }
    for category in words.categories.values.dropFirst(categories.count) {
      schemes.append(.text(category.scheme))
      categories.append(.text(category.code))
    }
    for text in words.texts.values.dropFirst(texts.count) { texts.append(.text(text)) }
  }

  /// The cell of a value of a batch.
  static func look(_ cells: [MetricTable.Cell], _ id: UInt32) -> MetricTable.Cell {
    id == RecordBatch.absent ? .absent : cells[Int(id)]
  }

  /// A day as `2018-01-01`.
  mutating func day(_ number: Int32) -> MetricTable.Cell {
    if let cell = days[number] { return cell }
    let cell = MetricTable.Cell.text(Day(number: number).description)
    days[number] = cell
    return cell
  }

  /// The names of flags in the order of their bits, with `;` between.
  mutating func flags(_ bits: UInt64) -> MetricTable.Cell {
    if let cell = flagSets[bits] { return cell }
    let cell = MetricTable.Cell.text(Flags(rawValue: bits).list.joined(separator: ";"))
    flagSets[bits] = cell
    return cell
  }
}
