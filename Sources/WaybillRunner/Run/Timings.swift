import Glibc

/// How long the stages of a run took, and how many rows or records went through them.
public struct Timings: Sendable, Hashable {
  /// A stage of a run.
  public enum Stage: String, Sendable, CaseIterable {
    case hash, read, map, gather, keep, scan, compute, evidence, report
  }

  /// What one stage took.
  public struct Entry: Sendable, Hashable {
    /// In nanoseconds, added up over the threads that worked on it.
    public fileprivate(set) var nanoseconds: Int64 = 0
    /// The rows or records that it had.
    public fileprivate(set) var rows = 0
    /// Of these, the ones for which the data asked for the careful way.
    public fileprivate(set) var careful = 0
  }

  private var entries: [Stage: Entry] = [:]
  /// The threads that worked on the files that were read.
  public internal(set) var threads = 1

  /// Makes timings of nothing.
  public init() {}

  /// What a stage took; nil when the run did not come by it.
  public subscript(stage: Stage) -> Entry? { entries[stage] }

  mutating func add(_ stage: Stage, _ nanoseconds: Int64, rows: Int = 0, careful: Int = 0) {
    entries[stage, default: Entry()].nanoseconds += nanoseconds
    entries[stage, default: Entry()].rows += rows
    entries[stage, default: Entry()].careful += careful
  }

  mutating func merge(_ other: Self) {
    threads = max(threads, other.threads)
    for (stage, entry) in other.entries { add(stage, entry.nanoseconds, rows: entry.rows, careful: entry.careful) }
  }

  /// Does the work of a stage and adds what it took.
  mutating func time<Result>(_ stage: Stage, rows: Int = 0, _ work: () throws -> Result) rethrows -> Result {
    let start = Self.now()
    defer { add(stage, Self.now() - start, rows: rows) }
    return try work()
  }

  /// Nanoseconds since some moment, which nobody can set back.
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
