import Testing
import WaybillCore
import WaybillFormats

/// Places are those of the file, in lines and characters, whatever was unescaped or turned into UTF-8.
@Suite struct PlaceTests {
  static let cases: [(rule: String, text: String, places: [[Int]])] = [
    ("characters, not bytes", "é€,😀,c\n", [[1, 1], [1, 4], [1, 6]]),
    ("behind the quote", "\"a\",\"b\",c\n", [[1, 2], [1, 6], [1, 9]]),
    ("doubled quotes before", "\"a\"\"b\"\"\",b,c\n", [[1, 2], [1, 10], [1, 12]]),
    ("lines in quotes", "\"a\nb\",\"c\r\n\",d\n", [[1, 2], [2, 5], [3, 3]]),
    ("doubled quotes before a line end", "\"\"\"a\"\"\nb\",b,c\n", [[1, 2], [2, 4], [2, 6]]),
    ("doubled quotes around a line end", "\"\"\"\"\"\n\"\"é\"\"\",b,c\n", [[1, 2], [2, 8], [2, 10]]),
  ]

  @Test(arguments: cases)
  func places(_ example: (rule: String, text: String, places: [[Int]])) throws {
    let reading = try Reading("x,y,z\n\(example.text)", headerless(3))
    #expect(reading.rows.last?.places == example.places.map { [$0[0] + 1, $0[1]] }, "\(example.rule)")
  }

  @Test func placesOfAnotherEncoding() throws {
    var options = headerless(2)
    options.encoding = .windows1252
    let reading = try Reading([0x80, 0xE9, 0x2C, 0x61, 0x0A], options)
    #expect(reading.rows == [.init(line: 1, cells: ["€é", "a"], places: [[1, 1], [1, 4]])])
  }

  @Test func aMarkIsNoCharacter() throws {
    let reading = try Reading("\u{FEFF}a,b,c\n", headerless(2))
    #expect(reading.faults.map(\.column) == [5])
  }
}
