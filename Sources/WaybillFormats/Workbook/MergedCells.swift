import WaybillCore

/// A range of cells that a sheet shows as one.
struct MergedRange {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>
  /// The contents of the first cell, once they are known.
  var text: [UInt8]?
}

/// Which merged ranges a row lies in, from the first row to the last.
struct MergedCells {
  /// The ranges that the row lies in, from left to right.
  private(set) var active: [MergedRange] = []
  /// How many of them have contents.
  private var filled = 0
  /// The row after which the next of them ends.
  private var firstEnd = Int.max
  /// The ranges to come; the next is the last.
  private var coming: [MergedRange]

  init(_ ranges: [MergedRange]) { coming = ranges.sorted { $0.rows.lowerBound > $1.rows.lowerBound } }

  /// Goes on to a row; whether its ranges can all lie beside one another.
  mutating func begin(row: Int) -> Bool {
    if row > firstEnd { active.removeAll { $0.rows.upperBound < row } }
    let count = active.count
    while let next = coming.last, next.rows.lowerBound <= row {
      coming.removeLast()
      if next.rows.upperBound >= row { active.append(next) }
    }
    // Most rows have the ranges of the row above them, of which there may be many.
    if row <= firstEnd, active.count == count { return true }
    firstEnd = active.reduce(.max) { min($0, $1.rows.upperBound) }
    filled = active.count { $0.text != nil }
    active.sort { $0.columns.lowerBound < $1.columns.lowerBound }
    return zip(active, active.dropFirst()).allSatisfy { $0.columns.upperBound < $1.columns.lowerBound }
  }

  /// Whether a range that the row lies in has contents.
  var hasContents: Bool { filled > 0 }

  /// Takes the contents of a cell, which may be the first of a range.
  mutating func take(_ text: ArraySlice<UInt8>, row: Int, column: Int) {
    for place in active.indices
    where active[place].columns.lowerBound == column && active[place].rows.lowerBound == row {
      active[place].text = Array(text)
      filled += 1
    }
  }
}

/// Reads the merged ranges of a sheet, which stand below its cells.
final class MergeHandler: XMLHandler {
  private(set) var ranges: [MergedRange] = []
  private let sheet: String
  private let limit: Int

  /// Makes a reader for the sheet that diagnostics call by a name, which has at most so many ranges.
  init(_ sheet: String, limit: Int) {
    self.sheet = sheet
    self.limit = limit
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "mergeCell", let range = attributes["ref"] else { return }
    let ends = range.split(separator: ":").map(Self.place)
    guard ends.count == 2, let first = ends[0], let last = ends[1], first.row <= last.row, first.column <= last.column
    else { return }
    ranges.append(MergedRange(rows: first.row...last.row, columns: first.column...last.column))
    if ranges.count > limit { fail(.workbookHasTooMany("merged ranges", in: sheet, limit: limit)) }
  }

  private static func place(_ text: Substring) -> (row: Int, column: Int)? {
    let letters = text.utf8.prefix { (0x41...0x5A).contains($0) }
    guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)), row > 0 else { return nil }
    return (row, letters.reduce(0) { $0 * 26 + Int($1) - 0x40 })
  }
}
