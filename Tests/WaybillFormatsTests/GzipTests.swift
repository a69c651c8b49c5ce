import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

@Suite struct GzipTests {
  private static let text = "name,year\nOman,2020\n" + String(repeating: "Chile,2021\n", count: 20_000)

  @Test func aTextIsExpandedWhateverItIsCalled() throws {
    #expect(texts(of: gzipped(Self.text), called: "sales.csv") == ["sales.csv: \(Self.text)"])
    #expect(texts(of: gzipped("")) == ["a: "])
  }

  @Test(arguments: [1, 2, 7, 4096]) func theSizeOfBlocksDoesNotShow(block: Int) throws {
    let file = try SourceFile("a", gzipped(String(Self.text.prefix(20_000))))
    var blocks = try UnitBytes().open(WorkUnit(file.snapshot))
    #expect(try content(of: &blocks, block: block) == Array(Self.text.utf8.prefix(20_000)))
  }

  @Test func membersFollowOneAnother() {
    let empty = gzipped("")
    #expect(texts(of: gzipped("a,b\n") + empty + gzipped("1,2\n")) == ["a: a,b\n1,2\n"])
    #expect(texts(of: gzipped("a,b\n") + [UInt8](repeating: 0, count: 700)) == ["a: a,b\n"])
  }

  @Test func placesAreThoseOfTheExpandedText() throws {
    let file = try SourceFile("sales.csv.gz", gzipped("a,b\n1,2\n3\n"))
    let reading = try Reading(DelimitedText(DelimitedOptions()).makeReader(for: WorkUnit(file.snapshot)))
    #expect("\(reading)" == "2: 1|2\n3:2: ragged-row")
    #expect(reading.layout.header == Place(file: "sales.csv.gz", line: 1, column: 1))
    #expect(reading.layout.table == "")
  }

  @Test func damageIsTold() {
    let whole = gzipped(Self.text)
    func damaged(_ words: String) -> [String] { ["a: error: the archive is damaged: \(words) [damaged-archive]"] }
    #expect(texts(of: Array(whole.prefix(3))) == damaged("the compressed data break off"))
    #expect(texts(of: Array(whole.dropLast(20))) == damaged("the compressed data break off"))
    #expect(texts(of: Array(whole.dropLast(1))) == damaged("the compressed data break off"))
    var sum = whole
    sum[sum.count - 8] ^= 1
    #expect(texts(of: sum) == damaged("the checksum of the expanded data is wrong"))
    var size = whole
    size[size.count - 1] ^= 1
    #expect(texts(of: size) == damaged("the checksum of the expanded data is wrong"))
    #expect(
      texts(of: [0x1F, 0x8B, 8, 0] + [UInt8](repeating: 0xFF, count: 99))
        == damaged("the compressed data make no sense"))
    #expect(texts(of: whole + Array("more".utf8)) == damaged("other bytes follow the compressed data"))
    #expect(texts(of: whole + [0, 0x1F, 0x8B]) == damaged("other bytes follow the compressed data"))
  }

  @Test func limitsHold() {
    var opener = UnitBytes()
    opener.limits.expandedBytes = Int64(Self.text.utf8.count)
    #expect(texts(of: gzipped(Self.text), opener) == ["a: \(Self.text)"])
    opener.limits.expandedBytes -= 1
    let size = "expected data that expand to at most 220019 bytes, found more"
    #expect(texts(of: gzipped(Self.text), opener) == ["a: error: \(size) [archive-limit]"])
    opener = UnitBytes()
    opener.limits.freeBytes = 100_000
    let ratio = "expected data that expand to at most 200 times their size, found more"
    #expect(texts(of: gzipped(Self.text), opener) == ["a: error: \(ratio) [archive-limit]"])
    opener.limits.freeBytes = 300_000
    #expect(texts(of: gzipped(Self.text), opener) == ["a: \(Self.text)"])
  }

  /// A file of a megabyte that would expand to a gigabyte.
  @Test(.timeLimit(.minutes(1))) func aBombIsGivenUpEarly() throws {
    let zeros = gzipped(String(repeating: " ", count: 64 << 20))
    let file = try SourceFile("bomb", Array(repeatElement(zeros, count: 16).joined()))
    var blocks = try UnitBytes().open(WorkUnit(file.snapshot))
    var block = [UInt8](repeating: 0, count: 1 << 20)
    var read = 0
    let error = #expect(throws: SourceError.self) {
      while true { read += try block.withUnsafeMutableBytes { try blocks.read(into: $0) } }
    }
    #expect(error?.diagnostic.code == .archiveLimit)
    #expect(read <= 256 << 20)
  }
}
