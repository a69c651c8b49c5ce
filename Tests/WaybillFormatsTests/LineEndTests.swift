import Testing
import WaybillCore
import WaybillFormats

/// Files whose lines end with CR alone, as old Macintoshes wrote them.
@Suite struct LineEndTests {
  @Test(arguments: [1, 2, 5, 256 << 10], TextEncoding.allCases)
  func carriageReturnsEndLines(block: Int, encoding: TextEncoding) throws {
    var options = headerless(2, block: block)
    options.encoding = encoding
    let text = Array("a,b\r\r\"c\rd\",e\rf,g".utf8)
    #expect(try "\(Reading(encoding.bytes(of: text), options))" == "1: a|b\n3: c\nd|e\n5: f|g")
    options.header = .byContent
    let reading = try Reading(encoding.bytes(of: Array("t\ra,b\r1,2\r".utf8)), options)
    #expect(reading.layout.columns == ["t"] && "\(reading)" == "2:3: ragged-row\n3:3: ragged-row")
  }

  @Test func aMarkMayStandBefore() throws {
    #expect(try "\(Reading([0xEF, 0xBB, 0xBF] + Array("a,b\rc,d".utf8), headerless(2)))" == "1: a|b\n2: c|d")
  }

  /// Where lines end otherwise later on, every line is still one.
  @Test(arguments: [3, 1000, 256 << 10])
  func otherLineEndsMayFollow(block: Int) throws {
    let first = String(repeating: "a,b\r", count: 20_000)
    let reading = try Reading(first + "c,d\r\ne,f\ng,h\r\n", headerless(2, block: block))
    #expect(reading.rows.suffix(3).map(\.line) == [20_001, 20_002, 20_003])
    #expect(reading.rows.suffix(3).map(\.cells) == [["c", "d"], ["e", "f"], ["g", "h"]])
    #expect(reading.faults.isEmpty)
  }

  @Test func aLineFeedAmongTheFirstBytesMakesThemText() throws {
    #expect(try "\(Reading("a\rb,c\nd,e\n", headerless(2)))" == "1: a\rb|c\n2: d|e")
  }
}
