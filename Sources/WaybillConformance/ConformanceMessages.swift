import WaybillCore

/// The words of broken promises.
extension String {
  // Descriptors
  static func badID(_ id: String) -> String {
    "an id has lower-case letters and digits in parts joined by '-': found '\(id)'"
  }
  static let noTitle = "a descriptor has a title"
  static let noMeasures = "a metric names the measures that it reads"
  static func badOptionName(_ name: String) -> String {
    "an option's name has lower-case letters, digits and '_': found '\(name)'"
  }
  static func noHelp(_ name: String) -> String { "option '\(name)' has no help" }
  static func sameOption(_ name: String) -> String { "option '\(name)' stands twice" }

  // Sources
  static let noSamples = "there is no sample to try it with"
  static let differsWhenReadTwice = "read twice, it gives something else"
  static func columnCount(_ found: Int, layout: Int) -> String {
    "a batch has the layout's columns: expected \(layout), found \(found)"
  }
  static func cellCount(_ found: Int, rows: Int, columns: Int) -> String {
    "a batch of \(counted(rows, "row")) and \(counted(columns, "column")) has \(counted(rows * columns, "cell")): found \(found)"
  }
  static func cellOutside(_ cell: RowBatch.Cell, bytes: Int) -> String {
    "a cell lies in the batch's \(counted(bytes, "byte")): found one from \(cell.start) to \(cell.end)"
  }
  static func notUTF8(line: Int) -> String { "a cell's bytes are UTF-8: those of a cell on line \(line) are not" }
  static func lines(_ found: [Int], expected: [Int]) -> String {
    "the rows stand on lines \(expected.shown): found \(found.shown)"
  }
  static func linesFall(_ line: Int, _ next: Int) -> String {
    "the rows stand in the order of their lines: found line \(next) after line \(line)"
  }
  static func rowElsewhere(_ text: String, line: Int) -> String {
    "a row stands on its line: line \(line) has none of its texts, and the file has '\(text.prefix(40))' elsewhere"
  }
  static func lineOutside(_ line: Int, count: Int) -> String {
    "a place lies in the file, which has \(counted(count, "line")): found line \(line)"
  }
  static func cellElsewhere(_ cell: String, line: Int, column: Int) -> String {
    "the cell '\(cell.prefix(40))' does not stand at \(line):\(column), as its place says"
  }
  static let endless = "reading goes on after as many batches as the file has bytes"
  static func notLong(_ bytes: Int, expected: Int) -> String {
    "the long file grows with the rows asked for: expected about \(counted(expected, "byte")), found \(bytes)"
  }
  static func memoryGrows(by growth: Int, bytes: Int) -> String {
    "memory does not grow with the rows: \(growth >> 20) MiB more are held for \(bytes >> 20) MiB more of a file"
  }
  static let noLongFile = "no long file is given"
  static func tooShort(_ bytes: Int, expected: Int) -> String {
    "the long file must have at least \(expected >> 20) MiB, and has \(counted(bytes, "byte"))"
  }
  static let samplesNotRead = "a sample cannot be read"
  static let noUnits = "a snapshot has at least one unit"
  static func tooManyUnits(_ found: Int, atMost: Int) -> String {
    "a snapshot is cut into at most \(counted(atMost, "unit")): found \(found)"
  }
  static func unitNumbers(_ found: [Int]) -> String { "units are numbered from 0: found \(found.shown)" }
  static func unionDiffers(units: Int, rows: Int, whole: Int) -> String {
    "\(counted(units, "unit")) \(units == 1 ? "gives" : "give") the rows of the whole: expected \(counted(whole, "row")), found \(rows), or others"
  }
  static func rangeBegins(_ found: Int, expected: Int) -> String {
    "ranges follow each other from byte 0 on: expected one from byte \(expected), found \(found)"
  }
  static func rangesEnd(_ found: Int, size: Int) -> String {
    "ranges end with the file: expected byte \(size), found \(found)"
  }
  static func rangeRow(_ found: Int, expected: Int) -> String {
    "a range says how many rows stand before it: expected \(expected), found \(found)"
  }
  static func faultsDiffer(units: Int, found: Int, whole: Int) -> String {
    "\(counted(units, "unit")) \(units == 1 ? "gives" : "give") the faults and empty rows of the whole: expected \(counted(whole, "fault")), found \(found), or others"
  }

  // Metrics
  static let noTables = "a metric has at least one table"
  static func tableID(_ id: String, expected: String) -> String {
    "a table's id is the metric's, '\(expected)', or that with '-' and more: found '\(id)'"
  }
  static func sameKey(table: String) -> String { "two rows of table '\(table)' have the same key" }
  static func sameColumn(table: String) -> String { "two columns of table '\(table)' have the same name" }
  static let resultChanges = "asked twice for its result, it gives something else"
  static let orderMatters = "the order of the records changes the result"
  static func batchesMatter(size: Int) -> String {
    "in batches of \(size), with numbers of their own, the records give something else"
  }
  static func mergeDiffers(seed: UInt64) -> String {
    "four parts merged in turn give something else than all at once (parts of seed \(seed))"
  }
  static func groupingDiffers(seed: UInt64) -> String {
    "two and two parts merged give something else than all at once (parts of seed \(seed))"
  }
  static func differsAgain(_ key: FigureKey, _ first: String, _ again: String?) -> String {
    let keys = key.keys.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "'\(key.column)' of \(key.table) (\(keys)) is \(first), but \(again ?? "absent") from its own records"
  }
  static func namesStranger(_ key: FigureKey, _ record: String) -> String {
    "'\(key.column)' of \(key.table) names a record that is of no figure in its row: \(record)"
  }
  static let nothingTraced = "no figure names the records that made it"
}

extension [Int] {
  fileprivate var shown: String {
    let first = prefix(8).map(String.init).joined(separator: ", ")
    return isEmpty ? "none" : count > 8 ? "\(first), … (\(count))" : first
  }
}
