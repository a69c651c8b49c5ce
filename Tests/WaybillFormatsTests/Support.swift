import Testing
public import WaybillCore
import WaybillFormats
import WaybillTesting

/// All that a reader gives for a text, in a form that can be compared and printed.
struct Reading: Equatable, CustomStringConvertible {
  struct Row: Equatable {
    var line: Int
    var cells: [String]
    /// The line and the column of each cell, when they are asked for.
    var places: [[Int]]
  }

  var layout: Layout
  var rows: [Row] = []
  var faults: [RowFault] = []
  var joinedRows = 0
  /// The line from the end of the rows on.
  var below = 0

  init(_ reader: sending any BatchReader, places hasPlaces: Bool = true) throws {
    var reader = reader
    layout = reader.layout
    var batch = RowBatch()
    while try reader.read(into: &batch) {
      let columns = batch.columnCount
      for row in 0..<batch.rowCount {
        let places = (0..<(hasPlaces ? columns : 0)).map { batch.place(row: row, column: $0) }
        rows.append(
          Row(
            line: Int(batch.rows[row].line), cells: (0..<columns).map { batch.text(row: row, column: $0) },
            places: places.map { [$0.line, $0.column] }))
      }
      faults += batch.faults
      joinedRows += batch.notes["row put together from broken lines"] ?? 0
      below += batch.notes["line from the end of the rows on, which 'until' tells"] ?? 0
    }
    try #expect(!reader.read(into: &batch) && batch.rowCount == 0 && batch.faults.isEmpty)
  }

  init(_ text: String, _ options: DelimitedOptions = DelimitedOptions()) throws {
    try self.init(Array(text.utf8), options)
  }

  init(_ bytes: [UInt8], _ options: DelimitedOptions = DelimitedOptions()) throws {
    try self.init(DelimitedText(options).makeReader(of: bytes, name: "table.csv"))
  }

  init(file path: String, _ options: DelimitedOptions, places: Bool = true) throws {
    let snapshot = Snapshot(path: path, name: "table.csv", sha256: "", size: 0)
    try self.init(DelimitedText(options).makeReader(for: WorkUnit(snapshot)), places: places)
  }

  /// Rows as `line: cell|cell`, then faults as `line:column: code`.
  var description: String {
    let rows = rows.map { "\($0.line): \($0.cells.joined(separator: "|"))" }
    let faults = faults.map { "\($0.line):\($0.column): \($0.code.rawValue)" }
    return (rows + faults).joined(separator: "\n")
  }
}

/// What a reader gives until it ends or fails, the failure included.
struct Transcript: Equatable {
  var rows: [String] = []
  var faults: [RowFault] = []
  var joined = 0
  var emptyRows = 0
  var notes: [String: Int] = [:]
  var error = ""

  init(_ text: [UInt8], _ options: DelimitedOptions) {
    do {
      var reader = try DelimitedText(options).makeReader(of: text, name: "table.csv")
      var batch = RowBatch()
      rows.append("\(reader.layout.columns), \(reader.layout.captures)")
      while try reader.read(into: &batch) {
        for row in 0..<batch.rowCount {
          let cells = (0..<batch.columnCount).map { column in
            "\(batch.text(row: row, column: column)) \(batch.place(row: row, column: column))"
          }
          rows.append("\(batch.rows[row].line): \(cells)")
        }
        faults += batch.faults
        joined += batch.notes["row put together from broken lines"] ?? 0
        emptyRows += batch.emptyRows
        notes.merge(batch.notes, uniquingKeysWith: +)
      }
    } catch {
      self.error = "\(error)"
    }
  }

  init(_ text: String, _ options: DelimitedOptions) { self.init(Array(text.utf8), options) }
}

extension TextEncoding {
  /// The bytes of a text of ASCII in this encoding; those above 7F stay as they are, or become halves of pairs in UTF-16,
  /// with or without the other half.
  func bytes(of text: [UInt8]) -> [UInt8] {
    guard [.utf16, .utf16LittleEndian, .utf16BigEndian].contains(self) else { return text }
    let units = text.map { byte in
      byte < 0x80 ? UInt16(byte) : byte & 1 == 0 ? 0xD83D : byte & 2 == 0 ? 0xDE00 | UInt16(byte) : 0x100 | UInt16(byte)
    }
    let isBig = self == .utf16BigEndian || self == .utf16 && text.count % 2 == 0
    let halves = ((self == .utf16 ? [0xFEFF] : []) + units).flatMap { unit in
      isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    return text.count % 7 == 6 ? halves + [0x61] : halves
  }
}

/// Options without a header, with so many columns.
func headerless(_ columns: Int, block: Int = 256 << 10) -> DelimitedOptions {
  var options = DelimitedOptions()
  options.header = .absent(columns: (1...columns).map { "column \($0)" })
  options.limits.block = block
  return options
}

/// The message of the ``SourceError`` that a reading fails with.
func refusal(_ body: () throws -> Reading) -> String {
  do {
    return "no error: \(try body())"
  } catch let error as SourceError {
    return "\(error)"
  } catch {
    return "another error: \(error)"
  }
}

/// A table of a mapping, from literals.
func table(_ entries: KeyValuePairs<String, ConfigNode>) -> ConfigNode {
  ConfigNode(.table(entries.map { .init(key: $0.key, keyPlace: somewhere, value: $0.value) }), at: somewhere)
}

private let somewhere = Place(file: "mapping.yaml", line: 1, column: 1)

extension ConfigNode: ExpressibleByStringLiteral {
  /// Makes a scalar.
  public init(stringLiteral text: String) { self.init(.text(text), at: somewhere) }
}

extension ConfigNode: ExpressibleByUnicodeScalarLiteral {}

extension ConfigNode: ExpressibleByExtendedGraphemeClusterLiteral {}

extension ConfigNode: ExpressibleByArrayLiteral {
  /// Makes a list.
  public init(arrayLiteral elements: ConfigNode...) { self.init(.list(elements), at: somewhere) }
}
