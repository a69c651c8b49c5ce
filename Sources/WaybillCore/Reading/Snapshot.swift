/// A publisher's file as it was taken in: where its bytes are, and what vouches for them.
public struct Snapshot: Sendable, Hashable {
  /// Where the bytes can be read.
  public let path: String
  /// The path as the user named it, which diagnostics and the ledger show.
  public let name: String
  /// The SHA-256 of the bytes, in lower-case hexadecimal.
  public let sha256: String
  /// The number of bytes.
  public let size: Int64
  /// Who wants to see the bytes that readers read of the file; no part of what the snapshot is.
  public let observer: (any ReadObserver)?

  /// Makes a snapshot.
  public init(path: String, name: String, sha256: String, size: Int64, observer: (any ReadObserver)? = nil) {
    self.path = path
    self.name = name
    self.sha256 = sha256
    self.size = size
    self.observer = observer
  }

  public static func == (a: Snapshot, b: Snapshot) -> Bool {
    a.path == b.path && a.name == b.name && a.sha256 == b.sha256 && a.size == b.size
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(sha256)
  }
}

/// Sees the bytes of a file while a reader reads them, so that nobody need read them twice.
public protocol ReadObserver: AnyObject, Sendable {
  /// Is shown bytes that were read, with the place of the first in the file; a reader may show some again, or none.
  func saw(_ bytes: UnsafeRawBufferPointer, at offset: Int64)
}

/// A part of a snapshot that can be read by itself; all units of a snapshot make the whole.
public struct WorkUnit: Sendable, Hashable {
  /// Which part of the snapshot a unit is.
  public enum Part: Sendable, Hashable {
    case whole
    /// Bytes of a table from a record's start up to another's, with the line that the first byte stands on and the number
    /// of rows before it; the first of a table's ranges begins with the file.
    case bytes(Range<Int64>, firstLine: Int, firstRow: Int = 0)
    /// A member of an archive, a table of a page.
    case member(String)
    /// A sheet of a workbook, whose places are cells.
    case sheet(String)
  }

  public let snapshot: Snapshot
  /// The unit's place among the units of its snapshot, from 0.
  public let index: Int
  public let part: Part

  /// Makes a unit.
  public init(_ snapshot: Snapshot, index: Int = 0, part: Part = .whole) {
    self.snapshot = snapshot
    self.index = index
    self.part = part
  }
}

extension WorkUnit.Part {
  /// The name of the member or sheet; empty where the part has none.
  public var name: String {
    switch self {
    case .whole, .bytes: ""
    case .member(let name), .sheet(let name): name
    }
  }

  /// The ordinal in its table of the first row of the part.
  public var firstRow: Int {
    if case .bytes(_, _, let row) = self { row } else { 0 }
  }

  /// What diagnostics call the part of a file: `file#member`, `file!sheet`, or the file itself.
  public func name(in file: String) -> String {
    switch self {
    case .whole, .bytes: file
    case .member(let name): "\(file)#\(name)"
    case .sheet(let name): "\(file)!\(name)"
    }
  }

  /// A place in the part of a file.
  public func place(in file: String, line: Int = 0, column: Int = 0, length: Int = 1) -> Place {
    let isCell = if case .sheet = self { true } else { false }
    return Place(file: name(in: file), line: line, column: column, length: length, isCell: isCell)
  }
}

/// What a reader found before the first row: the table's name, its columns, and captures from around it.
public struct Layout: Sendable, Hashable {
  /// The table: a sheet's name, a member's name; empty where a file is one table.
  public var table: String
  /// The columns' headers as the file has them, in order.
  public var columns: [String]
  /// Where the header stands; nil when the file has none.
  public var header: Place?
  /// Where the header of each column stands first, in files without a header for all; empty for others.
  public var columnPlaces: [Place]
  /// What the patterns of `capture` found in the preamble, by name.
  public var captures: [String: String]
  /// The places of columns that the file does not have: their cells are captures that differ from row to row, by name.
  public var captureColumns: [String: Int]

  /// Makes a layout.
  public init(
    table: String = "", columns: [String], header: Place? = nil, captures: [String: String] = [:],
    captureColumns: [String: Int] = [:], columnPlaces: [Place] = []
  ) {
    self.table = table
    self.columns = columns
    self.header = header
    self.captures = captures
    self.captureColumns = captureColumns
    self.columnPlaces = columnPlaces
  }
}
