import CLibC
import WaybillCore

/// Compares the memory that is held while a short file and a long one are read.
struct MemoryCheck {
  private let source: any SourceAdapter
  private let long: LongFile
  private let sample: [UInt8]
  /// A file must be well above what a reader may hold: blocks, buffers, and rows in flight.
  static let bytes = (short: 2 << 20, long: 16 << 20)

  /// Makes a check; `sample` stands for the short file where the long one is given.
  init(_ source: any SourceAdapter, long: LongFile, sample: [UInt8]) {
    self.source = source
    self.long = long
    self.sample = sample
  }

  func violations() throws -> [String] {
    let (shortBytes, longBytes) = files
    let short = try SampleFile("short", shortBytes)
    let full = try SampleFile("long", longBytes)
    let more = Int(full.snapshot.size - short.snapshot.size)
    guard more > Self.bytes.long / 2 else { return [.notLong(Int(full.snapshot.size), expected: Self.bytes.long)] }
    let growth = try most(full.snapshot) - most(short.snapshot)
    return growth < more / 4 ? [] : [.memoryGrows(by: growth, bytes: more)]
  }

  private var files: (short: [UInt8], long: [UInt8]) {
    switch long {
    case .none: return (sample, [])
    case .given(let bytes): return (sample, bytes)
    case .made(let make):
      let perRow = max(1, make(1000).count / 1000)
      return (make(Self.bytes.short / perRow), make(Self.bytes.long / perRow))
    }
  }

  /// The most that was held at once while a file was read, above what was held before.
  private func most(_ snapshot: Snapshot) throws(SourceError) -> Int {
    let before = Self.held
    var most = 0
    var reader = try source.makeReader(for: WorkUnit(snapshot))
    var batch = RowBatch()
    repeat { most = max(most, Self.held - before + reader.heldElsewhere) } while try reader.read(into: &batch)
    return most
  }

  /// The bytes of all blocks that the process has from its allocator.
  private static var held: Int {
    let info = mallinfo2()
    return info.uordblks + info.hblkhd
  }
}
