import Testing
import WaybillCore

@testable import WaybillFormats
@testable import WaybillLedger
@testable import WaybillMapping
@testable import WaybillRunner

/// The page of limits says what the code has, and names tests that there are.
@Suite struct LimitPageTests {
  /// What the code has, by the words of the page.
  private static let limits: [(name: String, value: Limit)] = {
    let (archive, text, json) = (ArchiveLimits(), DelimitedOptions.Limits(), JSONOptions.Limits())
    let (workbook, rich, page) = (WorkbookOptions.Limits(), RichTextParagraphs.Limits(), HTMLPieces.Options())
    let yaml = YAMLLimits.standard
    return [
      ("bytes that an archive expands to", .bytes(Int(archive.expandedBytes))),
      ("times that it expands, beyond the next line", .count(Int(archive.ratio))),
      ("bytes up to which no ratio is looked at", .bytes(Int(archive.freeBytes))),
      ("members of an archive", .count(archive.members)),
      ("sheets or members that are read of one file", .count(SnapshotUnits.most)),
      ("bytes of a cell in quotes", .bytes(text.quotedCell)), ("bytes of a row", .bytes(text.record)),
      ("lines that are searched for a header", .count(text.headerLines)),
      ("bytes that are searched for a header", .bytes(text.headerBytes)),
      ("broken lines that are joined to one row", .count(text.joinedRecords)),
      ("bytes of a line of other texts", .bytes(TextLines.limit)), ("bytes of a string or number", .bytes(json.token)),
      ("bytes of an object that is a row", .bytes(json.record)),
      ("objects and arrays within each other", .count(json.nesting)),
      ("different keys of all rows", .count(json.keys)),
      ("bytes of the values above the rows", .bytes(json.parents)),
      ("bytes of shared texts", .bytes(workbook.sharedTexts)),
      ("merged ranges of a sheet", .count(workbook.mergedRanges)), ("sheets", .count(WorkbookLimits.sheets)),
      ("formats of cells, fonts and colours, each", .count(WorkbookLimits.styles)),
      ("elements within each other", .count(XMLTags.deepest)),
      ("attributes of an element", .count(XMLTags.attributeLimit)), ("bytes of a tag", .bytes(XMLStream.longestTag)),
      ("bytes of a paragraph of Rich Text", .bytes(rich.paragraph)),
      ("groups of Rich Text within each other", .count(rich.depth)),
      ("fonts of a file of Rich Text", .count(RichTextFonts.limit)),
      ("bytes of a paragraph or row of HTML", .bytes(page.text)), ("cells of a row of HTML", .count(page.cells)),
      ("elements of HTML within each other", .count(HTMLStream.deepest)), ("bytes of a YAML file", .bytes(yaml.bytes)),
      ("lists and tables within each other", .count(yaml.depth)),
      ("texts, lists and tables of a file", .count(yaml.nodes)), ("bytes of a text", .bytes(yaml.textBytes)),
      ("anchors and aliases", .count(0)),
      ("memory of a pattern, whose matching takes linear time", .bytes(Pattern.memoryLimit)),
      ("parentheses of an expression within each other", .count(ExpressionParser.depthLimit)),
      ("records that a row can make, as `emit` lists them", .count(FieldReader.mostEmits)),
      ("steps under `rows`", .count(RowStepReader.mostSteps)),
      ("rows of a table of a lookup", .count(LookupTable.mostRows)), ("rejects that a clean run may have", .count(0)),
      ("rejects of a file that the ledger keeps; all are counted", .count(Ledger.keptRejects)),
      ("records of the table `records`, which copies segments for other tools", .count(Ledger.plainRows)),
      ("rows of a table in SQL", .count(LedgerReader.mostRows)),
      ("seconds that a run waits for another on its ledger", .count(Int(Ledger.patience))),
    ]
  }()

  /// A limit as the page writes it.
  private enum Limit {
    case count(Int)
    case bytes(Int)

    var text: String {
      switch self {
      case .count(let count): grouped(count)
      case .bytes(let bytes):
        switch bytes {
        case (1 << 30)...: "\(bytes >> 30) GiB"
        case (1 << 20)...: "\(bytes >> 20) MiB"
        default: grouped(bytes)
        }
      }
    }

    private func grouped(_ count: Int) -> String {
      count < 1000 ? "\(count)" : "\(grouped(count / 1000)),\(String("000\(count % 1000)".suffix(3)))"
    }
  }

  /// The rows of the page: name, value, key and test.
  private func rows() throws -> [[String]] {
    try Markdown("docs/limits.md").prose.filter { $0.hasPrefix("| ") && !$0.hasPrefix("| limit |") }.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
  }

  @Test func thePageSaysWhatTheCodeHas() throws {
    let rows = try rows()
    #expect(rows.map { $0[0] } == Self.limits.map(\.name))
    for (row, limit) in zip(rows, Self.limits) { #expect(row[1] == limit.value.text, "\(row[0])") }
  }

  @Test func everyLimitHasATest() throws {
    let tests = try House.files([".swift"], under: "Tests/").map { try House.text($0) }
    for row in try rows() {
      let parts = row[3].split(separator: "`").joined().split(separator: ".")
      try #require(parts.count == 2, "\(row[0])")
      #expect(
        tests.contains { $0.contains("struct \(parts[0]) ") && $0.contains("func \(parts[1])(") },
        "\(row[0]): there is no test \(row[3])")
    }
  }

  /// What the pages promise is shown by tests that there are.
  @Test(arguments: ["docs/threat-model.md", "docs/reliability.md"]) func everyTestThatAPageNamesIsThere(page: String)
    throws
  {
    let tests = try House.files([".swift"], under: "Tests/").map { try House.text($0) }
    let words = try House.text(page).split(separator: "`").map(String.init)
    let named = words.filter { $0.contains("Tests.") && !$0.contains(" ") }
    #expect(!named.isEmpty)
    for test in named {
      let parts = test.split(separator: ".")
      #expect(
        tests.contains { $0.contains("struct \(parts[0]) ") && $0.contains("func \(parts.last ?? "")(") },
        "there is no test \(test)")
    }
  }

  /// A key that overrides a limit is one of a mapping's or a pipeline's.
  @Test func everyKeyIsOne() throws {
    let pages = try House.text("docs/mapping-reference.md") + House.text("docs/pipeline-reference.md")
    for row in try rows() where !row[2].isEmpty {
      let key = row[2].split(separator: "`").joined().split(separator: ".").last ?? ""
      #expect(pages.contains("| `\(key)` |"), "\(row[0]): \(row[2])")
    }
  }
}
