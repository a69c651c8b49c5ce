import WaybillCore

/// How far archives may expand before they are refused.
public struct ArchiveLimits: Sendable, Hashable {
  /// The most bytes that compressed data may expand to, all members together that are read of one archive.
  public var expandedBytes: Int64 = 64 << 30
  /// How many times the size of the compressed data what they expand to may have; text stays well below.
  public var ratio: Int64 = 200
  /// The bytes up to which no ratio is looked at: so many take no time.
  public var freeBytes: Int64 = 256 << 20
  /// The most members of an archive.
  public var members = 10_000

  /// Makes the usual limits.
  public init() {}
}

extension ArchiveLimits {
  /// The limit that expanded bytes break, as a diagnostic of the data called `name`; nil where they break none.
  func broken(by expanded: Int64, of packed: Int64, named name: String) -> Diagnostic? {
    if expanded > expandedBytes { return .expandsTooFar(name, limit: expandedBytes) }
    if expanded > freeBytes, expanded / ratio > packed { return .expandsTooMuch(name, ratio: ratio) }
    return nil
  }
}
