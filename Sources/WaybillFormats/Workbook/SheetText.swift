import WaybillCore

/// A sheet as a text of one line a row, made while it is read: the cells of a line stand between separators.
final class SheetText: ByteBlocks {
  /// The file and the sheet, as diagnostics call them.
  let name: String
  /// The sheet.
  let member: String
  private let stream: XMLStream
  private let handler: SheetHandler
  private let limits: ArchiveLimits
  private var given = 0
  private var made: Int64 = 0

  /// Opens a sheet of a workbook.
  ///
  /// - Throws: ``SourceError`` when the workbook lacks its part.
  init(
    _ sheet: Workbook.Sheet, of workbook: Workbook, _ lines: SheetLines, limits: ArchiveLimits
  ) throws(SourceError) {
    name = WorkUnit.Part.sheet(sheet.name).name(in: workbook.package.name)
    member = sheet.name
    handler = SheetHandler(lines)
    stream = try workbook.package.open(sheet.part, for: handler)
    self.limits = limits
  }

  /// The columns up to the width of the lines that the sheet hides.
  var hiddenColumns: Int { handler.lines.pointee.hiddenColumns }

  /// Takes the notes on rows up to one.
  func takeNotes(upTo row: Int) -> [SheetWriter.RowNote] {
    let notes = handler.lines.pointee.writer.notes
    let count = notes.prefix { $0.row <= row }.count
    handler.lines.pointee.writer.notes.removeFirst(count)
    return Array(notes.prefix(count))
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let ready = handler.lines.pointee.writer.lines.count - given
      if ready == 0 {
        if try !refill() { break }
        continue
      }
      let count = min(ready, buffer.count - filled)
      handler.lines.pointee.writer.lines.withUnsafeBytes { lines in
        let part = UnsafeRawBufferPointer(rebasing: lines[given..<given + count])
        UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]).copyMemory(from: part)
      }
      given += count
      filled += count
    }
    return filled
  }

  private func refill() throws(SourceError) -> Bool {
    handler.lines.pointee.clear()
    given = 0
    if let failure = handler.lines.pointee.failure { throw SourceError(failure) }
    let hasMore = handler.lines.pointee.isStopped ? true : try stream.advance()
    let count = handler.lines.pointee.writer.lines.count
    made += Int64(count)
    // A text that cells share can make a long sheet of a short one.
    if let broken = limits.broken(by: made, of: stream.taken, named: name) { throw SourceError(broken) }
    return hasMore || count > 0
  }
}

/// Hands the elements of a sheet to its lines.
private final class SheetHandler: XMLHandler {
  let lines: UnsafeMutablePointer<SheetLines>

  init(_ lines: SheetLines) {
    self.lines = .allocate(capacity: 1)
    self.lines.initialize(to: lines)
  }

  deinit {
    lines.deinitialize(count: 1)
    lines.deallocate()
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    lines.pointee.start(name, attributes)
    if lines.pointee.isStopped { stop() }
  }

  override func end(_ name: XMLName) {
    lines.pointee.end(name)
    if lines.pointee.isStopped { stop() }
  }

  private func stop() {
    if let failure = lines.pointee.failure { fail(failure) } else { pause() }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { lines.pointee.text(bytes) }
}
