import WaybillCore
import WaybillMetrics

extension Holdings {
  /// Divides cells among their destinations.
  init(destinationsOf entries: [Cube.Entry], book: GroupBook) {
    self.init()
    for entry in entries {
      add(
        entry.total, to: Self.candidates(entry.cell, book: book),
        isSpread: entry.cell.destination?.unknown == .several)
    }
  }

  /// Divides cells among their exporters.
  init(exportersOf entries: [Cube.Entry]) {
    self.init()
    for entry in entries { add(entry.total, to: entry.cell.exporter.map { [$0.inTables] }) }
  }

  /// Who the destination may be; nil when it may be anybody. A group means its members in the cell's years.
  private static func candidates(_ cell: Cube.Cell, book: GroupBook) -> Set<String>? {
    guard let destination = cell.destination, destination.unknown == nil else { return nil }
    var candidates = Set(destination.parties.map(\.inTables))
    for id in destination.groups {
      guard let union = GroupUnion(id), let years = cell.years else { return nil }
      let members = years.flatMap { book.members(of: union, in: $0, rule: .day) }
      if members.isEmpty { return nil }
      candidates.formUnion(members)
    }
    return candidates
  }
}
