import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// Laws that hold for every text, tried on random ones over a few hostile characters.
@Suite struct HostileTextTests {
  /// Text without rhyme or reason, and now and then a byte that is none.
  static func text(_ random: inout Dice, bytes: Bool) -> [UInt8] {
    let pieces: [[UInt8]] = ["a", ",", "\"", "\n", "\r", "é", "\"\"", "\",\"", "\r\n", "\"\n", " "].map {
      Array($0.utf8)
    }
    let bad: [[UInt8]] = [[0], [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80]]
    var text: [UInt8] = [UInt8(ascii: "a")]
    for _ in 0..<Int.random(in: 0..<60, using: &random) {
      let isBad = bytes && Int.random(in: 0..<12, using: &random) == 0
      text += (isBad ? bad : pieces).randomElement(using: &random) ?? []
    }
    return text
  }

  @Test(arguments: [false, true])
  func readingIsThatOfTheDefinition(bytes: Bool) throws {
    var random = Dice(1)
    for _ in 0..<4000 {
      let text = Self.text(&random, bytes: bytes)
      let columns = Int.random(in: 1...3, using: &random)
      let block = [1, 2, 3, 7, 64, 4096].randomElement(using: &random) ?? 1
      let reading = try Reading(text, headerless(columns, block: block))
      let definition = Definition(text, columns: columns)
      try #require(reading.rows == definition.rows, "\(text), columns \(columns), block \(block)")
      let faults = reading.faults.map { [$0.code.rawValue, "\($0.line):\($0.column)"] }
      try #require(faults == definition.faults, "\(text), columns \(columns), block \(block)")
    }
  }

  @Test func blocksNeverShow() throws {
    var random = Dice(2)
    for _ in 0..<1500 {
      var text = Self.text(&random, bytes: true)
      var options = headerless(2)
      if Bool.random(using: &random) { options.header = .byContent }
      if Bool.random(using: &random) { options.expected = ["a", "é"] }
      options.encoding = TextEncoding.allCases.randomElement(using: &random) ?? .utf8
      text = options.encoding.bytes(of: text)
      options.limits.quotedCell = Int.random(in: 0..<12, using: &random)
      options.limits.record = Int.random(in: 1..<24, using: &random)
      options.limits.headerLines = Int.random(in: 1..<6, using: &random)
      options.limits.headerBytes = Int.random(in: 1..<60, using: &random)
      options.until = [nil, .cell("aa"), .line(try Pattern("^é"))].randomElement(using: &random) ?? nil
      let whole = Result { try Reading(text, options) }
      for block in [1, 2, 5, 16, 64] {
        options.limits.block = block
        let parts = Result { try Reading(text, options) }
        try #require("\(parts)" == "\(whole)", "\(text), block \(block)")
        try #require((try? parts.get()) == (try? whole.get()), "\(text), block \(block)")
      }
    }
  }

  /// The same for headers of several lines, several tables and broken lines; what was read before an error is the same.
  @Test func blocksNeverShowInTablesAndJoins() throws {
    var random = Dice(4)
    var seen = (tables: 0, joins: 0, errors: 0)
    for _ in 0..<4000 {
      var text = Self.text(&random, bytes: Int.random(in: 0..<4, using: &random) == 0)
      for _ in 0..<Int.random(in: 0..<4, using: &random) {
        let piece =
          ["\né T\na,b\n", "\nT\n", "\na,b\nc,d\n", "\na\n,b\n", "\ra,b\rc,d\r"].randomElement(using: &random) ?? ""
        text.insert(contentsOf: Array(piece.utf8), at: Int.random(in: 0...text.count, using: &random))
      }
      var options = headerless(Int.random(in: 2...4, using: &random))
      if Int.random(in: 0..<3, using: &random) > 0 {
        options.header = [.byContent, .contains(["a"]), .firstCell("a")].randomElement(using: &random) ?? .byContent
      }
      options.expected = ["a", "b"]
      options.headerLines.count = Int.random(in: 1...3, using: &random)
      options.headerLines.fillsRight = Bool.random(using: &random)
      options.joinsBrokenLines = Bool.random(using: &random)
      options.limits.joinedRecords = Int.random(in: 1..<6, using: &random)
      options.encoding = TextEncoding.allCases.randomElement(using: &random) ?? .utf8
      text = options.encoding.bytes(of: text)
      if Bool.random(using: &random) { options.limits.quotedCell = Int.random(in: 0..<12, using: &random) }
      if Bool.random(using: &random) { options.limits.record = Int.random(in: 1..<24, using: &random) }
      if Bool.random(using: &random) {
        let captures = [DelimitedOptions.Capture("table", try Pattern("(T|é|a)(.*)$"))]
        options.tables = .init(
          begin: try Pattern(["T", "^é", "^\"?T"].randomElement(using: &random) ?? "T"),
          captures: Bool.random(using: &random) ? captures : [], repeatsHeader: Bool.random(using: &random))
      }
      options.until = [nil, .cell("aa"), .line(try Pattern("^,"))].randomElement(using: &random) ?? nil
      let whole = Transcript(text, options)
      seen.tables += options.tables != nil && whole.rows.count > 0 ? 1 : 0
      seen.joins += whole.joined
      seen.errors += whole.error.contains("table-") ? 1 : 0
      for block in [1, 2, 5, 16, 64] {
        options.limits.block = block
        let parts = Transcript(text, options)
        try #require(
          parts == whole, "\(String(decoding: text, as: UTF8.self).debugDescription), block \(block), \(options)")
      }
    }
    #expect(seen.tables > 100 && seen.joins > 30 && seen.errors > 50, "\(seen.tables), \(seen.joins), \(seen.errors)")
  }

  @Test func faultsAreInOrder() throws {
    var random = Dice(3)
    for _ in 0..<2000 {
      let lines = try Reading(Self.text(&random, bytes: true), headerless(2)).faults.map(\.line)
      try #require(lines == lines.sorted())
    }
  }
}

