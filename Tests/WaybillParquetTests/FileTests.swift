import ParquetReading
import Testing
import WaybillTesting

@testable import WaybillParquet

/// Columns of a file that is to be written, with the cells that must come back.
struct Sample {
  var words = ParquetWords()
  private(set) var values: [ParquetValues]
  private(set) var cells: [[ParquetCell]]

  init(_ columns: [ParquetColumn]) {
    values = columns.map { ParquetValues($0) }
    cells = columns.map { _ in [] }
  }

  mutating func add(_ cell: ParquetCell, to column: Int) {
    cells[column].append(cell)
    switch (cell, values[column].column.kind) {
    case (.text(let text), _): values[column].append(code: words.code(of: text))
    case (.number(let number), .wideAmount): values[column].append(wideNumber: number)
    case (.number(let number), _): values[column].append(number: Int64(number))
    case (.list(let items), _):
      let codes = items.map { words.code(of: "\($0)") }
      values[column].append(list: codes[...])
    case (.absent, .text): values[column].append(code: nil)
    case (.absent, .texts): values[column].append(list: nil)
    case (.absent, .wideAmount): values[column].append(wideNumber: nil)
    case (.absent, _): values[column].append(number: nil)
    }
  }

  /// The bytes of a file with the columns as one row group, or as several that are the same.
  func file(
    _ compression: ParquetCompression = .none, times: Int = 1, metadata: [(name: String, value: String)] = []
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = try ParquetWriter(values.map(\.column), compression: compression) { bytes += $0 }
    for _ in 0..<times { try writer.write(values, words) }
    try writer.finish(metadata, program: "test version 1.0.0")
    return bytes
  }
}

@Suite struct FileTests {
  static let columns: [ParquetColumn] = [
    .init("text", .text), .init("word", .text, isRequired: true), .init("list", .texts),
    .init("marks", .texts, isRequired: true), .init("day", .day), .init("small", .small, isRequired: true),
    .init("number", .number), .init("line", .sequence, isRequired: true), .init("amount", .amount),
    .init("wide", .wideAmount),
  ]

  /// A small file by its bytes: what any change of the format would show.
  @Test func aSmallFile() throws {
    var sample = Sample(Array(Self.columns.prefix(5)) + Self.columns.suffix(3))
    let rows: [[ParquetCell]] = [
      [
        .text("a"), .text("w"), .list([.text("a"), .text("b")]), .list([]), .number(0), .number(2), .number(1_500_000),
        .number(-1),
      ],
      [.absent, .text("w"), .absent, .list([.text("m")]), .absent, .number(3), .absent, .number(1 << 70)],
      [.text("é"), .text("w"), .list([]), .list([]), .number(-1), .number(9), .number(-1), .absent],
    ]
    for row in rows { for (column, cell) in row.enumerated() { sample.add(cell, to: column) } }
    let bytes = try sample.file(metadata: [("name", "value")])
    let lines = stride(from: 0, to: bytes.count, by: 16).map { start in
      bytes[start..<min(start + 16, bytes.count)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        .joined(separator: " ")
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "small.parquet.txt")
    let contents = try ParquetContents(bytes)
    #expect(contents.columns == sample.cells && contents.metadata == ["name": "value"])
  }

  @Test func theSchemaIsTheColumns() throws {
    let contents = try ParquetContents(try Sample(Self.columns).emptyFile())
    func leaf(
      _ path: [String], _ type: Int64, _ definition: Int, _ repetition: Int = 0, logical: Int? = nil, size: Int = 0
    ) -> ParquetLeaf {
      ParquetLeaf(
        path: path, type: type, size: size, definition: definition, repetition: repetition, logical: logical)
    }
    #expect(
      contents.leaves == [
        leaf(["text"], 6, 1, logical: 1), leaf(["word"], 6, 0, logical: 1),
        leaf(["list", "list", "element"], 6, 2, 1, logical: 1),
        leaf(["marks", "list", "element"], 6, 1, 1, logical: 1),
        leaf(["day"], 1, 1, logical: 6), leaf(["small"], 1, 0), leaf(["number"], 2, 1), leaf(["line"], 2, 0),
        leaf(["amount"], 7, 1, logical: 5, size: 9), leaf(["wide"], 7, 1, logical: 5, size: 16),
      ])
    #expect(contents.groups == [] && contents.footer[6]?.text == "test version 1.0.0")
    #expect(contents.footer[7]?.list?.count == Self.columns.count)
  }

