import FoundationEssentials
import Testing
import WaybillCore
import WaybillFormats

@testable import WaybillDrafting

/// Files that are no table, or hardly one: a clear answer, never a trap.
@Suite struct HostileTests {
  @Test(arguments: [
    ("", "file.csv: error: the file is empty [empty-file]"),
    ("\u{FEFF}", "file.csv: error: the file is empty [empty-file]"),
    ("\n\n\n", "file.csv: error: the file is empty [empty-file]"),
    (
      "{\\rtf1\\mac text",
      HostileTests.seems(
        "a document in Rich Text Format; SIPRI's register as such is read by a mapping with 'adapter: sipri-register-rtf'"
      )
    ),
    (
      "{\"bytes\": \"YSxiCg==\"}",
      HostileTests.seems(
        "JSON without an array of objects; SIPRI's register as such is read by a mapping with 'adapter: sipri-register'"
      )
    ),
    ("{\"count\": 3}", HostileTests.seems("JSON without an array of objects")),
    ("<!DOCTYPE html><html>", HostileTests.seems("an HTML page")),
    ("<?xml version=\"1.0\"?><a/>", HostileTests.seems("an XML document")),
    ("%PDF-1.7", HostileTests.seems("a PDF document")),
    ("SQLite format 3\u{0}", HostileTests.seems("an SQLite database")),
    (String(repeating: "\u{1}\u{0}\u{2}", count: 100), HostileTests.seems("binary data")),
    (
      "Chile\nPeru\nNorway\n",
      "file.csv: error: expected records with two or more cells, found none in most of 3 records: tried ',', ';', tab and '|' "
        + "[one-column]"
    ),
    (
      (0..<16_385).map { "c\($0)" }.joined(separator: ",") + "\n",
      "file.csv: error: expected at most 16,384 columns, found 16,385 columns [too-many-columns]"
    ),
  ])
  func whatIsNoTableIsSaid(text: String, message: String) throws {
    #expect(try refusal(Array(text.utf8)) == message)
  }

  static func seems(_ kind: String) -> String {
    "file.csv: error: expected a table as delimited text, in a workbook or in JSON, found what seems to be \(kind) [no-table]"
  }

  /// Bytes without end.
  private struct Endless: ByteBlocks {
    let name = "zeros.bin"
    let member = ""

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      buffer.initializeMemory(as: UInt8.self, repeating: 0)
      return buffer.count
    }
  }

  @Test func zerosAreBinaryByTheirFirstBlock() throws {
    let bytes = try ByteSurvey(reading: Endless())
    #expect(FileKind(bytes) == .other("binary data"))
  }

  @Test func otherFormatsAreKnownByTheirFirstBytes() throws {
    let formats: [([UInt8], String)] = [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "an old Office document (.xls or .doc)"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], "a PNG image"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "a JPEG image"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "a file compressed by xz"),
      (Array("BZh91AY".utf8), "a file compressed by bzip2"),
      ([0x28, 0xB5, 0x2F, 0xFD, 4], "a file compressed by zstd"),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27], "a 7-Zip archive"), (Array("PAR1abc".utf8), "a Parquet file"),
    ]
    for (bytes, kind) in formats { #expect(try refusal(bytes) == Self.seems(kind)) }
  }

  @Test func tenThousandColumnsAreDrafted() throws {
    let header = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let row = (0..<10_000).map { "\($0)" }.joined(separator: ",")
    let text = try draft("\(header)\n\(row)\n\(row)\n")
    #expect(text.contains("Read whole: 2 rows of 10,000 columns"))
    #expect(try problems(of: text) == [])
  }

  @Test func rowsWithoutAHeaderAreDrafted() throws {
    let text = try draft("1,2\n3,4\n5,6\n")
    #expect(text.line("header:")?.hasPrefix("header: [c1, c2]  # TODO: no header, since line 1 is like") == true)
    #expect(try problems(of: text) == [])
  }

  @Test func oneRowIsAHeader() throws {
    let text = try draft("Exporter;Importer;Year\n")
    #expect(text.contains("# No row could be read."))
    #expect(try problems(of: text) == [])
  }

  @Test func aLineWithoutEndIsAFault() throws {
    let long = String(repeating: "x", count: 9 << 20)
    let text = try draft("a,b\n1,2\n3,4\n5,\(long)\n7,8\n")
    let fault =
      "1 row cannot be read and will be rejects: expected a record of at most 8388608 bytes, found more on line 4"
    #expect(text.replacing("\n  # ", with: " ").contains(fault))
    #expect(try problems(of: text) == [])
  }

  @Test func aQuoteThatNeverClosesIsText() throws {
    let text = try draft("name,note,value\nChile,\"as is,1\nPeru,none,2\nNorway,none,3\n")
    #expect(text.line("quote: none") != nil)
    #expect(try problems(of: text) == [])
  }

  @Test func bytesOfAllValuesAreNoTrap() throws {
    var bytes = Array("a;b;c\n".utf8)
    for byte in UInt8.min...UInt8.max { bytes += [byte, 59, byte, 59, byte, 10] }
    _ = try? draft(bytes)
    for length in 0...40 { _ = try? draft(Array(bytes.prefix(length))) }
    let text = try draft("a\u{2028}b,\"c\u{7F}\nd\",e\n1,2,3\n4,5,6\n7,8,9\n")
    #expect(try problems(of: text) == [])
  }

  /// A key above the rows that no field reads is told, whatever characters it has.
  @Test func aKeyWithHiddenCharactersAboveTheRows() throws {
    let text = try draft(
      "{\"na\u{8E}me\": \"x\", \"year\": 2022, \"data\": [{\"to\": \"Chile\", \"value\": 1}, {\"to\": \"Peru\", "
        + "\"value\": 2}]}", named: "file.json")
    #expect(try problems(of: text) == [])
    #expect(text.contains("# above the rows, and not read: '$.na\\u{8e}me' ("), "\(text)")
  }

  @Test func everyTextBecomesYAML() throws {
    let words = [
      "a: b", "- a", "#a", "'a'", "\"a\"", "{a}", "[a]", "a, b", "*a", "&a", "!a", "%a", "@a", "`a", "null", "~", "yes",
      "1.10", "a #b",
      "a\tb", "é", "日本", "a:", "?a", "| a", "> a", " ", "a'b\"c", "\\d", "=",
    ]
    for word in words {
      let header = word.contains("\"") ? word.replacing("\"", with: "\"\"") : word
      let text = try draft("\"\(header)\";\"\(header) x\";Land\n1;2;Chile\n3;4;Peru\n5;6;Chile\nTotal \(word);7;Peru\n")
      #expect(try problems(of: text) == [], "\(word)")
    }
  }
}
