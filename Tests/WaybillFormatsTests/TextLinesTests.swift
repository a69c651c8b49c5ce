import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

@Suite struct TextLinesTests {
  private func lines(_ text: String, block: Int = 7) throws -> [String] {
    let lines = try TextLines(MemoryBlocks(Array(text.utf8), name: "a.txt"), block: block)
    var found: [String] = []
    while try lines.advance() { found.append("\(lines.number)=\(lines.text ?? "?")") }
    return found
  }

  @Test func linesAreCountedWithTheirEndsTakenOff() throws {
    #expect(try lines("one\ntwo\r\n\nfour") == ["1=one", "2=two", "3=", "4=four"])
    #expect(try lines("\n") == ["1="])
    #expect(try lines("a\rb\n") == ["1=a\rb"])
    #expect(try lines("\u{FEFF}first\n") == ["1=first"])
  }

  @Test(arguments: [UInt64(1), 2, 3]) func theSizeOfBlocksDoesNotMatter(seed: UInt64) throws {
    var dice = Dice(seed)
    let text = String((0..<500).map { _ in "abé\r\n\n".randomElement(using: &dice) ?? "a" })
    let whole = try lines(text, block: 1 << 16)
    for block in [1, 2, 3, 64] { #expect(try lines(text, block: block) == whole) }
  }

  @Test func bytesThatAreNoTextAreNoText() throws {
    let lines = try TextLines(MemoryBlocks([0x61, 0x0A, 0xFF, 0x0A], name: "a.txt"))
    _ = try lines.advance()
    #expect(lines.text == "a")
    _ = try lines.advance()
    #expect(lines.text == nil && Array(lines.bytes) == [0xFF])
    #expect(try !lines.advance())
  }

  @Test func aLineWithoutAnEndIsGivenUp() throws {
    let bytes = [UInt8](repeating: 0x61, count: TextLines.limit + 1_000_000)
    let lines = try TextLines(MemoryBlocks(Array("a\n".utf8) + bytes, name: "a.txt"), block: 1 << 20)
    _ = try lines.advance()
    let error = #expect(throws: SourceError.self) { try lines.advance() }
    #expect(
      error?.description
        == "a.txt:2:1: error: expected a line of at most 8388608 bytes, found more [record-too-long]")
  }
}
