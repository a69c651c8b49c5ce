import FoundationEssentials
import Testing
import WaybillCore

@testable import WaybillFormats

/// A delimited file that is cut into units gives what it gives as a whole, wherever it is cut.
@Suite struct RecordCutTests {
  /// All that a reader gives, with what the account counts.
  private struct Given: Equatable {
    var rows: [[String]] = []
    var texts: [String] = []
    var faults: [RowFault] = []
    var emptyRows = 0
    var notes: [String: Int] = [:]
    var layouts: [Layout] = []

    mutating func add(_ reader: sending any BatchReader) throws {
      var reader = reader
      if layouts.last != reader.layout { layouts.append(reader.layout) }
      var batch = RowBatch()
      while try reader.read(into: &batch) {
        for row in 0..<batch.rowCount {
          let places = (0..<batch.columnCount).map { batch.place(row: row, column: $0) }
          rows.append(
            ["\(batch.rows[row].line)"] + (0..<batch.columnCount).map { batch.text(row: row, column: $0) }
              + places.map { "\($0.line):\($0.column)" })
          texts.append(batch.rowText(row))
        }
        faults += batch.faults
        emptyRows += batch.emptyRows
        notes.merge(batch.notes, uniquingKeysWith: +)
      }
    }
  }

  struct Sample: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var change: @Sendable (inout DelimitedOptions) -> Void = { _ in }
    var testDescription: String { name }

