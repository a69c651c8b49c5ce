/// What went wrong in reading a Parquet file.
public struct ParquetReadingError: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// A value in Thrift's compact protocol, with the fields of a structure by their numbers.
public indirect enum ThriftValue: Sendable, Equatable {
  case flag(Bool)
  case number(Int64)
  case bytes([UInt8])
  case list([ThriftValue])
  case structure([Int: ThriftValue])

  public subscript(field: Int) -> ThriftValue? {
    if case .structure(let fields) = self { fields[field] } else { nil }
  }

  public var number: Int64? { if case .number(let number) = self { number } else { nil } }
  public var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
  public var text: String? { bytes.flatMap { String(validating: $0, as: UTF8.self) } }
  public var list: [ThriftValue]? { if case .list(let values) = self { values } else { nil } }
}

/// Reads bytes from the first to the last.
public struct ByteReader {
  public let bytes: [UInt8]
  public private(set) var place: Int
  private let end: Int

  public init(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) {
    self.bytes = bytes
    place = start
    self.end = end ?? bytes.count
  }

  public var isAtEnd: Bool { place == end }

  public mutating func byte() throws -> UInt8 {
    guard place < end else { throw ParquetReadingError("the bytes end too early") }
    place += 1
    return bytes[place - 1]
  }

  public mutating func take(_ count: Int) throws -> [UInt8] {
    guard count >= 0, place + count <= end else { throw ParquetReadingError("the bytes end too early") }
    place += count
    return Array(bytes[place - count..<place])
  }

  /// A number of `count` bytes, the lowest first.
  public mutating func number(_ count: Int) throws -> UInt64 {
    try take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  public mutating func varint() throws -> UInt64 {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
      guard shift < 64 else { throw ParquetReadingError("a number is too long") }
    }
  }

  public mutating func zigzag() throws -> Int64 {
    let value = try varint()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// A structure of Thrift.
  public mutating func structure() throws -> ThriftValue {
    var fields: [Int: ThriftValue] = [:]
    var id = 0
    while true {
      let head = try byte()
      if head == 0 { return .structure(fields) }
      id = head >> 4 == 0 ? Int(try zigzag()) : id + Int(head >> 4)
      let kind = head & 0xF
      fields[id] = kind <= 2 ? .flag(kind == 1) : try value(kind)
    }
  }

  private mutating func value(_ kind: UInt8) throws -> ThriftValue {
    switch kind {
    case 3: return .number(Int64(Int8(bitPattern: try byte())))
    case 4, 5, 6: return .number(try zigzag())
    case 8: return .bytes(try take(Int(try varint())))
    case 9:
      let head = try byte()
      let count = head >> 4 == 15 ? Int(try varint()) : Int(head >> 4)
      var values: [ThriftValue] = []
      for _ in 0..<count { values.append(try value(head & 0xF)) }
      return .list(values)
    case 12: return try structure()
    default: throw ParquetReadingError("the kind \(kind) is not read here")
    }
  }
}
