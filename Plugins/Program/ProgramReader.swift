import WaybillCore
import WaybillFormats

/// Takes the rows of one file from a program, batch by batch, and counts and hashes them as the program does.
final class ProgramReader: BatchReader {
  let layout: Layout
  private let dialogue: ProgramDialogue
  private var hash: SHA256? = SHA256()
  private var (rows, faults) = (0, 0)
  private var isDone = false
  /// As much as a batch holds before it is handed on.
  private static let batch = (rows: 4096, bytes: 1 << 20)
  private static let keptText = 500

  /// Opens a snapshot and reads its layout.
  init(_ dialogue: ProgramDialogue, _ options: ProgramOptions, _ snapshot: Snapshot) throws(SourceError) {
    self.dialogue = dialogue
    dialogue.open(snapshot)
    var hash = SHA256()
    let answer = try dialogue.answer { bytes in hash.update(bytes) }
    guard case .layout(let found) = answer else {
      throw dialogue.failure(.outOfOrder(answer.type, expected: "'layout'"))
    }
    if found.columns.isEmpty { throw dialogue.failure(.noColumns) }
    var header: Place?
    if let place = found.header {
      guard place.line > 0, place.column > 0 else { throw dialogue.failure(.badLine(place.line, of: "header")) }
      header = Place(file: snapshot.name, line: place.line, column: place.column)
    }
    layout = Layout(
      table: found.table ?? "", columns: found.columns, header: header,
      captures: Self.renamed(found.captures ?? [:], options.captures))
    self.hash = consume hash
  }

  /// The captures under the mapping's names, which may be the program's names for others.
  private static func renamed(
    _ captures: [String: String], _ names: [(name: String, programs: String)]
  ) -> [String: String] {
    var named = captures
    for name in names { named[name.programs] = nil }
    for name in names { if let text = captures[name.programs] { named[name.name] = text } }
    return named
  }

  var heldElsewhere: Int { dialogue.peakMemory }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    batch.removeAll(columnCount: layout.columns.count)
    var count = 0
    while !isDone, count < Self.batch.rows, batch.bytes.count < Self.batch.bytes {
      try take(into: &batch)
      count += 1
    }
    return !batch.rows.isEmpty || !batch.faults.isEmpty || batch.emptyRows > 0
  }

  private func take(into batch: inout RowBatch) throws(SourceError) {
    let message = try dialogue.answer { bytes in hash?.update(bytes) }
    switch message {
    case .row(let line, let cells): try add(cells, line: line, to: &batch)
    case .fault(let fault): try add(fault, to: &batch)
    case .done(let done): try finish(done)
    default: throw dialogue.failure(.outOfOrder(message.type, expected: "'row', 'fault', 'error' or 'done'"))
    }
  }

  private func add(_ cells: [String], line: Int, to batch: inout RowBatch) throws(SourceError) {
    rows += 1
    guard cells.count == layout.columns.count else {
      throw dialogue.failure(.width(cells.count, expected: layout.columns.count, row: rows))
    }
    guard line > 0, UInt32(exactly: line) != nil else { throw dialogue.failure(.badLine(line, of: "row \(rows)")) }
    if cells.allSatisfy(\.isEmpty) {
      batch.emptyRows += 1
      return
    }
    batch.beginRow(line: line)
    for cell in cells { batch.appendCell(cell.utf8) }
    batch.endRow()
  }

  private func add(_ fault: ProgramMessage.Fault, to batch: inout RowBatch) throws(SourceError) {
    faults += 1
    let code = fault.code.utf8
    let isCode = code.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    guard isCode, !code.isEmpty else { throw dialogue.failure(.badCode(fault.code, fault: faults)) }
    let column = fault.column ?? 1
    guard fault.line > 0, UInt32(exactly: fault.line) != nil, column > 0 else {
      throw dialogue.failure(.badLine(min(fault.line, column), of: "fault \(faults)"))
    }
    batch.faults.append(
      RowFault(
        Diagnostic.Code(rawValue: fault.code), fault.message, line: fault.line, column: column,
        text: String((fault.text ?? "").prefix(Self.keptText))))
  }

  /// Holds what the program counted against what came.
  private func finish(_ done: ProgramMessage.Done) throws(SourceError) {
    isDone = true
    if done.rows != rows { throw dialogue.failure(.counts("rows", said: done.rows, came: rows)) }
    if done.faults != faults { throw dialogue.failure(.counts("faults", said: done.faults, came: faults)) }
    let found = hash.take()?.finish() ?? ""
    if done.sha256 != found { throw dialogue.failure(.hash(said: done.sha256, came: found)) }
    try dialogue.end()
  }
}
