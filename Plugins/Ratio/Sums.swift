import WaybillCore
import WaybillMetrics

/// The sums that the figures are made of, by group and by what is known of the records.
struct Sums {
  /// The values of the dimensions that figures are told apart by.
  struct Group: Hashable, Comparable {
    var source = ""
    var exporter = ""
    var destination = ""
    var category = ""
    var period = ""

    private var texts: [String] { [source, exporter, destination, category, period] }

    static func < (a: Self, b: Self) -> Bool { a.texts.lexicographicallyPrecedes(b.texts) }
  }

  /// What is known of a record: whether it is of the whole, and whether of the part.
  struct Known: Hashable {
    let whole: ConditionAnswer
    let part: ConditionAnswer
  }

  /// The groups in order, each with its sums.
  let groups: [(group: Group, sums: [Known: Cube.Total])]

  init(_ cube: Cube, _ classifier: Classifier) {
    var groups: [Group: [Known: Cube.Total]] = [:]
    for entry in cube.unordered {
      guard let place = classifier.place(of: entry.cell) else { continue }
      groups[place.group, default: [:]][place.known, default: Cube.Total()].merge(entry.total)
    }
    self.groups = groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
