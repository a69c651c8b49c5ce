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
    var ranges = RangeCheck(first, rows: 0)
    for unit in units.dropFirst() {
      ranges.add(unit, rows: union.rows.count)
      union.append(try Transcript(unit, with: source))
    }
    if union.rows != whole.rows {
      violations.append(.unionDiffers(units: units.count, rows: union.rows.count, whole: whole.rows.count))
    }
    if union.faults.map(\.line) != whole.faults.map(\.line) || union.emptyRows != whole.emptyRows {
      violations.append(.faultsDiffer(units: units.count, found: union.faults.count, whole: whole.faults.count))
    }
    return violations + ranges.violations
  }
}

/// Holds ranges of bytes against each other: they make the whole file, and say how many rows stand before them.
private struct RangeCheck {
  private let size: Int64
  private var end: Int64 = 0
  private var gaps: [String] = []

  init(_ first: WorkUnit, rows: Int) {
    size = first.snapshot.size
    add(first, rows: rows)
  }

  mutating func add(_ unit: WorkUnit, rows: Int) {
    guard case .bytes(let range, _, let row) = unit.part else {
      end = size
      return
    }
    if range.lowerBound != end { gaps.append(.rangeBegins(Int(range.lowerBound), expected: Int(end))) }
    if row != rows { gaps.append(.rangeRow(row, expected: rows)) }
    end = range.upperBound
  }

  var violations: [String] { end == size ? gaps : gaps + [.rangesEnd(Int(end), size: Int(size))] }
}
