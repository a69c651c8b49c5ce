import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

@Suite struct TextEncodingTests {
  static let characterCases: [(encoding: TextEncoding, bytes: [UInt8], text: String)] = [
    (.utf8, [0xC3, 0xA9, 0xE2, 0x82, 0xAC], "é€"),
    (.latin1, [0x41, 0xE9, 0xFF, 0x80], "Aéÿ\u{80}"),
    (.windows1252, [0x41, 0xE9, 0xFF, 0x80, 0x9F, 0x96, 0xA0], "Aéÿ€Ÿ–\u{A0}"),
  ]

  @Test(arguments: characterCases)
  func characters(_ example: (encoding: TextEncoding, bytes: [UInt8], text: String)) {
    #expect(String(decoding: utf8(example.bytes, example.encoding), as: UTF8.self) == example.text)
  }

  /// The characters that windows-1252 has where Latin-1 has control codes, in the order of their bytes.
  @Test func windows1252IsComplete() {
    let defined = (UInt8(0x80)...0x9F).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    let text = String(decoding: utf8(defined, .windows1252), as: UTF8.self)
    #expect(text == "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
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
  ]

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
      "table.csv: error: expected one of utf-8, windows-1252, iso-8859-1, found utf-16 (the file begins with the bytes FF FE) [wrong-encoding]"
    ),
    (
      [0xFE, 0xFF], .windows1252,
      "table.csv: error: expected one of utf-8, windows-1252, iso-8859-1, found utf-16 (the file begins with the bytes FE FF) [wrong-encoding]"
    ),
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

  @Test func fixtureWithAnUndefinedByte() throws {
    var options = DelimitedOptions()
    options.encoding = .windows1252
    let reading = try Reading(file: fixture("windows-1252-undefined-byte.csv"), options)
    #expect(reading.layout.columns == ["land", "waarde (€)"])
    #expect("\(reading)" == "2: België|1\n4: Türkiye – Ankara|3\n3:2: bad-byte")
  }

  private func utf8(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    var text: [UInt8] = []
    bytes.withUnsafeBytes { encoding.append($0, to: &text) }
    return text
  }
}
