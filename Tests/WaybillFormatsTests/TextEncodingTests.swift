import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

@Suite struct TextEncodingTests {
  static let characterCases: [(encoding: TextEncoding, bytes: [UInt8], text: String)] = [
    (.utf8, [0xC3, 0xA9, 0xE2, 0x82, 0xAC], "é€"),
    (.latin1, [0x41, 0xE9, 0xFF, 0x80], "Aéÿ\u{80}"),
    (.windows1252, [0x41, 0xE9, 0xFF, 0x80, 0x9F, 0x96, 0xA0], "Aéÿ€Ÿ–\u{A0}"),
    (.macintosh, [0x41, 0x8E, 0xD8, 0xDB, 0xD0, 0xCA, 0xF0], "Aéÿ€–\u{A0}\u{F8FF}"),
    (.utf16LittleEndian, [0x41, 0, 0xE9, 0, 0xAC, 0x20, 0x3D, 0xD8, 0xA2, 0xDE], "Aé€🚢"),
    (.utf16BigEndian, [0, 0x41, 0, 0xE9, 0x20, 0xAC, 0xD8, 0x3D, 0xDE, 0xA2], "Aé€🚢"),
    (.utf16LittleEndian, [0x41, 0, 0xFF, 0xFE], "A\u{FEFF}"),
  ]

  @Test(arguments: characterCases)
  func characters(_ example: (encoding: TextEncoding, bytes: [UInt8], text: String)) {
    #expect(String(decoding: utf8(example.bytes, example.encoding), as: UTF8.self) == example.text)
  }

  /// What is written is what was read.
  @Test(arguments: characterCases)
  func writing(_ example: (encoding: TextEncoding, bytes: [UInt8], text: String)) throws {
    #expect(try example.encoding.bytes(of: example.text) == example.bytes)
  }

  @Test func writingUTF16WithItsMark() throws {
    #expect(try TextEncoding.utf16.bytes(of: "é") == [0xFF, 0xFE, 0xE9, 0])
  }

  @Test(
    arguments: [
      (TextEncoding.windows1252, "a\r\né→b", "→", 2, 2), (.windows1252, "\u{81}", "\u{81}", 1, 1),
      (.latin1, "ab€", "€", 1, 3), (.macintosh, "e\u{301}\n", "\u{301}", 1, 1), (.macintosh, "é\n\nŁ", "Ł", 3, 1),
    ] as [(TextEncoding, String, Unicode.Scalar, Int, Int)])
  func aCharacterWithoutBytes(
    encoding: TextEncoding, text: String, character: Unicode.Scalar, line: Int, column: Int
  ) throws {
    let missing = #expect(throws: TextEncoding.MissingCharacter.self) { try encoding.bytes(of: text) }
    #expect(missing?.character == character && missing?.line == line && missing?.column == column)
  }

  /// The characters that windows-1252 has where Latin-1 has control codes, in the order of their bytes.
  @Test func windows1252IsComplete() {
    let defined = (UInt8(0x80)...0x9F).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    let text = String(decoding: utf8(defined, .windows1252), as: UTF8.self)
    #expect(text == "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
  }

