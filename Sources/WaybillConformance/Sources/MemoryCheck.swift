import CLibC
import WaybillCore

/// Compares the memory that is held while a short file and a long one are read.
struct MemoryCheck {
  private let source: any SourceAdapter
  private let long: @Sendable (_ rows: Int) -> [UInt8]
  /// A file must be well above what a reader may hold: blocks, buffers, and rows in flight.
  private static let bytes = (short: 2 << 20, long: 16 << 20)

  init(_ source: any SourceAdapter, long: @escaping @Sendable (_ rows: Int) -> [UInt8]) {
    self.source = source
    self.long = long
  }

  func violations() throws -> [String] {
    let perRow = max(1, long(1000).count / 1000)
    let short = try SampleFile("short", long(Self.bytes.short / perRow))
    let full = try SampleFile("long", long(Self.bytes.long / perRow))
    let more = Int(full.snapshot.size - short.snapshot.size)
    guard more > Self.bytes.long / 2 else { return [.notLong(Int(full.snapshot.size), expected: Self.bytes.long)] }
    let growth = try most(full.snapshot) - most(short.snapshot)
    return growth < more / 4 ? [] : [.memoryGrows(by: growth, bytes: more)]
  }

  /// The most that was held at once while a file was read, above what was held before.
  private func most(_ snapshot: Snapshot) throws(SourceError) -> Int {
    let before = Self.held
    var most = 0
    var reader = try source.makeReader(for: WorkUnit(snapshot))
    var batch = RowBatch()
    repeat { most = max(most, Self.held - before) } while try reader.read(into: &batch)
    return most
  }

  /// The bytes of all blocks that the process has from its allocator.
  private static var held: Int {
    let info = mallinfo2()
    return info.uordblks + info.hblkhd
  }
}
