public import WaybillCore

/// Opens the bytes of work units: a file's own, what gzip data expand to, or a member of a zip archive.
///
/// Every reader of texts opens its units here, so that each of them reads compressed files too. Archives are known by
/// their first bytes, whatever a file is called.
public struct UnitBytes: Sendable {
  /// Which files of a zip archive are read.
  public var choice: MemberChoice
  /// How far archives may expand.
  public var limits: ArchiveLimits

  /// Makes an opener.
  public init(_ choice: MemberChoice = .only, limits: ArchiveLimits = ArchiveLimits()) {
    self.choice = choice
    self.limits = limits
  }

  /// The units of a snapshot: the whole, or each file of a zip archive that is chosen, sorted by name.
  ///
  /// An archive gives as many units as files are chosen, whatever `count` is: each has a header of its own.
  ///
  /// - Throws: ``SourceError`` when the file cannot be read, or the choice among the files of an archive is not clear.
  public func units(of snapshot: Snapshot, atMost count: Int) throws(SourceError) -> [WorkUnit] {
    guard try Kind(of: FileBlocks(snapshot)).isZip else {
      if choice != .only { throw SourceError(.noArchive(snapshot.name)) }
      return [WorkUnit(snapshot)]
    }
    let archive = try ZipArchive(path: snapshot.path, name: snapshot.name, limits: limits)
    var expanded: Int64 = 0
    var units: [WorkUnit] = []
    for file in try choice.files(of: archive) {
      let (sum, isTooMuch) = expanded.addingReportingOverflow(try archive.file(file).size)
      if isTooMuch || sum > limits.expandedBytes {
        throw SourceError(.expandsTooFar(snapshot.name, limit: limits.expandedBytes))
      }
      expanded = sum
      units.append(WorkUnit(snapshot, index: units.count, part: .member(file)))
    }
    return units
  }

  /// Whether a file is what it is called: no archive, and not compressed.
  ///
  /// - Throws: ``SourceError`` when the file cannot be read.
  func isPlain(_ snapshot: Snapshot) throws(SourceError) -> Bool {
    let kind = try Kind(of: FileBlocks(path: snapshot.path, name: snapshot.name))
    return !kind.isZip && !kind.isGzip
  }

  /// Opens the bytes of a unit, expanded; they are called `file#member` where they are those of a member.
  ///
  /// - Throws: ``SourceError`` when they cannot be read, are damaged or encrypted, or when the unit is of another kind.
  public func open(_ unit: WorkUnit) throws(SourceError) -> sending any ByteBlocks {
    let snapshot = unit.snapshot
    let member: String?
    switch unit.part {
    case .whole: member = nil
    case .member(let name): member = name
    case .bytes, .sheet: throw SourceError(.wrongPart(snapshot.name))
    }
    let file = try Kind(of: FileBlocks(snapshot))
    if !file.isZip {
      if member != nil || choice != .only { throw SourceError(.noArchive(snapshot.name)) }
      return file.isGzip ? GzipBlocks(file.blocks, limits: limits) : file.blocks
    }
    let archive = try ZipArchive(path: snapshot.path, name: snapshot.name, limits: limits)
    var name = member ?? ""
    if member == nil {
      let files = try choice.files(of: archive)
      if files.count > 1 { throw SourceError(.whichMember(snapshot.name, of: files)) }
      name = files.first ?? ""
    }
    let entry = try archive.file(name)
    let called = WorkUnit.Part.member(name).name(in: snapshot.name)
    let blocks = try Kind(of: archive.open(entry, called: called))
    return blocks.isGzip ? GzipBlocks(blocks.blocks, limits: limits) : blocks.blocks
  }
}

/// What the first bytes say that bytes are.
private struct Kind {
  let isGzip: Bool
  let isZip: Bool
  let blocks: PeekedBlocks

  private static let zipMarks: [[UInt8]] = [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]

  init(of source: any ByteBlocks) throws(SourceError) {
    var source = source
    var first: [UInt8] = []
    _ = try source.append(4, to: &first)
    isGzip = first.starts(with: GzipBlocks.mark)
    isZip = Self.zipMarks.contains(first)
    blocks = PeekedBlocks(first, source)
  }
}

/// Bytes whose first were read already.
private struct PeekedBlocks: ByteBlocks {
  private var first: ArraySlice<UInt8>
  private var source: any ByteBlocks

  init(_ first: [UInt8], _ source: any ByteBlocks) {
    self.first = first[...]
    self.source = source
  }

  var name: String { source.name }
  var member: String { source.member }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    let given = first.prefix(buffer.count)
    buffer.copyBytes(from: given)
    first = first.dropFirst(given.count)
    if given.count == buffer.count { return given.count }
    return given.count + (try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[given.count...])))
  }
}
