import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// Laws of reading JSON, on texts made by chance; the same ones in every run.
@Suite struct JSONLawTests {
  /// A value with its text in JSON and its cells, by the header that they have.
  struct Value {
    var text: String
    var cells: [(header: String, text: String)]
  }

  /// Rows come out as they were written, whatever stands between their tokens.
  @Test func rowsAreWhatWasWritten() throws {
    var random = Dice(11)
    for _ in 0..<400 {
      let rows = (0..<Int.random(in: 1..<6, using: &random)).map { _ in Self.object(&random, depth: 0, prefix: "") }
      let gap = Self.gap(&random)
      let text = "[" + rows.map { gap + $0.text + Self.gap(&random) }.joined(separator: ",") + "]"
      for block in [1, 2, 3, 9, 64, 256 << 10] {
        let transcript = JSONTranscript(text, JSONOptions("$[*]", block: block))
        let expected = rows.filter { $0.cells.contains { !$0.text.isEmpty } }.map { row in
          transcript.columns.map { header in row.cells.first { $0.header == header }?.text ?? "" }
        }
        let found = transcript.rows.map { row in
          let cells = row.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)[1]
          return cells.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
        }
        try #require(transcript.error == "" && transcript.faults.isEmpty, "\(text): \(transcript.error)")
        try #require(found == expected, "\(text), block \(block)")
        try #require(Set(transcript.columns) == Set(rows.flatMap { $0.cells.map(\.header) }), "\(text)")
      }
    }
  }

  /// Texts that are broken anywhere give the same rows, places, faults and errors in blocks of any size.
  @Test func blocksNeverShow() throws {
    var random = Dice(12)
    var seen = (rows: 0, faults: 0, errors: 0, parents: 0)
    for _ in 0..<3000 {
      var text = Array(Self.envelope(&random).utf8)
      for _ in 0..<Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        let byte = Array("\"\\{}[],:0 \nnx".utf8).randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text[place] = byte
        case 1: text.insert(byte, at: place)
        case 2: text.remove(at: place)
        default: text[place] = [0xFF, 0x00, 0xC3, 0x09].randomElement(using: &random) ?? 0
        }
        if text.isEmpty { text = [0x20] }
      }
      var options = JSONOptions("$.t[*].r[*]", parents: ["y": "$.t[*].y", "m": "$.m.n"])
      if Bool.random(using: &random) { options.parents = [] }
      if random.next() % 5 == 0 { options.limits.token = Int.random(in: 1..<20, using: &random) }
      if random.next() % 5 == 0 { options.limits.record = Int.random(in: 1..<60, using: &random) }
      if random.next() % 5 == 0 { options.limits.nesting = Int.random(in: 4..<8, using: &random) }
      if Bool.random(using: &random) { options.null = "-" }
      let whole = JSONTranscript(text, options)
      seen.rows += whole.rows.count
      seen.faults += whole.faults.count
      seen.errors += whole.error.isEmpty ? 0 : 1
      seen.parents += whole.captures.count
      for block in [1, 2, 5, 16, 64] {
        options.limits.block = block
        let parts = JSONTranscript(text, options)
        try #require(
          parts == whole,
          "\(String(decoding: text, as: UTF8.self).debugDescription), block \(block): \(parts.places) \(whole.places)")
      }
    }
    #expect(seen.rows > 1000 && seen.faults > 100 && seen.errors > 500 && seen.parents > 100, "\(seen)")
  }

  /// The buffer grows with the longest row that is allowed, and not with the text.
  @Test(arguments: ["{\"a\":1,\"b\":\"é\\n\"},", "{\"a\":1,\"a\":2},", "{},", "[1],\n"])
  func memoryStaysSmall(piece: String) throws {
    var options = JSONOptions("$.r[*]", parents: ["p": "$.p"], block: 4096)
    options.limits.record = 20_000
    let rows = 2_000_000 / piece.utf8.count
    let text = "{\"p\":1,\"r\":[" + String(repeating: piece, count: rows) + "{\"a\":5}]}"
    var reader = try JSONText(options).makeReader(of: Array(text.utf8), name: "table.json")
    var batch = RowBatch()
    var counts = (rows: 0, bytes: 0)
    while try reader.read(into: &batch) {
      counts.rows += batch.rowCount + batch.faults.count + batch.emptyRows
      counts.bytes = max(counts.bytes, batch.bytes.capacity)
    }
    #expect(counts.rows == rows + 1)
    #expect(counts.bytes < 100_000)
  }

  // MARK: Texts by chance

  private static func gap(_ random: inout Dice) -> String {
    ["", "", " ", "\n", "\r\n\t "].randomElement(using: &random) ?? ""
  }

  private static func object(_ random: inout Dice, depth: Int, prefix: String) -> Value {
    var cells: [(header: String, text: String)] = []
    var members: [String] = []
    var names = ["a", "b", "cé", "d e", "f\\n"].shuffled(using: &random)
    if random.next() % 3 > 0 { names.sort() }
    for name in names.prefix(Int.random(in: 1...names.count, using: &random)) {
      let header = prefix + name.replacing("\\n", with: "\n")
      // A key has objects in all rows or in none, so that its headers are known.
      let value =
        name == "b" && depth < 2
        ? object(&random, depth: depth + 1, prefix: header + ".") : scalar(&random, header: header)
      members.append("\(gap(&random))\"\(name)\"\(gap(&random)):\(gap(&random))\(value.text)\(gap(&random))")
      cells += value.cells
    }
    return Value(text: "{" + members.joined(separator: ",") + "}", cells: cells)
  }

  private static func scalar(_ random: inout Dice, header: String) -> Value {
    let cases: [(String, String)] = [
      ("1", "1"), ("-0.5e+10", "-0.5e+10"), ("true", "true"), ("false", "false"), ("null", ""), ("\"\"", ""),
      ("\"x\"", "x"), ("\"long enough for a word\"", "long enough for a word"), ("\"\\u00e9 \\\" \\\\\"", "é \" \\"),
      ("\"a\\ud83d\\udea2b\"", "a🚢b"), ("[1, {\"a\": [\"]\"]}]", "[1, {\"a\": [\"]\"]}]"), ("[]", "[]"),
      ("\"é€🚢\"", "é€🚢"),
    ]
    let (text, cell) = cases.randomElement(using: &random) ?? ("1", "1")
    return Value(text: text, cells: [(header, cell)])
  }

  /// Rows within an envelope, with values above them.
  private static func envelope(_ random: inout Dice) -> String {
    let parts = (0..<Int.random(in: 1..<4, using: &random)).map { part in
      let rows = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
        object(&random, depth: 1, prefix: "").text + gap(&random)
      }
      let year = Bool.random(using: &random) ? "\"y\":\"\\u0041\(part)\"," : ""
      return "{\(year)\"r\":[\(rows.joined(separator: ","))],\"s\":[{\"r\":1}]}"
    }
    return "{\"x\":[1,2],\"t\":[\(parts.joined(separator: ","))],\"m\":{\"n\":null}}\(gap(&random))"
  }
}
