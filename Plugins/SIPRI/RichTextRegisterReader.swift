import WaybillCore
import WaybillFormats

/// One pass over a register in Rich Text Format.
final class RichTextRegisterReader: BatchReader {
  let layout: Layout
  private let paragraphs: RichTextParagraphs
  private var supplier = ""
  private var kind = ""
  private var recipient = ""
  /// Whether no deal has followed the last paragraph with a supplier's name.
  private var isUnused = false

  private static let batch = 4096
  private static let tab = UInt8(ascii: "\t")
  /// The cells of a deal's paragraph, the recipient's name the first.
  private static let cells = 8

  /// Reads up to the header.
  ///
  /// - Throws: ``SourceError`` when there is no header.
  init(
    _ paragraphs: RichTextParagraphs, _ unit: WorkUnit, _ captures: [DelimitedOptions.Capture]
  ) throws(SourceError) {
    self.paragraphs = paragraphs
    let file = unit.part.name(in: unit.snapshot.name)
    var found: [String: String] = [:]
    while try paragraphs.advance() {
      let text = String(decoding: paragraphs.text, as: UTF8.self)
      if Self.isHeader(text) {
        layout = Layout(
          table: unit.part.name, columns: RichTextRegister.columns,
          header: Place(file: file, line: paragraphs.line, column: 1), captures: found)
        return
      }
      for line in text.split(whereSeparator: \.isNewline).map(String.init) {
        for capture in captures where found[capture.name] == nil {
          guard let match = capture.pattern.captures(in: line) else { continue }
          found[capture.name] = match.dropFirst().first.flatMap { $0 } ?? match[0]
        }
      }
    }
    throw SourceError(.noRegisterHeader(file))
  }

  /// Whether a paragraph is the header: its texts stand on several lines, each in the column of another.
  private static func isHeader(_ text: String) -> Bool {
    ["Supplier", "recipient", "ordered", "designation", "delivered", "Comments"].allSatisfy { text.contains($0) }
      && text.contains("\t")
  }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    batch.removeAll(columnCount: layout.columns.count)
    var isAtEnd = false
    while batch.rowCount < Self.batch, !isAtEnd {
      isAtEnd = try !paragraphs.advance()
      if !isAtEnd { take(into: &batch) }
    }
    if isAtEnd, isUnused {
      batch.notes[DealMessage.unused, default: 0] += 1
      isUnused = false
    }
    return !batch.rows.isEmpty || !batch.faults.isEmpty || !batch.notes.isEmpty
  }

  private func take(into batch: inout RowBatch) {
    let text = paragraphs.text
    // Lines across the page are paragraphs with nothing but a tab.
    if text.allSatisfy({ $0 == Self.tab || $0 == 0x20 || $0 == 0x0A }) { return }
    let cells = text.split(separator: Self.tab, omittingEmptySubsequences: false)
    if cells.count > 1 { isUnused = false }
    if let byte = badByte(in: text) {
      forget(cells)
      return fault(.badByte, DealMessage.badByte(byte), into: &batch)
    }
    if cells.count == 1 {
      if isUnused { batch.notes[DealMessage.unused, default: 0] += 1 }
      (supplier, kind, recipient, isUnused) = (Self.trimmed(cells[0]), "", "", true)
      return
    }
    guard let deal = deal(cells) else {
      forget(cells)
      fault(.raggedRow, DealMessage.cells(Self.cells, found: cells.count), into: &batch)
      return
    }
    name(Self.trimmed(cells[0]))
    if supplier.isEmpty { return fault(.raggedRow, DealMessage.noSupplier, into: &batch) }
    if recipient.isEmpty { return fault(.raggedRow, DealMessage.noRecipient, into: &batch) }
    batch.beginRow(line: paragraphs.line)
    batch.appendCell(supplier.utf8)
    batch.appendCell(kind.utf8)
    batch.appendCell(recipient.utf8)
    for cell in deal { batch.appendCell(cell) }
    batch.endRow()
  }

  /// Forgets the names that a paragraph which cannot be read may have changed, so that no deal below goes astray.
  private func forget(_ cells: [ArraySlice<UInt8>]) {
    if cells.count == 1 { supplier = "" }
    if cells.count == 1 || !Self.trimmed(cells[0]).isEmpty { (kind, recipient) = ("", "") }
  }

  /// The cells behind the recipient's name; where that is left out, a tab stands for it.
  private func deal(_ cells: [ArraySlice<UInt8>]) -> ArraySlice<ArraySlice<UInt8>>? {
    if cells.count == Self.cells { return cells[1...] }
    let isUnnamed = cells.count == Self.cells + 1 && Self.trimmed(cells[0]).isEmpty && Self.trimmed(cells[1]).isEmpty
    return isUnnamed ? cells[2...] : nil
  }

  /// Takes note of a recipient's name, with the letter that begins a list: R for deliveries, L for production there.
  private func name(_ text: String) {
    var text = text
    for letter in ["R", "L"] where text.hasPrefix("\(letter):") {
      kind = letter
      text = Self.trimmed(Array(text.utf8.dropFirst(2))[...])
    }
    if !text.isEmpty { recipient = text }
  }

  /// The first byte that stands for no character.
  private func badByte(in text: [UInt8]) -> UInt8? {
    text.withUnsafeBufferPointer { text in TextEncoding.firstInvalid(in: text, from: 0).map { text[$0] } }
  }

  private func fault(_ code: Diagnostic.Code, _ message: String, into batch: inout RowBatch) {
    let text = String(decoding: paragraphs.text, as: UTF8.self).replacing("\t", with: " | ")
    batch.faults.append(
      RowFault(code, message, line: paragraphs.line, column: 1, text: String(text.prefix(500))))
  }

  private static func trimmed(_ cell: ArraySlice<UInt8>) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    guard let first = cell.firstIndex(where: { !isBlank($0) }), let last = cell.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: cell[first...last], as: UTF8.self)
  }
}
