/// A value of a record.
public enum ParquetCell: Sendable, Hashable, CustomStringConvertible {
  case absent
  case text(String)
  case number(Int128)
  case list([ParquetCell])

  public var description: String {
    switch self {
    case .absent: "-"
    case .text(let text): text
    case .number(let number): "\(number)"
    case .list(let cells): "\(cells)"
    }
  }
}

/// A column as the schema of a file has it.
public struct ParquetLeaf: Sendable, Hashable {
  public let path: [String]
  public let type: Int64
  public let size: Int
  public let definition: Int
  public let repetition: Int
  /// The logical type, as its field in the union; nil for none.
  public let logical: Int?

  public init(path: [String], type: Int64, size: Int, definition: Int, repetition: Int, logical: Int?) {
    self.path = path
    self.type = type
    self.size = size
    self.definition = definition
    self.repetition = repetition
    self.logical = logical
  }
}

/// A Parquet file read whole, its structure held against the format: for tests, and apart from what writes such files.
public struct ParquetContents {
  public let leaves: [ParquetLeaf]
  public let footer: ThriftValue
  public let metadata: [String: String]
  /// The columns in their order, a cell for each record of all row groups.
  public private(set) var columns: [[ParquetCell]]
  /// How many records each row group has.
  public let groups: [Int]
  /// What the footer says of each chunk, by row group and column.
  public let chunks: [[ThriftValue]]

  public init(_ bytes: [UInt8]) throws {
    let mark = Array("PAR1".utf8)
    guard bytes.count >= 12, Array(bytes.prefix(4)) == mark, Array(bytes.suffix(4)) == mark else {
      throw ParquetReadingError("no mark at both ends")
    }
    var tail = ByteReader(bytes, from: bytes.count - 8)
    let start = bytes.count - 8 - Int(try tail.number(4))
    var reader = ByteReader(bytes, from: start, to: bytes.count - 8)
    footer = try reader.structure()
    guard reader.isAtEnd else { throw ParquetReadingError("something stands behind the footer") }
    leaves = try Self.leaves(of: footer)
    metadata = Dictionary(
      uniqueKeysWithValues: (footer[5]?.list ?? []).map { ($0[1]?.text ?? "", $0[2]?.text ?? "") })
    columns = leaves.map { _ in [] }
    let told = footer[4]?.list ?? []
    groups = told.map { Int($0[3]?.number ?? -1) }
    chunks = told.map { ($0[1]?.list ?? []).compactMap { $0[3] } }
    var place = 4
    for (group, chunks) in zip(told, chunks) {
      guard chunks.count == leaves.count else { throw ParquetReadingError("a row group lacks a column") }
      guard group[2]?.number == chunks.reduce(0, { $0 + ($1[6]?.number ?? 0) }) else {
        throw ParquetReadingError("the size of a row group is wrong")
      }
      for (index, chunk) in chunks.enumerated() {
        let cells = try ChunkReader(chunk, leaves[index], bytes).cells(from: &place)
        guard Int64(cells.count) == group[3]?.number else { throw ParquetReadingError("a column has too few records") }
        columns[index] += cells
      }
    }
    guard place == start, footer[3]?.number == Int64(groups.reduce(0, +)) else {
      throw ParquetReadingError("the pages do not fill the file, or there are other records")
    }
  }

  /// The cells of a column by the first name of its path.
  public subscript(name: String) -> [ParquetCell] {
    leaves.firstIndex { $0.path[0] == name }.map { columns[$0] } ?? []
  }

  private static func leaves(of footer: ThriftValue) throws -> [ParquetLeaf] {
    let elements = footer[2]?.list ?? []
    var leaves: [ParquetLeaf] = []
    var next = 0
    func walk(_ path: [String], _ definition: Int, _ repetition: Int) throws {
      guard next < elements.count else { throw ParquetReadingError("the schema ends too early") }
      let element = elements[next]
      let isRoot = next == 0
      next += 1
      let kind = element[3]?.number ?? 0
      let path = isRoot ? [] : path + [element[4]?.text ?? ""]
      let (definition, repetition) = (definition + (kind == 0 ? 0 : 1), repetition + (kind == 2 ? 1 : 0))
      guard let children = element[5]?.number else {
        var logical: Int?
        if case .structure(let union) = element[10] { logical = union.keys.first }
        leaves.append(
          ParquetLeaf(
            path: path, type: element[1]?.number ?? -1, size: Int(element[2]?.number ?? 0), definition: definition,
            repetition: repetition, logical: logical))
        return
      }
      for _ in 0..<children { try walk(path, definition, repetition) }
    }
    try walk([], 0, 0)
    guard next == elements.count else { throw ParquetReadingError("the schema has elements too many") }
    return leaves
  }
}
