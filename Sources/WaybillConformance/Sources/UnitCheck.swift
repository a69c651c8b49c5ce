import WaybillCore

/// Holds the union of a snapshot's units against the snapshot read as a whole.
struct UnitCheck {
  let whole: Transcript
  let units: [WorkUnit]
  let atMost: Int

  func violations(_ source: any SourceAdapter) throws -> [String] {
    guard let first = units.first else { return [.noUnits] }
    var violations: [String] = []
    // Sheets and members are units however many there are.
    if units.count > atMost, units.contains(where: { $0.part.name.isEmpty }) {
      violations.append(.tooManyUnits(units.count, atMost: atMost))
    }
    if units.map(\.index) != Array(units.indices) { violations.append(.unitNumbers(units.map(\.index))) }
    var union = try Transcript(first, with: source)
    for unit in units.dropFirst() { union.append(try Transcript(unit, with: source)) }
    if union.rows.map(\.line) != whole.rows.map(\.line) || union.rows.map(\.cells) != whole.rows.map(\.cells) {
      violations.append(.unionDiffers(units: units.count, rows: union.rows.count, whole: whole.rows.count))
    }
    if union.faults.map(\.line) != whole.faults.map(\.line) || union.emptyRows != whole.emptyRows {
      violations.append(.faultsDiffer(units: units.count, found: union.faults.count, whole: whole.faults.count))
    }
    return violations
  }
}
