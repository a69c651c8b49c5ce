/// The bytes of a workbook (XLSX), for samples of sources that read them; its XML is given as it is, wrong or right.
public struct WorkbookFile: Sendable {
  /// A sheet.
  public struct Sheet: Sendable {
    public var name: String
    /// What stands between `<worksheet>` and `</worksheet>`.
    public var xml: String
    /// `visible`, `hidden` or `veryHidden`.
    public var state = "visible"

    /// Makes a sheet from all that it holds.
    public init(_ name: String, xml: String) {
      self.name = name
      self.xml = xml
    }

    /// Makes a sheet of rows, each a `<row>`.
    public init(_ name: String, rows: String) { self.init(name, xml: "<sheetData>\(rows)</sheetData>") }
  }

  public var sheets: [Sheet]
  /// The shared texts, each what stands between `<si>` and `</si>`; nil for a workbook without them.
  public var sharedTexts: [String]?
  /// What stands between `<styleSheet>` and `</styleSheet>`; nil for a workbook without styles.
  public var styles: String?
  /// What stands before the list of sheets.
  public var properties = ""
  /// Further members of the archive, and such as take the place of a usual one.
  public var parts: [ZipFile.Member] = []

  /// Makes a workbook.
  public init(_ sheets: [Sheet], sharedTexts: [String]? = nil, styles: String? = nil) {
    self.sheets = sheets
    self.sharedTexts = sharedTexts
    self.styles = styles
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// The archive.
  public var archive: ZipFile {
    var relations = sheets.indices.map { relation("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
    var members = sheets.enumerated().map { index, sheet in
      part("xl/worksheets/sheet\(index + 1).xml", "<worksheet xmlns=\"\(Self.main)\">\(sheet.xml)</worksheet>")
    }
    if let sharedTexts {
      relations.append(relation("texts", "sharedStrings", "sharedStrings.xml"))
      let items = sharedTexts.map { "<si>\($0)</si>" }.joined()
      members.append(part("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(items)</sst>"))
    }
    if let styles {
      relations.append(relation("styles", "styles", "/xl/styles.xml"))
      members.append(part("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>"))
    }
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"rId\(index + 1)\"/>"
    }
    members.append(
      part(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.kinds)\">\(properties)<sheets>\(list.joined())</sheets></workbook>"
      ))
    members.append(relationPart("xl/_rels/workbook.xml.rels", relations))
    members.append(relationPart("_rels/.rels", [relation("rId1", "officeDocument", "xl/workbook.xml")]))
    members.append(part("[Content_Types].xml", "<Types xmlns=\"\(Self.package)/content-types\"/>"))
    let replaced = parts.map(\.name)
    return ZipFile(members.filter { !replaced.contains($0.name) } + parts)
  }

  /// The bytes of the archive.
  public var bytes: [UInt8] { archive.bytes }

  private func part(_ name: String, _ xml: String) -> ZipFile.Member {
    ZipFile.Member(name, text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(xml)")
  }

  private func relation(_ id: String, _ kind: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(Self.kinds)/\(kind)\" Target=\"\(target)\"/>"
  }

  private func relationPart(_ name: String, _ relations: [String]) -> ZipFile.Member {
    part(name, "<Relationships xmlns=\"\(Self.package)/relationships\">\(relations.joined())</Relationships>")
  }
}
