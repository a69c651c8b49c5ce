import FoundationEssentials
import WaybillCore

/// What an adapter makes of bytes.
enum Register {
  /// The rows as `line:column: cells`, then the faults, notes and why it cannot be read.
  static func read(
    _ adapter: any SourceAdapter.Type, _ bytes: [UInt8], name: String, options: [String: [String]]
  ) throws -> [String] {
    let path = FileManager.default.temporaryDirectory.appending(path: "waybill-unroca-\(UUID().uuidString)")
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let place = Place(file: "m.yaml")
    let table = OptionTable(
      options.map { key, texts in
        ConfigNode.Entry(
          key: key, keyPlace: place,
          value: ConfigNode(.list(texts.map { ConfigNode(.text($0), at: place) }), at: place))
      })
    let source = try adapter.init(options: table)
    let unit = WorkUnit(Snapshot(path: path.path(percentEncoded: false), name: name, sha256: "", size: 0))
    var found: [String] = []
    var end: [String] = []
    var notes: [String: Int] = [:]
    var empty = 0
    do {
      var reader = try source.makeReader(for: unit)
      var batch = RowBatch()
      while try reader.read(into: &batch) {
        for row in 0..<batch.rowCount {
          let place = batch.place(row: row, column: 0)
          let cells = (0..<batch.columnCount).map { batch.text(row: row, column: $0) }
          found.append("\(place.line):\(place.column): \(cells.joined(separator: "|"))")
        }
        end += batch.faults.map { "\($0.line):\($0.column): \($0.message) [\($0.code.rawValue)] \($0.text)" }
        notes.merge(batch.notes, uniquingKeysWith: +)
        empty += batch.emptyRows
      }
    } catch {
      end.append("\(error)")
    }
    end += notes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return found + end + (empty > 0 ? ["\(empty) empty"] : [])
  }
}
