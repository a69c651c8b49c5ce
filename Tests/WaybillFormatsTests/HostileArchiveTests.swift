import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// Damaged archives, and such as were made to do harm, end in a diagnostic.
@Suite struct HostileArchiveTests {
  private static let text = "name,value\n" + String(repeating: "Oman,1\n", count: 5000)
  private static let packed = ZipFile.Member.deflating("a.csv", Array(text.utf8))

  private func error(_ bytes: [UInt8], _ opener: UnitBytes = UnitBytes()) -> String {
    texts(of: bytes, opener, called: "a.zip").last ?? ""
  }

  private func error(_ change: (inout ZipFile.Member) -> Void) -> String {
    var member = Self.packed
    change(&member)
    return error(ZipFile([member]).bytes)
  }

  private func damaged(_ words: String, _ name: String = "a.zip#a.csv") -> String {
    "\(name): error: the archive is damaged: \(words) [damaged-archive]"
  }

  @Test func damageIsTold() {
    let whole = ZipFile([Self.packed]).bytes
    let list = "the list of its members is missing or broken, as where a file breaks off"
    for count in [4, 30, whole.count / 2, whole.count - 1] {
      #expect(error(Array(whole.prefix(count))) == damaged(list, "a.zip"), "\(count)")
    }
    var second = whole
    second[whole.count - 18] = 1
    #expect(error(second) == damaged("multi-disk zip archives not supported", "a.zip"))
    #expect(error { $0.checksum ^= 1 } == damaged("the checksum of the expanded data is wrong"))
    #expect(error { $0.packed[0] = 0xFF } == damaged("the compressed data make no sense"))
    #expect(error { $0.packed.removeLast(9) } == damaged("the checksum of the expanded data is wrong"))
    let size = "the data expand to another size than the archive says"
    #expect(error { $0.size = 10 } == damaged(size))
    #expect(error { $0.size += 1 } == damaged(size))
    #expect(
      error(ZipFile([Self.packed, Self.packed]).bytes, UnitBytes(.named("a.csv")))
        == damaged("it has two members called 'a.csv'", "a.zip"))
  }

  @Test func whatNobodyCanReadIsRefused() {
    let password = "expected a file that can be read without a password, found an encrypted one"
    #expect(error { $0.flags = 1 } == "a.zip#a.csv: error: \(password) [encrypted]")
    let method = "expected a member that is stored or deflated, found another compression"
    #expect(error { $0.method = 97 } == "a.zip#a.csv: error: \(method) [unknown-compression]")
  }

  @Test func limitsHold() throws {
    let bytes = ZipFile([Self.packed, ZipFile.Member("b.csv", text: "b")]).bytes
    var opener = UnitBytes(.matching(try Pattern("")))
    opener.limits.members = 1
    #expect(error(bytes, opener) == "a.zip: error: expected an archive of at most 1 member, found 2 [archive-limit]")
    opener.limits.members = 2
    #expect(error(bytes, opener) == "a.zip#b.csv: b")
    opener.limits.expandedBytes = 35_011
    let size = "expected data that expand to at most 35011 bytes, found more"
    #expect(error(bytes, opener) == "a.zip: error: \(size) [archive-limit]")
    opener.limits.expandedBytes = 35_012
    #expect(error(bytes, opener) == "a.zip#b.csv: b")
    opener = UnitBytes()
    opener.limits.freeBytes = 1000
    let ratio = "expected data that expand to at most 200 times their size, found more"
    #expect(error(ZipFile([Self.packed]).bytes, opener) == "a.zip#a.csv: error: \(ratio) [archive-limit]")
  }

  @Test(.timeLimit(.minutes(1))) func aBombIsGivenUpEarly() {
    var zeros = ZipFile.Member("a.csv", [])
    zeros.packed = deflated([UInt8](repeating: 0x20, count: 300 << 20), window: -15)
    (zeros.method, zeros.size) = (8, 300 << 20)
    #expect(error(ZipFile([zeros]).bytes).hasSuffix("[archive-limit]"))
  }

  @Test func namesAreNoPaths() {
    for name in ["../../etc/passwd", "/etc/passwd", "C:\\x", "a\nb"] {
      #expect(error(ZipFile([ZipFile.Member(name, text: "mine")]).bytes) == "a.zip#\(name): mine")
    }
  }

  /// Changed bytes give texts or an error that tells of the file, and never break the program.
  @Test func changedBytesDoNoHarm() throws {
    var dice = Dice(7)
    for bytes in [ZipFile([Self.packed, ZipFile.Member("b", text: "b")]).bytes, gzipped(Self.text)] {
      for _ in 0..<1500 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
          changed[Int.random(in: 0..<changed.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
        }
        if Int.random(in: 0..<4, using: &dice) == 0 { changed.removeLast(Int.random(in: 0..<90, using: &dice)) }
        let found = texts(of: changed, UnitBytes(.matching(try Pattern(""))))
        #expect(found.count <= 3)
      }
    }
  }
}
