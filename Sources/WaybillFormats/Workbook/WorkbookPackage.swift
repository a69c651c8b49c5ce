import WaybillCore

/// The zip archive that a workbook is: its parts by name, and how they belong together.
final class WorkbookPackage {
  /// A part that another part names, by an id of its own.
  struct Relation {
    let id: String
    let kind: String
    let part: String
  }

  /// The workbook, as diagnostics call it.
  let name: String
  private let archive: ZipArchive
  private let block: Int

  /// Opens a file.
  ///
  /// - Throws: ``SourceError`` when it is no zip archive, and says what it is then.
  init(_ snapshot: Snapshot, limits: WorkbookOptions.Limits) throws(SourceError) {
    name = snapshot.name
    var file: any ByteBlocks = try FileBlocks(snapshot)
    var first: [UInt8] = []
    _ = try file.append(8, to: &first)
    if first.isEmpty { throw SourceError(.emptyFile(name)) }
    if first == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] {
      throw SourceError(.noWorkbook(name, found: try Self.isEncrypted(&file) ? .encrypted : .old))
    }
    if !first.starts(with: [0x50, 0x4B]) { throw SourceError(.noWorkbook(name, found: .other)) }
    block = limits.block
    archive = try ZipArchive(path: snapshot.path, name: name, limits: limits.archive)
  }

  /// Whether a compound file of Microsoft's holds an encrypted workbook: the list of its streams says so.
  private static func isEncrypted(_ file: inout any ByteBlocks) throws(SourceError) -> Bool {
    let wanted = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
    var bytes: [UInt8] = []
    while try file.append(1 << 20, to: &bytes) > 0 {
      if let first = wanted.first {
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: first) {
          if bytes[found...].starts(with: wanted) { return true }
          start = found + 1
        }
      }
      bytes = Array(bytes.suffix(wanted.count - 1))
    }
    return false
  }

  /// Whether there is a part.
  func has(_ part: String) -> Bool { member(part) != nil }

  /// The name of the part that is the workbook itself.
  ///
  /// - Throws: ``SourceError`` when the archive is no workbook.
  func mainPart() throws(SourceError) -> String {
    guard has("_rels/.rels") else {
      throw SourceError(.noWorkbook(name, found: has("mimetype") && has("content.xml") ? .openDocument : .archive))
    }
    let relations = try relations(of: "")
    guard let main = relations.first(where: { $0.kind == "officeDocument" }) else {
      throw SourceError(.noWorkbook(name, found: .document))
    }
    if main.part.hasSuffix(".bin") { throw SourceError(.noWorkbook(name, found: .binary)) }
    return main.part
  }

  /// The parts that a part names; those of the archive itself for an empty name.
  func relations(of part: String) throws(SourceError) -> [Relation] {
    let cut = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let folder = String(part[..<cut])
    let handler = RelationHandler(folder, name)
    try read("\(folder)_rels/\(part[cut...]).rels", with: handler)
    return handler.relations
  }

  /// Gives a whole part to a handler.
  ///
  /// - Throws: ``SourceError`` when there is no such part, and what the handler finds wrong.
  func read(_ part: String, with handler: XMLHandler) throws(SourceError) {
    try open(part, for: handler).run()
  }

  /// Opens a part that is to be given to a handler.
  ///
  /// - Throws: ``SourceError`` when there is no such part.
  func open(_ part: String, for handler: XMLHandler) throws(SourceError) -> XMLStream {
    guard let member = member(part) else { throw SourceError(.missingPart(part, of: name)) }
    let bytes = try archive.open(member, called: WorkUnit.Part.member(member.name).name(in: name))
    return XMLStream(bytes, handler, block: block)
  }

  /// Part names do not tell small letters from capitals.
  private func member(_ part: String) -> ZipArchive.Member? {
    archive.members.first { $0.name == part }
      ?? archive.members.first { $0.name.lowercased() == part.lowercased() }
  }
}

private final class RelationHandler: XMLHandler {
  private(set) var relations: [WorkbookPackage.Relation] = []
  private let folder: String
  private let file: String

  init(_ folder: String, _ file: String) {
    self.folder = folder
    self.file = file
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"], attributes["TargetMode"] != "External"
    else { return }
    let kind = type.split(separator: "/").last.map(String.init) ?? ""
    relations.append(.init(id: id, kind: kind, part: Self.part(target, in: folder)))
    if relations.count > WorkbookLimits.relations {
      fail(.workbookHasTooMany("relationships", in: file, limit: WorkbookLimits.relations))
    }
  }

  /// The name of the part that a target stands for, which may be relative to the folder of the part that names it.
  private static func part(_ target: String, in folder: String) -> String {
    var names: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for name in target.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return names.joined(separator: "/")
  }
}
