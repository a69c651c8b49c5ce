/// How large and how deep a YAML file may be; beyond it the file is refused with a diagnostic.
public struct YAMLLimits: Sendable, Hashable {
  /// The size of the file in bytes.
  public var bytes: Int
  /// How many lists and tables may stand inside one another.
  public var depth: Int
  /// How many texts, lists and tables the file may hold, keys included.
  public var nodes: Int
  /// The length of one text in bytes.
  public var textBytes: Int

  /// Makes limits; those left out are the standard ones.
  public init(bytes: Int = 8 << 20, depth: Int = 64, nodes: Int = 100_000, textBytes: Int = 1 << 20) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
    self.textBytes = textBytes
  }

  /// 8 MiB, 64 levels, 100,000 values, 1 MiB a text.
  public static let standard = YAMLLimits()
}
