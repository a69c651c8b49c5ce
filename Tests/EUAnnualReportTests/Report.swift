import EUAnnualReport
import FoundationEssentials
import Testing
import WaybillConformance
import WaybillCore
import WaybillTesting

/// A report as a text, and what the adapter makes of it.
enum Report {
  static func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  /// A page with tables in its body.
  static func page(_ body: String) -> [UInt8] { Array("<html><body>\(body)</body></html>".utf8) }

  /// A table of class `table` whose rows have their cells between `|`.
  static func table(_ rows: String...) -> String {
    let rows = rows.map { row in
      let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { "<td>\($0)</td>" }
      return "<tr class=\"table\">\(cells.joined())</tr>"
    }
    return "<table class=\"table\">\(rows.joined())</table>"
  }

  /// The rows of a report as `line:column: cells`, then the faults, notes and why it cannot be read.
  static func read(_ bytes: [UInt8], capture: String? = nil) throws -> [String] {
    let path = FileManager.default.temporaryDirectory.appending(path: "waybill-eu-\(UUID().uuidString)")
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    var options = OptionTable()
    if let capture {
      let place = Place(file: "m.yaml")
      let pattern = ConfigNode(.text(capture), at: place)
      options = OptionTable([
        .init(
          key: "capture", keyPlace: place,
          value: ConfigNode(.table([.init(key: "year", keyPlace: place, value: pattern)]), at: place))
      ])
    }
    let adapter = try AnnualReport(options: options)
    let unit = WorkUnit(
      Snapshot(path: path.path(percentEncoded: false), name: "a.html", sha256: "", size: Int64(bytes.count)))
    var found: [String] = []
    do {
      var reader = try adapter.makeReader(for: unit)
      found += reader.layout.captures.map { "\($0.key) = \($0.value)" }
      var batch = RowBatch()
      var end: [String] = []
      while try reader.read(into: &batch) {
        for row in 0..<batch.rowCount {
          let place = batch.place(row: row, column: 5)
          let cells = (0..<batch.columnCount).map { batch.text(row: row, column: $0) }
          found.append("\(place.line):\(place.column): \(cells.joined(separator: "|"))")
        }
        end += batch.faults.map { "\($0.line):\($0.column): \($0.message) [\($0.code.rawValue)] \($0.text)" }
        end += batch.notes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        if batch.emptyRows > 0 { end.append("\(batch.emptyRows) empty") }
      }
      return found + end
    } catch {
      return found + ["\(error)"]
    }
  }
}
