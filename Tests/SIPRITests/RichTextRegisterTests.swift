import SIPRI
import Testing
import WaybillCore
import WaybillFormats
import WaybillTesting

/// The register in Rich Text Format: carried names, and paragraphs that are no deals.
@Suite struct RichTextRegisterTests {
  private static let header = #"Supplier/\tab recipient\tab ordered\tab designation\tab delivered\tab Comments\par "#

  /// The rows of a text as `line: cells`, then its faults, or why it cannot be read.
  private func read(_ body: String, header: String = Self.header) throws -> [String] {
    let path = try TemporaryFile(Array("{\\rtf1\\mac \(header)\(body)}".utf8))
    let adapter = try RichTextRegister(options: OptionTable())
    let unit = WorkUnit(Snapshot(path: path.path, name: "a.rtf", sha256: "", size: 0))
    do {
      var reader = try adapter.makeReader(for: unit)
      var batch = RowBatch()
      var found: [String] = []
      while try reader.read(into: &batch) {
        found += (0..<batch.rowCount).map { row in
          let cells = [0, 1, 2, 3, 9].map { batch.text(row: row, column: $0) }
          return "\(batch.rows[row].line): \(cells.joined(separator: "|"))"
        }
        found += batch.faults.map { "\($0.line):\($0.column): \($0.message) [\($0.code.rawValue)] \($0.text)" }
      }
      return found
    } catch {
      return ["\(error)"]
    }
  }

  @Test(arguments: [
    (#"{\b A}\par{\b R:} B\tab 1\tab\tab\tab\tab\tab\tab c\par"#, ["1: A|R|B|1|c"]),
    (
      #"A\par R: B\tab 1\tab\tab\tab\tab\tab\tab\par \tab\tab 2\tab\tab\tab\tab\tab\tab\par"#,
      ["1: A|R|B|1|", "1: A|R|B|2|"]
    ),
    (
      #"A\par R: B\tab 1\tab\tab\tab\tab\tab\tab\par L: C\tab 2\tab\tab\tab\tab\tab\tab\par"#,
      ["1: A|R|B|1|", "1: A|L|C|2|"]
    ),
    (
      #"A\par R: B\tab 1\tab\tab\tab\tab\tab\tab\par D\par \tab\tab 2\tab\tab\tab\tab\tab\tab\par"#,
      [
        "1: A|R|B|1|",
        "1:1: expected a recipient's name with the supplier's first deal, found none [ragged-row]  |  | 2 |  |  |  |  |  | ",
      ]
    ),
    (
      #"R: B\tab 1\tab\tab\tab\tab\tab\tab\par"#,
      ["1:1: expected a supplier's name above the first deal, found none [ragged-row] R: B | 1 |  |  |  |  |  | "]
    ),
    (#"A\par B\tab 1\par"#, ["1:1: expected 8 cells, found 2 [ragged-row] B | 1"]),
    (#"A\par\tab\par\par"#, []),
  ])
  func rows(body: String, expected: [String]) throws { #expect(try read(body) == expected) }

  @Test func aByteThatStandsForNoCharacter() throws {
    #expect(
      try read(
        #"\ansi A\'81\par R: B\tab 1\tab\tab\tab\tab\tab\tab\par C\par R: B\tab \'8d\tab\tab\tab\tab\tab\tab\par"#
      ).map {
        $0.prefix { $0 != "[" }
      } == [
        "1:1: expected text, found a byte 81 that stands for no character ",
        "1:1: expected a supplier's name above the first deal, found none ",
        "1:1: expected text, found a byte 8D that stands for no character ",
      ])
  }

  @Test func aFileWithoutTheHeader() throws {
    #expect(
      try read("A\\par", header: "") == [
        "a.rtf: error: no header: expected a paragraph with 'Supplier', 'recipient', 'ordered', 'designation', 'delivered' "
          + "and 'Comments' [no-header]"
      ])
  }

  @Test(arguments: SourcePromise.besideOtherTests) func keeps(promise: SourcePromise) { Self.trial.check(promise) }

  @Test func keepsItsPromiseOfMemory() async {
    await #expect(processExitsWith: .success) { RichTextRegisterTests.trial.check(.memory) }
  }

  private static var trial: SourceConformance {
    let deal = #"\tab\tab 2\tab Demer\tab gun\tab 2010\tab 2012\tab 2\tab a comment\par"# + "\n"
    let first = "{\\rtf1 \(header)\n{\\b A}\\par\nR: B\\tab 1\\tab\\tab\\tab\\tab\\tab\\tab\\par\n"
    return SourceConformance(
      RichTextRegister.self,
      samples: [
        SourceSample("two-deals.rtf", text: first + deal + "}", lines: [3, 4]),
        SourceSample("a-fault.rtf", text: first + "x\\tab y\\par\n" + deal + "}", lines: [3]),
        SourceSample("no-deals.rtf", text: "{\\rtf1 \(header)}", lines: []),
      ]
    ) { rows in
      Array((first + String(repeating: deal, count: rows) + "}").utf8)
    }
  }
}
