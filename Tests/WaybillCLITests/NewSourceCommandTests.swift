import FoundationEssentials
import Testing

@testable import WaybillCLI

/// `waybill new-source`, from the file to a mapping that reads it.
@Suite struct NewSourceCommandTests {
  private static let text = """
    Supplier;Recipient;Year;Value in EUR
    Netherlands;Chile;2020;1.200
    Netherlands;Peru;2021;35
    Norway;Atlantis;2021;7
    """

  @Test func theDraftReadsItsFileAtOnce() throws {
    let demo = try Self.folder()
    let (file, mapping) = ("\(demo.path)/exports.csv", "\(demo.path)/mappings/exports.yaml")
    let said = try demo.waybill("new-source", file, "--out", mapping)
    #expect(
      said.output == "mappings/exports.yaml: a draft with 9 questions; next: waybill preview exports.csv --mapping "
        + "mappings/exports.yaml\n")
    #expect(said.status == 0 && said.errors.isEmpty)
    let checked = try demo.waybill("check", mapping)
    #expect(checked.output == "mappings/exports.yaml: mapping 'exports', no errors\n" && checked.status == 0)
    #expect(checked.errors.split(separator: "\n").count { $0.hasSuffix("[not-stated]") } == 2, "\(checked.errors)")
    let preview = try demo.waybill("preview", file, "--mapping", mapping)
    #expect(preview.output.hasPrefix("exports.csv:2: NLD to CHL, 2020, 1200 EUR, delivery\n"))
    #expect(preview.output.contains("unknown party 'Atlantis'") && preview.output.contains("records   2"))
    #expect(
      preview.output.contains(
        "\ntold from the exporter's side; the mapping names no reporter\nsum of delivery, money: 1,235 EUR\n"),
      "\(preview.output)")
  }

  /// Of a file of both sides each record says who tells it, and each side has a sum of its own.
  @Test func aPreviewSaysWhoTellsWhat() throws {
    let demo = try Self.folder()
    let (file, mapping) = ("\(demo.path)/flows.csv", "\(demo.path)/mappings/flows.yaml")
    let rows = "Year;Reporter;Flow;Partner;Value EUR\n2021;Norway;Export;Chile;1200\n2021;Norway;Import;Peru;80.5\n"
    try Data(rows.utf8).write(to: URL(filePath: file))
    #expect(try demo.waybill("new-source", file, "--out", mapping).status == 0)
    let said = try demo.waybill("preview", file, "--mapping", mapping, "--limit", "1").output
    #expect(said.hasPrefix("flows.csv:2: NOR to CHL, 2021, 1200 EUR, delivery, by NOR as exporter\n"), "\(said)")
    #expect(
      said.contains(
        "\ntold by NOR as exporter: 1 record\ntold by NOR as importer: 1 record\n"
          + "sum of delivery, money, told by exporters: 1,200 EUR\nsum of delivery, money, told by importers: 80.5 EUR\n"
      ),
      "\(said)")
    let json = try demo.waybill("preview", file, "--mapping", mapping, "--json").output
    #expect(json.contains("\"perspective\" : \"importer\"") && json.contains("\"lo\" : \"80.5\""), "\(json)")
  }

  @Test func aMappingIsNeverWrittenOverUnasked() throws {
    let demo = try Self.folder()
    let (file, mapping) = ("\(demo.path)/exports.csv", "\(demo.path)/mappings/exports.yaml")
    try Data("mine".utf8).write(to: URL(filePath: mapping))
    let said = try demo.waybill("new-source", file, "--out", mapping)
    #expect(
      said.errors
        == "mappings/exports.yaml: error: expected a new file, found one that exists; '--force' writes over it "
        + "[file-exists]\n")
    #expect(said.status == 1 && said.output.isEmpty)
    #expect(try demo.text("mappings/exports.yaml") == "mine")
    #expect(try demo.waybill("new-source", file, "--out", mapping, "--force").status == 0)
    #expect(try demo.text("mappings/exports.yaml").contains("mapping: 1"))
    // A folder that is not there is made; one that cannot be is told.
    #expect(try demo.waybill("new-source", file, "--out", "\(demo.path)/no/x.yaml").status == 0)
    #expect(try demo.text("no/x.yaml").contains("mapping: 1"))
    let missing = try demo.waybill("new-source", file, "--out", "\(demo.path)/exports.csv/x.yaml")
    #expect(
      missing.errors.hasPrefix("exports.csv/x.yaml: error: the file 'exports.csv/x.yaml' cannot be made")
        && missing.errors.hasSuffix("[cannot-make-file]\n"), "\(missing.errors)")
  }

  @Test func aMappingIsReplacedAsAWhole() throws {
    let demo = try Self.folder()
    let (file, mapping) = ("\(demo.path)/exports.csv", "\(demo.path)/mappings/exports.yaml")
    let link = "\(demo.path)/link.yaml"
    try Data("mine".utf8).write(to: URL(filePath: mapping))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: mapping)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: mapping)
    #expect(try demo.waybill("new-source", file, "--out", link, "--force").status == 0)
    #expect(try demo.text("mappings/exports.yaml").contains("mapping: 1"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == mapping)
    #expect(try FileManager.default.attributesOfItem(atPath: mapping)[.posixPermissions] as? Int == 0o600)
    // Nothing is left beside the file.
    let beside = try FileManager.default.contentsOfDirectory(atPath: "\(demo.path)/mappings")
    #expect(beside.filter { $0.hasPrefix("exports") } == ["exports.yaml"])
    // A device keeps its name.
    let said = try demo.waybill("new-source", file, "--out", "/dev/null", "--force")
    #expect(
      said.errors
        == "/dev/null: error: the file '/dev/null' cannot be made: something else than a file has that name [cannot-make-file]\n"
    )
  }

  @Test func standardOutputHasTheDraftAlone() throws {
    let demo = try Self.folder()
    let said = try demo.waybill(
      "new-source", "\(demo.path)/exports.csv", "--id", "office", "--mappings", "\(demo.path)/mappings")
    #expect(said.errors.isEmpty && said.output.contains("\nid: office\n"))
    let bare = try demo.waybill("new-source", "\(demo.path)/exports.csv", "--mappings", demo.path)
    #expect(
      bare.errors.hasPrefix("warning: no countries.yaml in '")
        && bare.errors.hasSuffix(
          "': no cell is compared with the names of states; '--mappings' says where it is [no-gazetteer]\n")
    )
    #expect(bare.output.contains("exporter: {from: exporter, party: names}"))
  }

  @Test func whatIsNoTableEndsWithOne() throws {
    let demo = try Self.folder()
    try Data("{\\rtf1 x".utf8).write(to: URL(filePath: "\(demo.path)/register.rtf"))
    let said = try demo.waybill("new-source", "\(demo.path)/register.rtf")
    #expect(
      said.errors
        == "register.rtf: error: expected a table as delimited text, in a workbook or in JSON, found what seems to be a document in "
        + "Rich Text Format; SIPRI's register as such is read by a mapping with 'adapter: sipri-register-rtf' [no-table]\n"
    )
    #expect(said.status == 1 && said.output.isEmpty)
    let missing = try demo.waybill("new-source", "\(demo.path)/missing.csv")
    #expect(missing.errors == "missing.csv: error: there is no such file [no-file]\n" && missing.status == 1)
    #expect(try demo.waybill("new-source").status == 2)
    #expect(try demo.waybill("new-source", "x", "--force").status == 2)
    #expect(try demo.waybill("new-source", "x", "--id", "").status == 2)
  }

  @Test func aTerminalShowsHowFarItHasCome() throws {
    let demo = try Self.folder()
    let said = try demo.waybill(
      ["new-source", "\(demo.path)/exports.csv", "--mappings", "\(demo.path)/mappings"], isInteractive: true)
    #expect(said.errors.contains("looking at exports.csv") && said.errors.contains("reading exports.csv  3 rows"))
  }

  private static func folder() throws -> DemoFolder {
    let demo = try DemoFolder()
    try Data(text.utf8).write(to: URL(filePath: "\(demo.path)/exports.csv"))
    return demo
  }
}