  /// The upper half of Mac Roman, in the order of its bytes.
  @Test func macintoshIsComplete() {
    let text = String(decoding: utf8((0x80...0xFF).map { $0 }, .macintosh), as: UTF8.self)
    #expect(
      text == "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊"
        + "ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")
  }

  /// Every text comes out of UTF-16 as it went in, wherever its bytes are cut.
  @Test func utf16InPieces() throws {
    var random = Dice(6)
    let scalars: [Unicode.Scalar] = ["a", "\n", "\u{7F}", "é", "\u{7FF}", "\u{800}", "€", "\u{FFFD}", "\u{10000}", "🚢"]
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<12, using: &random) {
        text.unicodeScalars.append(scalars.randomElement(using: &random) ?? "a")
      }
      for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
        let bytes = text.utf16.flatMap { unit in
          encoding == .utf16BigEndian
            ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        var decoder = TextDecoder(encoding)
        var decoded: [UInt8] = []
        var start = 0
        while start < bytes.count {
          let end = min(bytes.count, start + Int.random(in: 1...5, using: &random))
          Array(bytes[start..<end]).withUnsafeBytes { decoder.append($0, to: &decoded) }
          start = end
        }
        decoder.finish(into: &decoded)
        try #require(decoded == Array(text.utf8), "\(text.debugDescription)")
      }
    }
  }

  @Test(arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
  func undefinedBytesStayInvalid(byte: UInt8) {
    let text = utf8([0x61, 0xE9, byte], .windows1252)
    #expect(text.withUnsafeBufferPointer { TextEncoding.firstInvalid(in: $0, from: 0) } == 3)
    #expect(text.last == byte)
  }

  /// The check agrees with the standard library's on random bytes, wherever they stand in a word.
  @Test func validity() throws {
    var random = Dice(4)
    let bytes: [UInt8] = [
      0x41, 0x41, 0x41, 0x7F, 0x01, 0x80, 0x9F, 0xBF, 0xC1, 0xC3, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<20, using: &random)
      let text = (0..<count).map { _ in bytes.randomElement(using: &random) ?? 0 }
      let found = text.withUnsafeBufferPointer { TextEncoding.firstInvalid(in: $0, from: 0) }
      try #require((found == nil) == (String(validating: text, as: UTF8.self) != nil), "\(text)")
      guard let found else { continue }
      try #require(String(validating: text[..<found], as: UTF8.self) != nil, "\(text)")
    }
  }

  /// Plain text is passed over in steps, which never leave the text, and never pass over what is none.
  @Test func validityOfPlainTexts() throws {
    for count in 0..<140 {
      let text = [UInt8](repeating: 0x61, count: count)
      for start in 0...min(count, 40) {
        try #require(text.withUnsafeBufferPointer { TextEncoding.firstInvalid(in: $0, from: start) } == nil, "\(count)")
      }
      for place in 0..<count {
        for byte in [0x00, 0x80, 0xC3] as [UInt8] {
          var text = text
          text[place] = byte
          let found = text.withUnsafeBufferPointer { TextEncoding.firstInvalid(in: $0, from: 0) }
          try #require(found == place, "\(byte) at \(place) of \(count)")
        }
      }
    }
  }

  @Test(arguments: [(0, 12), (7, 12), (13, nil)])
  func nulIsInvalid(from start: Int, found: Int?) {
    let text = Array("0123456789ab\u{0}cdefghijklm\u{1}\u{7F}".utf8)
    #expect(text.withUnsafeBufferPointer { TextEncoding.firstInvalid(in: $0, from: start) } == found)
  }

  static let badByteCases: [(encoding: TextEncoding, bytes: [UInt8], faults: [String])] = [
    (.utf8, [0x61, 0xC3, 0xA9, 0x2C, 0xE9, 0x0A], ["1:4: expected utf-8, found a byte E9"]),
    (
      .utf8, [0x61, 0x2C, 0xC3, 0x0A, 0x61, 0x2C, 0xC0, 0x80],
      ["1:3: expected utf-8, found a byte C3", "2:3: expected utf-8, found a byte C0"]
    ),
    (.utf8, [0x61, 0x2C, 0x00, 0x0A], ["1:3: expected text, found a byte 00"]),
    (.windows1252, [0xE9, 0x80, 0x2C, 0x9D, 0x0A], ["1:4: expected windows-1252, found a byte 9D"]),
    (.windows1252, [0x22, 0x0A, 0xE9, 0x81, 0x22, 0x2C, 0x0A], ["2:2: expected windows-1252, found a byte 81"]),
    (.latin1, [0x81, 0x2C, 0x9D, 0x0A], []),
    (.macintosh, [0x81, 0x2C, 0xFF, 0x0A], []),
  ]

  /// Units of UTF-16 that stand for nothing; the last row is whole, unless the file ends within it.
  static let badUnitCases: [(units: [UInt16], end: [UInt8], faults: [String])] = [
    ([0xE9, 0x2C, 0xD83D, 0x61], [], ["1:3: expected utf-16, found half of a surrogate pair, D83D"]),
    ([0xE9, 0x2C, 0xDE00], [], ["1:3: expected utf-16, found half of a surrogate pair, DE00"]),
    (
      [0xD83D, 0xDEA2, 0x2C, 0xD83D, 0xD83D, 0xDEA2], [], ["1:3: expected utf-16, found half of a surrogate pair, D83D"]
    ),
    ([0x61, 0x2C, 0], [], ["1:3: expected text, found the character U+0000"]),
    ([0x61, 0x2C, 0x62], [0x0A], ["2:4: expected utf-16, found a single byte at the end of the file"]),
    ([0x61, 0x2C, 0x62], [0x3D, 0xD8], ["2:4: expected utf-16, found half of a surrogate pair, D83D"]),
    (
      [0x61, 0x2C, 0xD83D], [0x0A, 0x0A, 0x0A],
      [
        "1:3: expected utf-16, found half of a surrogate pair, D83D",
        "2:5: expected utf-16, found a single byte at the end of the file",
      ]
    ),
  ]

  @Test(arguments: badUnitCases, [1, 2, 3, 256 << 10])
  func badUnits(_ example: (units: [UInt16], end: [UInt8], faults: [String]), block: Int) throws {
    var options = headerless(2, block: block)
    options.encoding = .utf16
    let units = [0xFEFF] + example.units + Array("\nx,y".utf16)
    let reading = try Reading(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + example.end, options)
    #expect(reading.faults.map { "\($0.line):\($0.column): \($0.message)" } == example.faults)
    if example.end.isEmpty { #expect(reading.rows.last?.cells == ["x", "y"]) }
  }

  @Test(arguments: badByteCases, [1, 3, 256 << 10])
  func badBytes(_ example: (encoding: TextEncoding, bytes: [UInt8], faults: [String]), block: Int) throws {
    var options = headerless(2, block: block)
    options.encoding = example.encoding
    let reading = try Reading(example.bytes + Array("\nx,y\n".utf8), options)
    #expect(reading.faults.map { "\($0.line):\($0.column): \($0.message)" } == example.faults)
    #expect(reading.rows.last?.cells == ["x", "y"])
  }

  static let markCases: [(bytes: [UInt8], encoding: TextEncoding, error: String)] = [
    (
      [0xFF, 0xFE, 0x61, 0x00], .utf8,
      "table.csv: error: expected utf-8, found utf-16 (the file begins with the bytes FF FE); did you mean the encoding 'utf-16'? [wrong-encoding]"
    ),
    (
      [0xFE, 0xFF], .windows1252,
      "table.csv: error: expected windows-1252, found utf-16 (the file begins with the bytes FE FF); did you mean the encoding 'utf-16'? [wrong-encoding]"
    ),
    (
      [0xFE, 0xFF, 0x00, 0x61], .utf16LittleEndian,
      "table.csv: error: expected utf-16le, found utf-16be (the file begins with the bytes FE FF); did you mean the encoding 'utf-16'? [wrong-encoding]"
    ),
    (
      [0x61, 0x00, 0x2C, 0x00], .utf16,
      "table.csv: error: expected a mark of utf-16, FF FE or FE FF, found the bytes 61 00 at the start of the file; did you mean the encoding 'utf-16le'? [wrong-encoding]"
    ),
    (
      [0x00, 0x61, 0x00, 0x2C], .utf16,
      "table.csv: error: expected a mark of utf-16, FF FE or FE FF, found the bytes 00 61 at the start of the file; did you mean the encoding 'utf-16be'? [wrong-encoding]"
    ),
    (
      [0x61], .utf16,
      "table.csv: error: expected a mark of utf-16, FF FE or FE FF, found the byte 61 at the start of the file [wrong-encoding]"
    ),
    ([0xFF, 0xFE], .utf16, "table.csv: error: the file is empty [empty-file]"),
    (
      [0xEF, 0xBB, 0xBF, 0x61], .windows1252,
      "table.csv: error: expected windows-1252, found utf-8 (the file begins with the bytes EF BB BF) [wrong-encoding]"
    ),
    ([], .utf8, "table.csv: error: the file is empty [empty-file]"),
    ([0xEF, 0xBB, 0xBF], .utf8, "table.csv: error: the file is empty [empty-file]"),
  ]

  @Test(arguments: markCases)
  func marks(_ example: (bytes: [UInt8], encoding: TextEncoding, error: String)) {
    var options = headerless(1)
    options.encoding = example.encoding
    #expect(refusal { try Reading(example.bytes, options) } == example.error)
  }

  @Test(arguments: [1, 2, 256 << 10])
  func aMarkIsSkipped(block: Int) throws {
    var options = DelimitedOptions()
    options.limits.block = block
    #expect(try Reading("\u{FEFF}a,b\nc,d\n", options).layout.columns == ["a", "b"])
    #expect(try "\(Reading("a,\u{FEFF}b\n", headerless(2, block: block)))" == "1: a|\u{FEFF}b")
  }

  @Test(arguments: [1, 3, 256 << 10])
  func aMarkOfUTF16IsSkipped(block: Int) throws {
    var options = DelimitedOptions()
    options.limits.block = block
    let little = "\u{FEFF}a,é\r\nc,🚢\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = "\u{FEFF}a,é\r\nc,🚢\r\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for (encoding, bytes) in [
      (TextEncoding.utf16, little), (.utf16, big), (.utf16LittleEndian, little), (.utf16BigEndian, big),
      (.utf16LittleEndian, Array(little.dropFirst(2))), (.utf16BigEndian, Array(big.dropFirst(2))),
    ] {
      options.encoding = encoding
      let reading = try Reading(bytes, options)
      #expect(reading.layout.columns == ["a", "é"])
      #expect(reading.rows == [.init(line: 2, cells: ["c", "🚢"], places: [[2, 1], [2, 3]])])
    }
  }

  @Test func fixtureWithAnUndefinedByte() throws {
    var options = DelimitedOptions()
    options.encoding = .windows1252
    let reading = try Reading(file: fixture("windows-1252-undefined-byte.csv"), options)
    #expect(reading.layout.columns == ["land", "waarde (€)"])
    #expect("\(reading)" == "2: België|1\n4: Türkiye – Ankara|3\n3:2: bad-byte")
  }

  private func utf8(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    var text: [UInt8] = []
    var decoder = TextDecoder(encoding)
    bytes.withUnsafeBytes { decoder.append($0, to: &text) }
    decoder.finish(into: &text)
    return text
  }
}