    var options: DelimitedOptions {
      var options = DelimitedOptions()
      change(&options)
      return options
    }
  }

  private static let rows = #"""
    1,a,b
    2,"two
    lines",b
    3,"a ""quote""",b\#r
    4,short
    5,"text "after,b
    6,a,b,c,d

    ,,
    7,"\#r
    ",\#r
    8,é,b
    total,x,y
    9,"never closed,b
    10,a,b
    11,"closed "",b
    12,a",b
    13,a,b
    """#

  private static let samples: [Sample] = [
    Sample(name: "all oddities", bytes: Array("A,B,C\n\(rows)".utf8)),
    Sample(name: "with a line feed at the end", bytes: Array("A,B,C\n\(rows)\n\n".utf8)),
    Sample(
      name: "bytes that are no text",
      bytes: Array("A,B,C\n1,a,b\n2,".utf8) + [0xFF, 0x0A, 0x33] + Array(",\u{0},b\n4,a,b".utf8)),
    Sample(
      name: "a preamble with a fault, and a mark",
      bytes: [0xEF, 0xBB, 0xBF] + Array("As of May\nb".utf8) + [0xC3, 0x28] + Array("\n\nA,B,C\n\(rows)".utf8)
    ) { $0.expected = ["A", "B", "C"] },
    Sample(name: "without a header", bytes: Array(rows.utf8)) { $0.header = .absent(columns: ["A", "B", "C"]) },
    Sample(name: "without quotes", bytes: Array("A,B,C\n\(rows)".utf8)) { $0.quote = nil },
    Sample(name: "broken lines", bytes: Array("A,B,C\n1,a\nand,b\n2,a,b\n3\n,a,b\n4,a\n5,a\n\n6,\n\"q\",b\n7".utf8)) {
      $0.joinsBrokenLines = true
    },
    Sample(name: "all oddities, joined", bytes: Array("A,B,C\n\(rows)".utf8)) { $0.joinsBrokenLines = true },
    Sample(name: "rows that stop at a cell", bytes: Array("A,B,C\n\(rows)".utf8)) { $0.until = .cell("total") },
    Sample(name: "rows that stop at a line", bytes: Array("A,B,C\n\(rows)".utf8)) {
      $0.until = (try? Pattern("^total")).map { .line($0) }
    },
    Sample(
      name: "Windows",
      bytes: Array("A,B,C\n1,".utf8) + [0xE9, 0x81, 0x80, 0x0A] + Array("2,a,b\r\n3,".utf8) + [0x9D]
        + Array(",b\n4,a,b".utf8)
    ) { $0.encoding = .windows1252 },
    Sample(
      name: "Macintosh", bytes: Array("A,B,C\n1,".utf8) + [0xE9, 0x8E, 0x2C, 0xCA, 0x0A] + Array("2,a,b\n3,a,b".utf8)
    ) {
      $0.encoding = .macintosh
    },
    Sample(
      name: "limits that are soon met",
      bytes: Array("A,B,C\n\(rows)\n14,\(String(repeating: "x", count: 40)),b\n15,a,b".utf8)
    ) {
      $0.limits.quotedCell = 12
      $0.limits.record = 30
    },
    Sample(name: "a header of two lines", bytes: Array("A,B,\nx,y,C\n\(rows)".utf8)) { $0.headerLines.count = 2 },
  ]

  @Test(arguments: samples) func theUnionIsTheWhole(sample: Sample) throws {
    try withFile(sample.bytes) { snapshot in
      var most = 0
      for block in [2, 19, 256 << 10] {
        var options = sample.options
        options.limits.block = block
        let text = DelimitedText(options)
        var whole = Given()
        try whole.add(try text.makeReader(for: WorkUnit(snapshot)))
        #expect(whole.rows.count + whole.faults.count > 2)
        for count in [1, 3, block == 19 ? sample.bytes.count : 8] {
          let units = try text.units(of: snapshot, atMost: count)
          most = max(most, units.count)
          #expect(units.count <= count && units.map(\.index) == Array(units.indices))
          var union = Given()
          var end: Int64 = 0
          for unit in units {
            if case .bytes(let range, _, let row) = unit.part {
              #expect(range.lowerBound == end && row == union.rows.count)
              end = range.upperBound
            }
            try union.add(try text.makeReader(for: unit))
          }
          #expect(union == whole, "\(count) units, blocks of \(block)")
          #expect(units.count == 1 || end == snapshot.size)
        }
      }
      #expect(most > 2, "the file was hardly cut")
    }
  }

  /// Wherever a file is cut, its units are not more than asked for, and as even as its records let them be.
  @Test func unitsAreEven() throws {
    let rows = (0..<5000).map { "\($0),\"some\ntext\",b" }.joined(separator: "\n")
    try withFile(Array("A,B,C\n\(rows)".utf8)) { snapshot in
      let units = try DelimitedText(DelimitedOptions()).units(of: snapshot, atMost: 8)
      #expect(units.count == 8)
      for unit in units {
        guard case .bytes(let range, let line, let row) = unit.part else {
          Issue.record("no range")
          continue
        }
        #expect(abs(Int64(range.count) - snapshot.size / 8) < 40)
        #expect(range.lowerBound == 0 || line == 2 + row * 2)
      }
    }
  }

  @Test(arguments: [
    Sample(name: "UTF-16", bytes: [0xFF, 0xFE] + "A,B\n1,2\n3,4\n".utf8.flatMap { [$0, 0] }) { $0.encoding = .utf16 },
    Sample(name: "lines that end with CR", bytes: Array("A,B\r1,2\r3,4\r5,6\r".utf8)),
    Sample(name: "no header", bytes: Array("A,B\n1,2\n3,4\n5,6\n".utf8)) { $0.expected = ["X", "Y"] },
    Sample(name: "nothing", bytes: []),
    Sample(name: "several tables", bytes: Array("T\nA,B\n1,2\nT\nA,B\n3,4\n".utf8)) {
      $0.tables = (try? Pattern("^T$")).map { DelimitedOptions.Tables(begin: $0) }
    },
    Sample(name: "one row", bytes: Array("A,B\n1,2".utf8)),
  ])
  func whatCannotBeCutIsOneUnit(sample: Sample) throws {
    try withFile(sample.bytes) { snapshot in
      let units = try DelimitedText(sample.options).units(of: snapshot, atMost: 4)
      #expect(units == [WorkUnit(snapshot)])
    }
  }

  private func withFile(_ bytes: [UInt8], _ body: (Snapshot) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "cuts-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(
      Snapshot(
        path: file.path(percentEncoded: false), name: "table.csv", sha256: "", size: Int64(bytes.count)))
  }
}
