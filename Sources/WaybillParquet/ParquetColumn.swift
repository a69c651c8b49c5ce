/// A column of a file: its name, and what its values are.
public struct ParquetColumn: Sendable, Hashable {
  /// What the values of a column are.
  public enum Kind: Sendable, Hashable {
    case text
    /// A list of texts in each record.
    case texts
    /// Days since 1970-01-01.
    case day
    /// Whole numbers of 32 bits.
    case small
    /// Whole numbers of 64 bits.
    case number
    /// Whole numbers of 64 bits, of which each is mostly little above the one before.
    case sequence
    /// Millionths in 64 bits, as decimals of 19 digits.
    case amount
    /// Millionths in 128 bits, as decimals of 38 digits.
    case wideAmount
  }

  public let name: String
  public let kind: Kind
  /// Whether every record has a value; a list may be empty all the same.
  public let isRequired: Bool

  /// Makes a column.
  public init(_ name: String, _ kind: Kind, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
  }

  /// The level that stands for a value; lower ones say what is absent.
  var highestDefinition: UInt8 { (isRequired ? 0 : 1) + (kind == .texts ? 1 : 0) }

  /// Where the values stand in the schema.
  var path: [String] { kind == .texts ? [name, "list", "element"] : [name] }

  enum Physical: Int32 {
    case int32 = 1
    case int64 = 2
    case bytes = 6
    case fixedBytes = 7
  }

  var physical: Physical {
    switch kind {
    case .text, .texts: .bytes
    case .day, .small: .int32
    case .number, .sequence: .int64
    case .amount, .wideAmount: .fixedBytes
    }
  }

  /// The bytes of a value, where all have as many.
  var size: Int {
    switch kind {
    case .text, .texts: 0
    case .day, .small: 4
    case .number, .sequence: 8
    // Nine bytes are the fewest for all that 64 bits can hold: 18 digits, which eight bytes have, are not enough.
    case .amount: 9
    case .wideAmount: 16
    }
  }
}
