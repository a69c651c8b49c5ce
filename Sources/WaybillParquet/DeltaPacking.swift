/// Parquet's packed differences, for numbers that mostly go up by little, such as those of lines.
enum DeltaPacking {
  private static let (blockSize, miniblocks) = (128, 4)

  /// Adds the numbers.
  static func append(_ numbers: ArraySlice<Int64>, to bytes: inout [UInt8]) {
    Varint.append(UInt64(blockSize), to: &bytes)
    Varint.append(UInt64(miniblocks), to: &bytes)
    Varint.append(UInt64(numbers.count), to: &bytes)
    Varint.appendZigzag(numbers.first ?? 0, to: &bytes)
    var steps: [Int64] = []
    var last = numbers.first ?? 0
    for number in numbers.dropFirst() {
      // Around the end of the range, which readers go as well.
      steps.append(number &- last)
      last = number
      if steps.count == blockSize { flush(&steps, to: &bytes) }
    }
    if !steps.isEmpty { flush(&steps, to: &bytes) }
  }

  private static func flush(_ steps: inout [Int64], to bytes: inout [UInt8]) {
    let least = steps.min() ?? 0
    let above = steps.map { UInt64(bitPattern: $0 &- least) }
    steps.removeAll(keepingCapacity: true)
    let size = blockSize / miniblocks
    let blocks = stride(from: 0, to: blockSize, by: size).map {
      above[min($0, above.count)..<min($0 + size, above.count)]
    }
    let widths = blocks.map { BitPacking.width(of: $0.reduce(0, |)) }
    Varint.appendZigzag(least, to: &bytes)
    bytes += widths.map(UInt8.init)
    for (block, width) in zip(blocks, widths) where !block.isEmpty {
      block.withUnsafeBufferPointer { BitPacking.append($0, padded: size, width: width, to: &bytes) }
    }
  }
}
