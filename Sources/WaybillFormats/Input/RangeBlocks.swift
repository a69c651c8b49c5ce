package import WaybillCore

/// The bytes of a file from one byte up to another.
package struct RangeBlocks: ByteBlocks {
  package let name: String
  private let file: FileBlocks
  private var left: Int64

  /// Opens a file, which may end before the range does.
  ///
  /// - Throws: ``SourceError`` when the file cannot be read there.
  package init(_ range: Range<Int64>, of snapshot: Snapshot) throws(SourceError) {
    name = snapshot.name
    file = try FileBlocks(path: snapshot.path, name: snapshot.name)
    try file.go(to: range.lowerBound)
    left = range.upperBound - range.lowerBound
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    let wanted = Int(min(Int64(buffer.count), left))
    let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
    left -= Int64(count)
    return count
  }
}
