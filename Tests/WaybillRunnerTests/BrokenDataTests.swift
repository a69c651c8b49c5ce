import Testing
import WaybillCore
import WaybillLedger
import WaybillReport
import WaybillRunner

/// What a broken file of a publisher gives: a diagnostic where nothing can be said of its rows, a reject for each row
/// that is at fault, and never a trap or silence.
@Suite struct BrokenDataTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private static let file = Workplace.demoFile

  /// How a file is broken.
  struct Break: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What is said, the paths relative to the pipeline.
    let expected: [String]
    let make: @Sendable (Workplace) throws -> Void

    init(_ name: String, _ expected: [String], _ make: @escaping @Sendable (Workplace) throws -> Void) {
      testDescription = name
      self.expected = expected
      self.make = make
    }
  }

  static let fatal = [
    Break("no file", ["waybill.yaml:8:13: error: there is no file '\(file)' [no-file]"]) { try $0.remove(file) },
    Break("a folder", ["waybill.yaml:8:13: error: '\(file)' must be a file, not a folder [is-directory]"]) {
      try $0.remove(file)
      try $0.makeFolder(file)
    },
    Break("an empty file", ["\(file): error: the file is empty [empty-file]"]) { try $0.write([], to: file) },
    Break(
      "a file that ends before its header",
      [
        "\(file): error: no header among the first 8 lines: expected at least 9 of 'SIPRI AT Database ID', 'Supplier', "
          + "'Recipient', 'Designation', 'Description', 'Armament category', 'Order date', 'Order date is estimate' "
          + "and 9 more [no-header]"
      ]
    ) { place in
      try place.write(place.bytes(file).split(separator: 10)[..<8].joined(separator: [10]), to: file)
    },
    Break(
      "a missing column",
      [
        "\(Workplace.mapping):26:12: error: the file has no column 'Local production' [missing-column]",
        "\(file):12:1: note: the file's header stands here",
      ]
    ) { place in
      let lines = try place.text(file).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      let cut = lines.map { $0 < 11 ? $1 : $1.lastIndex(of: ",").map { [line = $1] in line[..<$0] } ?? $1 }
      try place.write(cut.joined(separator: "\n").utf8, to: file)
    },
    Break(
      "a column more",
      [
        "\(file):12:1: error: column 'Colour' is neither mapped nor ignored [unmapped-column]",
        "\(Workplace.mapping):12:3: note: list it under 'columns' or 'ignore'",
      ]
    ) { try $0.edit(line: 12, "Local production", "Local production,Colour") },
    Break(
      "a renamed column",
      [
        "\(Workplace.mapping):16:15: error: the file has no column 'Supplier'; is 'Seller' its new name? "
          + "[missing-column]",
        "\(file):12:1: note: the file's header stands here; its column 'Seller' is neither mapped nor ignored",
      ]
    ) { try $0.edit(line: 12, "Supplier", "Seller") },
    Break("a column twice", ["\(file):12:1: error: two columns have the header 'Supplier' [duplicate-column]"]) {
      try $0.edit(line: 12, "Local production", "Local production,Supplier")
    },
    Break(
      "no date of the data",
      [
        "\(Workplace.mapping):14:5: error: nothing before the header matches capture 'vintage' [missing-capture]",
        "\(file):12:1: note: the file's header stands here",
      ]
    ) { try $0.edit(line: 11, "Data generated:", "Generated:") },
    Break(
      "a word that must be known",
      ["\(file):13:93: error: 'Newish' is no entry of lookup 'status' [unmatched-word]"]
    ) { try $0.edit(line: 13, ",New,", ",Newish,") },
    Break(
      "the same bytes twice",
      [
        "waybill.yaml:8:52: error: 'copy.csv' has the same bytes as '\(file)', so that every row would count twice "
          + "[same-file]"
      ]
    ) { place in
      try place.write(place.bytes(file), to: "copy.csv")
      try place.edit("waybill.yaml", "\(file)]", "\(file), copy.csv]")
    },
  ]

  @Test(arguments: fatal)
  func stopsTheRun(_ broken: Break) throws {
    try broken.make(place)
    #expect(place.problems() == broken.expected)
    #expect(!place.exists("out/index.html"))
    #expect(try place.rowCounts().filter { $0.value > 0 }.keys.sorted() == Self.alwaysFilled)
  }

  /// The tables of names that a new ledger has from the start.
  private static let alwaysFilled = ["events", "flags", "grdb_migrations", "perspectives"]

  static let refused = [
    Break(
      "an unknown party",
      ["\(file):13:16: reject: unknown party 'Latvya' in 'destination'; did you mean 'Latvia'? [unknown-party]"]
    ) { try $0.edit(line: 13, "Latvia", "Latvya") },
    Break(
      "two unknown parties in one row",
      [
        "\(file):13:8: reject: unknown party 'Ruritania' in 'exporter'; did you mean 'Mauritania'? [unknown-party]",
        "\(file):13:18: reject: unknown party 'Atlantis' in 'destination' [unknown-party]",
      ]
    ) { try $0.edit(line: 13, "Finland,Latvia", "Ruritania,Atlantis") },
    Break("a bad number", ["\(file):13:107: reject: 'value' must be a number such as 1234.5, not '10;85' [bad-number]"])
    {
      try $0.edit(line: 13, "10.85", "10;85")
    },
    Break(
      "a number that is not whole",
      ["\(file):13:79: reject: 'value' must be a whole number such as 1234, not '31.5' [bad-number]"]
    ) { try $0.edit(line: 13, ",31,", ",31.5,") },
    Break(
      "too many decimals",
      [
        "\(file):13:107: reject: 'value' must have at most six decimals, not '10.8500001'; 'round' keeps fewer and "
          + "counts them [bad-number]"
      ]
    ) { try $0.edit(line: 13, "10.85", "10.8500001") },
    Break("a bad year", ["\(file):13:85: reject: 'period' must be a year from 1800 to 2199, not '22' [bad-year]"]) {
      try $0.edit(line: 13, ",2022,", ",22,")
    },
    Break(
      "an empty cell", ["\(file):13:8: reject: 'exporter' must have a value, but the cell is empty [missing-value]"]
    ) {
      try $0.edit(line: 13, ",Finland,", ",,")
    },
    Break(
      "an unknown category",
      [
        "\(file):13:53: reject: unknown category 'Armoured vehicels' in scheme 'sipri'; did you mean "
          + "'armoured vehicles'? [unknown-category]"
      ]
    ) { try $0.edit(line: 13, "Armoured vehicles", "Armoured vehicels") },
    Break("a bad byte", ["\(file):13:25: reject: expected utf-8, found a byte FF [bad-byte]"]) { place in
      let bytes = try place.bytes(file)
      let start = try #require(bytes.firstRange(of: Array("Patria".utf8))?.lowerBound)
      try place.write(bytes[..<(start + 2)] + [0xFF] + bytes[(start + 2)...], to: file)
    },
    Break("a cell more", ["\(file):13:116: reject: expected 17 cells, found 18 [ragged-row]"]) {
      try $0.edit(line: 13, "10.85,No", "10.85,No,x")
    },
    Break("a file cut in its last row", ["\(file):98:52: reject: expected 17 cells, found 5 [ragged-row]"]) { place in
      try place.write(place.bytes(file).dropLast(60), to: file)
    },
  ]

  @Test(arguments: refused)
  func refusesTheRow(_ broken: Break) throws {
    try broken.make(place)
    let outcome = try place.run()
    #expect(outcome.exitStatus == 3)
    let source = try #require(outcome.report.sources.first)
    #expect(source.rejects.flatMap(\.examples).flatMap(place.lines) == broken.expected)
    #expect(source.rowsIn == 86)
    #expect(source.rowsUnaccounted == 0)
    #expect(source.rowsRejected + source.emitRejects == 1)
    let kept = try place.ledger().read { ledger in try ledger.ingests().flatMap { try ledger.rejects(of: $0.id) } }
    #expect(kept.map { $0.diagnostic(in: Self.file) }.flatMap(place.lines) == broken.expected)
    #expect(kept.allSatisfy { !$0.text.isEmpty })
    #expect(try place.run().report.sources.map(\.rejects) == [source.rejects], "a second run tells them again")
  }

  /// Where no check of the mapping asks for rows.
  @Test func aFileWithAHeaderAloneIsAWarning() throws {
    let mapping = try place.text(Workplace.mapping)
    let checks = try #require(mapping.split(separator: "checks:\n").last?.split(separator: "#").first)
    try place.edit(Workplace.mapping, "checks:\n\(checks)", "")
    try place.write(place.bytes(Self.file).split(separator: 10)[..<11].joined(separator: [10]), to: Self.file)
    for _ in 1...2 {
      let outcome = try place.run()
      #expect(outcome.exitStatus == 0)
      #expect(
        outcome.diagnostics.map(\.description) == [
          "\(Self.file): warning: the file has a header, but no rows [no-rows]"
        ])
      #expect(outcome.report.sources.map(\.rowsIn) == [0])
    }
  }
}
