/// What a reader may know of a chunk without reading it: how much is absent, the least and the greatest value.
struct ColumnStatistics {
  let absent: Int
  /// The ends as values are stored; nil where there is no value, or a text is too long to stand in a footer.
  let ends: (least: [UInt8], greatest: [UInt8])?

  private static let longest = 256

  /// Takes them from the values of a column.
  ///
  /// - Parameter distinct: the codes of the texts among the values, each once.
  init(_ values: ParquetValues, distinct: [UInt32], _ words: ParquetWords) {
    absent = values.entries - values.valueCount
    let size = values.column.size
    switch values.column.physical {
    case .bytes: ends = Self.ends(distinct.map { words.texts[Int($0)] })
    case .int32: ends = Self.ends(values.numbers) { PlainValues.append(Int32(truncatingIfNeeded: $0), to: &$1) }
    case .int64: ends = Self.ends(values.numbers) { PlainValues.append($0, to: &$1) }
    case .fixedBytes:
      ends =
        values.column.kind == .wideAmount
        ? Self.ends(values.wideNumbers) { PlainValues.appendReversed($0, size: size, to: &$1) }
        : Self.ends(values.numbers) { PlainValues.appendReversed(Int128($0), size: size, to: &$1) }
    }
  }

  private static func ends<Number: Comparable>(
    _ numbers: [Number], _ write: (Number, inout [UInt8]) -> Void
  ) -> (least: [UInt8], greatest: [UInt8])? {
    guard var least = numbers.first else { return nil }
    var greatest = least
    for number in numbers {
      if number < least { least = number }
      if number > greatest { greatest = number }
    }
    var ends: (least: [UInt8], greatest: [UInt8]) = ([], [])
    write(least, &ends.least)
    write(greatest, &ends.greatest)
    return ends
  }

  /// In the order of their bytes, each from 0 to 255.
  private static func ends(_ texts: [String]) -> (least: [UInt8], greatest: [UInt8])? {
    guard var least = texts.first?.utf8 else { return nil }
    var greatest = least
    for text in texts.lazy.map(\.utf8) {
      if text.lexicographicallyPrecedes(least) { least = text }
      if greatest.lexicographicallyPrecedes(text) { greatest = text }
    }
    return max(least.count, greatest.count) > longest ? nil : (Array(least), Array(greatest))
  }

  /// Adds them as a field of what a footer says of a chunk.
  func write(_ id: Int16, to metadata: inout ThriftCompact) {
    metadata.field(id) { statistics in
      statistics.field(3, Int64(absent))
      guard let ends else { return }
      statistics.field(5, ends.greatest)
      statistics.field(6, ends.least)
    }
  }
}
