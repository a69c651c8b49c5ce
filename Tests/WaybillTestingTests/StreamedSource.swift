import Foundation
import WaybillCore

/// The lines of a file read block by block: what a source that keeps the promise of memory does.
struct StreamedSource: SourceAdapter {
  static let descriptor = SourceDescriptor(id: "streamed", title: "Lines of one cell")

  init(options: OptionTable) throws(Diagnostics) {}

  func makeReader(for unit: WorkUnit) throws(SourceError) -> sending any BatchReader {
    guard let file = FileHandle(forReadingAtPath: unit.snapshot.path) else {
      throw SourceError(Diagnostic(.error, Diagnostic.Code(rawValue: "no-file"), "no file"))
    }
    return StreamedReader(file)
  }
}

/// Counts the lines of a block at a time; a row is a block, since only memory is looked at.
final class StreamedReader: BatchReader {
  let layout = Layout(columns: ["block"])
  private let file: FileHandle

  init(_ file: FileHandle) { self.file = file }

  func read(into batch: inout RowBatch) throws(SourceError) -> Bool {
    batch.removeAll(columnCount: 1)
    guard let block = try? file.read(upToCount: 1 << 16), !block.isEmpty else { return false }
    batch.beginRow(line: 1)
    batch.appendCell(block)
    batch.endRow()
    return true
  }
}
