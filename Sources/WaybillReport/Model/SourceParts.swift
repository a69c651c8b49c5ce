public import WaybillCore

/// One file of a source: what vouches for it, and what was found around its table.
public struct FileReport: Sendable, Hashable {
  /// Something that the mapping captured from a file's preamble, such as its vintage.
  public struct Capture: Sendable, Hashable, Comparable {
    /// The name that the mapping gives it.
    public var name: String
    /// The text that was found.
    public var value: String

    /// Makes a capture.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }

    /// By name, then by value.
    public static func < (a: Self, b: Self) -> Bool { (a.name, a.value) < (b.name, b.value) }
  }

  /// The path as the user named it.
  public var name: String
  /// The SHA-256 of the bytes, in lower-case hexadecimal.
  public var sha256: String
  /// The number of bytes.
  public var size: Int64
  /// What the file says of itself, sorted by name.
  public var captures: [Capture]
  /// How many rows were read.
  public var rowsIn: Int
  /// How many records the rows gave.
  public var records: Int

  /// Makes the report of a file; the captures are sorted.
  public init(
    name: String, sha256: String, size: Int64, captures: [String: String] = [:], rowsIn: Int = 0, records: Int = 0
  ) {
    self.name = name
    self.sha256 = sha256
    self.size = size
    self.captures = captures.map { Capture($0.key, $0.value) }.sorted()
    self.rowsIn = rowsIn
    self.records = records
  }
}

/// How often something was done for one reason.
public struct ReasonCount: Sendable, Hashable {
  /// The reason, as the mapping states it.
  public var reason: String
  /// How often it was done.
  public var count: Int
  /// Where it was done first, as far as that is known.
  public var first: String?

  /// Makes a count.
  public init(_ reason: String, _ count: Int, first: String? = nil) {
    self.reason = reason
    self.count = count
    self.first = first
  }
}

/// The rejects of one code: how many, and the first few.
public struct RejectGroup: Sendable, Hashable {
  /// How many rejects of a code are shown.
  public static let exampleLimit = 5

  /// The code that the rejects share.
  public var code: Diagnostic.Code
  /// How many there are.
  public var count: Int
  /// The first rejects in the order of the file, at most ``exampleLimit``.
  public var examples: [Diagnostic]

  /// Makes a group; examples beyond ``exampleLimit`` are left to the ledger.
  public init(_ code: Diagnostic.Code, count: Int, examples: [Diagnostic]) {
    self.code = code
    self.count = count
    self.examples = Array(examples.prefix(Self.exampleLimit))
  }
}