/// What rows and faults a text has, written down as plainly as possible, over the whole text at once.
private struct Definition {
  var rows: [Reading.Row] = []
  var faults: [[String]] = []
  private let text: [UInt8]

  init(_ source: [UInt8], columns: Int) {
    // Without a single LF, lines end with CR.
    let text = source.contains(10) ? source : source.map { $0 == 13 ? 10 : $0 }
    self.text = text
    var start = 0
    while start < text.count {
      let lineEnd = text[start...].firstIndex(of: 10) ?? text.count
      if isBlank(start..<lineEnd) {
        start = lineEnd + 1
        continue
      }
      var cells: [(start: Int, text: String)] = []
      var position = start
      var broken: (code: String, position: Int)?
      cells: while true {
        let opening = position
        if position < text.count, text[position] == UInt8(ascii: "\"") {
          var bytes: [UInt8] = []
          position += 1
          while true {
            if position >= text.count {
              broken = ("unclosed-quote", opening)
              break cells
            }
            if text[position] == UInt8(ascii: "\"") {
              position += 1
              if position >= text.count || text[position] != UInt8(ascii: "\"") { break }
            }
            bytes.append(text[position])
            position += 1
          }
          cells.append((opening + 1, String(decoding: bytes, as: UTF8.self)))
        } else {
          while position < text.count, text[position] != UInt8(ascii: ","), lineEndLength(at: position) == nil {
            position += 1
          }
          cells.append((opening, String(decoding: text[opening..<position], as: UTF8.self)))
        }
        if position < text.count, text[position] == UInt8(ascii: ",") {
          position += 1
        } else if lineEndLength(at: position) != nil {
          break
        } else {
          broken = ("text-after-quote", opening)
          break
        }
      }
      if let broken {
        faults.append([broken.code, place(of: broken.position)])
        start = (text[broken.position...].firstIndex(of: 10) ?? text.count) + 1
        continue
      }
      if let bad = firstBad(in: start..<position) {
        faults.append(["bad-byte", place(of: bad)])
      } else if cells.count > columns {
        let cell = cells[columns].start
        let isQuoted = cell > start && text[cell - 1] == UInt8(ascii: "\"")
        faults.append(["ragged-row", place(of: isQuoted ? cell - 1 : cell)])
      } else if cells.count < columns {
        faults.append(["ragged-row", place(of: position)])
      } else {
        let places = cells.map { place(of: $0.start).split(separator: ":").compactMap { Int($0) } }
        rows.append(.init(line: line(of: start), cells: cells.map(\.text), places: places))
      }
      start = position + (lineEndLength(at: position) ?? 0)
      if position == text.count { break }
    }
  }

  private func lineEndLength(at position: Int) -> Int? {
    if position == text.count { return 0 }
    if text[position] == 10 { return 1 }
    guard text[position] == 13 else { return nil }
    if position + 1 == text.count { return 1 }
    return text[position + 1] == 10 ? 2 : nil
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    let line = text[range]
    return (line.last == 13 ? line.dropLast() : line).allSatisfy { [9, 32, UInt8(ascii: ",")].contains($0) }
  }

  private func line(of position: Int) -> Int { text[..<position].count { $0 == 10 } + 1 }

  private func place(of position: Int) -> String {
    let lineStart = (text[..<position].lastIndex(of: 10) ?? -1) + 1
    return
      "\(line(of: position)):\(String(decoding: text[lineStart..<position], as: UTF8.self).unicodeScalars.count + 1)"
  }

  private func firstBad(in range: Range<Int>) -> Int? {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = text[range].makeIterator()
    var position = range.lowerBound
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let scalar):
        if scalar.first == 0 { return position }
        position += scalar.count
      case .error: return position
      case .emptyInput: return nil
      }
    }
  }
}