  /// Whatever the columns hold comes back, in several row groups and with either compression.
  @Test(arguments: 0..<40) func randomColumnsComeBack(_ seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let count = [1, 2, 7, 8, 9, 100, 1000][seed % 7]
    let distinct = UInt64([1, 2, 5, 300, 100_000][seed % 5])
    var sample = Sample(Self.columns)
    func pick() -> UInt64 { chance.next() % distinct }
    func text() -> ParquetCell { .text(["", "x", "naïve 漢", "\n\"'", "\0"][Int(pick() % 5)] + "\(pick())") }
    var line: Int128 = 0
    for _ in 0..<count {
      line += Int128(chance.next() % 3)
      for (place, column) in Self.columns.enumerated() {
        let isAbsent = !column.isRequired && chance.next() % 4 < UInt64(seed % 5)
        let cell: ParquetCell =
          switch column.kind {
          case _ where isAbsent: .absent
          case .text: text()
          case .texts: .list((0..<(chance.next() % 4)).map { _ in text() })
          case .day, .small: .number(Int128(Int32(truncatingIfNeeded: pick() &* 0x9E37_79B9_7F4A_7C15)))
          case .number, .amount: .number(Int128(Int64(bitPattern: pick() &* 0x9E37_79B9_7F4A_7C15)))
          case .sequence: .number(line)
          case .wideAmount: .number(Int128(Int64(bitPattern: pick() &* 0x9E37_79B9_7F4A_7C15)) << 60)
          }
        sample.add(cell, to: place)
      }
    }
    for compression in ParquetCompression.allCases {
      let contents = try ParquetContents(try sample.file(compression, times: 2))
      #expect(contents.groups == [count, count])
      #expect(contents.columns == sample.cells.map { $0 + $0 })
    }
  }

  @Test func theEndsOfColumnsAreTold() throws {
    var sample = Sample([
      .init("text", .text), .init("day", .day), .init("amount", .amount), .init("list", .texts), .init("none", .text),
    ])
    // By their bytes 'Z' is below 'a', and 'a' below 'é'.
    for text in ["é", "Z", "a"] { sample.add(.text(text), to: 0) }
    for day: Int128 in [3, -4] { sample.add(.number(day), to: 1) }
    for amount: Int128 in [-5, 1 << 62] { sample.add(.number(amount), to: 2) }
    sample.add(.list([.text("b"), .text("a")]), to: 3)
    sample.add(.list([]), to: 3)
    for place in 1..<4 { sample.add(.absent, to: place) }
    for _ in 0..<3 { sample.add(.absent, to: 4) }
    let chunks = try #require(try ParquetContents(sample.file()).chunks.first)
    func told(_ place: Int) -> ([UInt8]?, [UInt8]?, Int64?) {
      let statistics = chunks[place][12]
      return (statistics?[6]?.bytes, statistics?[5]?.bytes, statistics?[3]?.number)
    }
    #expect(told(0) == (Array("Z".utf8), Array("é".utf8), 0))
    #expect(told(1) == ([0xFC, 0xFF, 0xFF, 0xFF], [3, 0, 0, 0], 1))
    #expect(told(2) == ([255, 255, 255, 255, 255, 255, 255, 255, 251], [0, 64, 0, 0, 0, 0, 0, 0, 0], 1))
    #expect(told(3) == (Array("a".utf8), Array("b".utf8), 2))
    #expect(told(4) == (nil, nil, 3))
  }

  @Test func longTextsAreNoEnds() throws {
    var sample = Sample([.init("text", .text)])
    sample.add(.text(String(repeating: "x", count: 257)), to: 0)
    let contents = try ParquetContents(sample.file())
    #expect(contents.chunks[0][0][12]?[5] == nil && contents.chunks[0][0][12]?[3]?.number == 0)
    #expect(contents.columns == sample.cells)
  }

  /// The encodings of a chunk and how many pages it has, without the dictionary.
  private func encodings(_ sample: Sample) throws -> [[Int64?]] {
    let contents = try ParquetContents(sample.file())
    #expect(contents.columns == sample.cells)
    return contents.chunks[0].map { chunk in
      [chunk[2]?.list?.first?.number, chunk[13]?.list?.last?[3]?.number]
    }
  }

  @Test func aDictionaryStandsWhereItIsSmaller() throws {
    var sample = Sample([.init("few", .text), .init("many", .text), .init("amount", .amount), .init("none", .text)])
    for number in 0..<70_000 {
      sample.add(.text("word \(number % 10)"), to: 0)
      sample.add(.text("word \(number)"), to: 1)
      sample.add(.number(Int128(number)), to: 2)
      sample.add(.absent, to: 3)
    }
    // Pages end at 32,768 records; the texts of no dictionary would be larger than a page before the third.
    #expect(try encodings(sample) == [[8, 3], [0, 3], [0, 3], [0, 3]])
  }

  @Test func pagesEndBetweenRecords() throws {
    var sample = Sample([.init("text", .text), .init("list", .texts)])
    for number in 0..<5 {
      sample.add(.text(String(repeating: "\(number)", count: 700_000)), to: 0)
      sample.add(.list((0..<20_000).map { .text("\($0 + number * 7)") }), to: 1)
    }
    #expect(try encodings(sample) == [[0, 3], [8, 3]])
  }

  @Test func aRecordThatNoPageCanHold() throws {
    var sample = Sample([.init("text", .text)])
    sample.add(.text("12345678"), to: 0)
    for (most, fits) in [(18, true), (17, false)] {
      var writer = try ParquetWriter(sample.values.map(\.column), ChunkWriter(.none, mostBytes: most)) { _ in }
      if fits {
        try writer.write(sample.values, sample.words)
      } else {
        #expect(throws: ParquetError(column: "text", bytes: 18)) { try writer.write(sample.values, sample.words) }
      }
    }
  }

  @Test func whatTheSinkThrowsIsThrown() throws {
    struct Full: Error {}
    #expect(throws: Full.self) { try ParquetWriter(Self.columns) { _ in throw Full() } }
  }
}

extension Sample {
  /// The bytes of a file without a row group.
  func emptyFile() throws -> [UInt8] { try file(times: 0) }
}
