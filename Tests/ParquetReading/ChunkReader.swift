/// Reads one column of a row group.
struct ChunkReader {
  private let told: ThriftValue
  private let leaf: ParquetLeaf
  private let bytes: [UInt8]

  init(_ told: ThriftValue, _ leaf: ParquetLeaf, _ bytes: [UInt8]) throws {
    self.told = told
    self.leaf = leaf
    self.bytes = bytes
    guard told[1]?.number == leaf.type, told[3]?.list?.map(\.text) == leaf.path else {
      throw ParquetReadingError("a chunk is not that of its column")
    }
  }

  /// The cells, from the place where the chunk must begin; it is left behind the chunk.
  func cells(from place: inout Int) throws -> [ParquetCell] {
    guard (told[11] ?? told[9])?.number == Int64(place) else { throw ParquetReadingError("a chunk begins elsewhere") }
    var dictionary: [ParquetCell] = []
    var entries: [(repetition: UInt64, definition: UInt64, value: ParquetCell)] = []
    var uncompressed = 0
    let start = place
    while place - start < Int(told[7]?.number ?? 0) {
      var reader = ByteReader(bytes, from: place)
      let header = try reader.structure()
      let size = Int(header[2]?.number ?? -1)
      let body = try reader.take(Int(header[3]?.number ?? -1))
      guard header[4]?.number == Decoding.sum(body) else { throw ParquetReadingError("a page has another sum") }
      let page = told[4]?.number == 0 ? body : try Decoding.gunzip(body, count: size)
      guard page.count == size else { throw ParquetReadingError("a page has another size") }
      uncompressed += reader.place - place - body.count + size
      place = reader.place
      var values = ByteReader(page)
      if let kind = header[7] {
        guard dictionary.isEmpty, entries.isEmpty else { throw ParquetReadingError("a dictionary stands too late") }
        dictionary = try plain(&values, count: Int(kind[1]?.number ?? -1))
        guard told[9]?.number == Int64(place) else { throw ParquetReadingError("the data begin elsewhere") }
      } else {
        entries += try data(&values, header[5] ?? .flag(false), dictionary)
      }
      guard values.isAtEnd else { throw ParquetReadingError("something stands behind the values of a page") }
    }
    guard told[6]?.number == Int64(uncompressed), told[5]?.number == Int64(entries.count) else {
      throw ParquetReadingError("a chunk has other sizes")
    }
    return try assembled(entries)
  }

  private func data(
    _ reader: inout ByteReader, _ header: ThriftValue, _ dictionary: [ParquetCell]
  ) throws -> [(repetition: UInt64, definition: UInt64, value: ParquetCell)] {
    let count = Int(header[1]?.number ?? -1)
    func levels(_ highest: Int) throws -> [UInt64] {
      if highest == 0 { return Array(repeating: 0, count: count) }
      let end = Int(try reader.number(4))
      var levels = ByteReader(try reader.take(end))
      let values = try Decoding.hybrid(&levels, width: highest > 1 ? 2 : 1, count: count)
      guard levels.isAtEnd else { throw ParquetReadingError("something stands behind the levels") }
      return values
    }
    let repetition = try levels(leaf.repetition)
    let definition = try levels(leaf.definition)
    guard repetition.first ?? 0 == 0 else { throw ParquetReadingError("a page begins within a record") }
    let there = definition.count { $0 == leaf.definition }
    var values: [ParquetCell]
    switch header[2]?.number {
    case 0: values = try plain(&reader, count: there)
    case 5: values = try Decoding.delta(&reader).map { .number(Int128($0)) }
    case 8:
      let width = Int(try reader.byte())
      values = try Decoding.hybrid(&reader, width: width, count: there).map { dictionary[Int($0)] }
    default: throw ParquetReadingError("an encoding is not read here")
    }
    guard values.count == there else { throw ParquetReadingError("a page has too few values") }
    values.reverse()
    return zip(repetition, definition).map { ($0, $1, $1 == leaf.definition ? values.removeLast() : .absent) }
  }

  private func plain(_ reader: inout ByteReader, count: Int) throws -> [ParquetCell] {
    try (0..<count).map { _ in
      switch leaf.type {
      case 1: return .number(Int128(Int32(truncatingIfNeeded: try reader.number(4))))
      case 2: return .number(Int128(Int64(bitPattern: try reader.number(8))))
      case 6:
        let bytes = try reader.take(Int(try reader.number(4)))
        guard let text = String(validating: bytes, as: UTF8.self) else { throw ParquetReadingError("no UTF-8") }
        return .text(text)
      case 7:
        let bytes = try reader.take(leaf.size)
        let sign: Int128 = bytes[0] >= 0x80 ? -1 : 0
        return .number(bytes.reduce(sign) { $0 << 8 | Int128($1) })
      default: throw ParquetReadingError("a type is not read here")
      }
    }
  }

  private func assembled(
    _ entries: [(repetition: UInt64, definition: UInt64, value: ParquetCell)]
  ) throws -> [ParquetCell] {
    if leaf.repetition == 0 { return entries.map(\.value) }
    var lists: [[ParquetCell]?] = []
    for entry in entries {
      let items: [ParquetCell]? =
        Int(entry.definition) == leaf.definition
        ? [entry.value] : Int(entry.definition) == leaf.definition - 1 ? [] : nil
      if entry.repetition == 0 {
        lists.append(items)
      } else {
        guard let items, !items.isEmpty, lists.last??.isEmpty == false else {
          throw ParquetReadingError("a list goes on that has not begun")
        }
        lists[lists.count - 1]? += items
      }
    }
    return lists.map { $0.map { .list($0) } ?? .absent }
  }
}
