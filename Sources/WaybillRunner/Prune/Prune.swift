import Glibc
public import WaybillCore
import WaybillFetch
import WaybillLedger

/// Removes from a pipeline's ledger, and from its fetched files, what neither the figures of its last runs nor their
/// traces need.
public struct Prune {
  /// What can go, or has gone.
  public struct Outcome: Sendable {
    /// One reading of a file that nothing needs any more.
    public struct Ingest: Sendable, Hashable {
      public let source: String
      public let file: String
      public let sha256: String
      /// The date that the publisher, the fetch or the pipeline gives the file.
      public let vintage: String?
    }

    /// One fetched file that the publisher has replaced, and that nothing was read from that stays.
    public struct File: Sendable, Hashable {
      public let sha256: String
      public let size: Int64
    }

    public let ingests: [Ingest]
    public let files: [File]
    public let records: Int
    public let rejects: Int
    /// How many runs, and how many results that these had.
    public let runs: Int
    public let results: Int
    public let snapshots: Int
    /// The shards that runs in units left which did not come to their end.
    public let left: [LeftShards]
    /// Those that stay, each for its reason: a run is at work with them, or the system refuses.
    public let staying: [LeftShards]
    /// The size of the ledger with its log in bytes, before and after; the same where nothing was removed.
    public let bytesBefore: Int64
    public let bytesAfter: Int64
    /// What is worth saying, though all was removed.
    public let warnings: [Diagnostic]

    /// Whether all that is there is needed.
    public var isEmpty: Bool { needsLedger && left.isEmpty }
    /// Whether all that the ledger has is needed, and all files that were fetched.
    public var needsLedger: Bool { ingests.isEmpty && files.isEmpty && runs == 0 && results == 0 }
  }

  private let workspace: Workspace
  private let newest: Int

  /// Makes a pruning of a pipeline's ledger.
  ///
  /// - Parameter newest: how many different results of each pipeline of the ledger stay.
  public init(_ workspace: Workspace, keeping newest: Int) {
    self.workspace = workspace
    self.newest = newest
  }

  /// What would be removed.
  ///
  /// - Throws: a diagnostic where there is neither a ledger nor a shard, or a file of the pipeline cannot be read.
  public func plan() throws(Diagnostics) -> Outcome {
    let left = LeftShards.beside(workspace.pipeline.ledger)
    if isWithoutLedger, !left.isEmpty { return outcome(of: left) }
    do {
      let ledger = try workspace.openLedger()
      let size = bytes()
      return try ledger.read { reader in
        let remainder = try remainder(in: reader)
        return outcome(remainder, try files(without: remainder), left, before: size, after: size)
      }
    } catch {
      throw Diagnostics(explaining: error)
    }
  }

  /// Removes it in one transaction, and then makes the ledger smaller and removes files and shards.
  ///
  /// - Throws: as ``plan()``; nothing is removed then.
  public func execute() throws(Diagnostics) -> Outcome {
    let left = LeftShards.beside(workspace.pipeline.ledger)
    if isWithoutLedger, !left.isEmpty { return outcome(of: remove(left)) }
    do {
      let ledger = try workspace.openLedger()
      let before = bytes()
      let gone = try ledger.transaction { transaction in
        let remainder = try remainder(in: transaction)
        let files = try files(without: remainder)
        try transaction.remove(remainder)
        return (ledger: remainder, files: files)
      }
      // Behind the commit, so that the ledger never names a file that is gone.
      try folder.remove(gone.files.map(\.sha256))
      var warnings: [Diagnostic] = []
      do throws(LedgerError) {
        try ledger.compact()
      } catch {
        warnings.append(.notCompacted(error.diagnostic))
      }
      return outcome(gone.ledger, gone.files, remove(left), before: before, after: bytes(), warnings)
    } catch {
      throw Diagnostics(explaining: error)
    }
  }

  /// What no kept result needs, nor the pipeline's files as they are now.
  private func remainder(in ledger: LedgerReader) throws -> Remainder {
    var needed: [IngestID] = []
    for source in workspace.sources {
      for file in source.files {
        let snapshot = try Files.snapshot(file.path, named: file.name, at: file.place)
        if let id = try ledger.existingIngest(sha256: snapshot.sha256, mappingHash: source.mappingHash) {
          needed.append(id)
        }
      }
    }
    return try ledger.remainder(keeping: newest, needed: needed)
  }

  /// A run that did not come to its end may have been the first.
  private var isWithoutLedger: Bool { !Files.exists(workspace.pipeline.ledger) }

  /// Removes shards; those that stay have the reason.
  private func remove(_ left: [LeftShards]) -> [LeftShards] {
    left.map { shards in
      if shards.hold != nil { return shards }
      do throws(LeftShards.Hold) {
        try shards.remove()
        return shards
      } catch {
        return shards.held(by: error)
      }
    }
  }

  private var folder: SnapshotFolder { SnapshotFolder(workspace.pipeline.snapshotsPath) }

  /// The fetched files that the ledger will not name, the pipeline does not pin, and no request had as its last answer.
  private func files(without remainder: Remainder) throws(Diagnostics) -> [Outcome.File] {
    let pinned = workspace.sources.flatMap(\.files).compactMap(\.sha256)
    return try folder.outdated(besides: remainder.staying.union(pinned))
      .map { Outcome.File(sha256: $0.sha256, size: $0.size) }
  }

  private func outcome(
    _ remainder: Remainder, _ files: [Outcome.File], _ left: [LeftShards], before: Int64, after: Int64,
    _ warnings: [Diagnostic] = []
  ) -> Outcome {
    Outcome(
      ingests: remainder.ingests.map {
        .init(source: $0.mapping, file: $0.snapshot.name, sha256: $0.snapshot.sha256, vintage: $0.vintage)
      }, files: files, records: remainder.records, rejects: remainder.rejects, runs: remainder.runs.count,
      results: remainder.results, snapshots: remainder.snapshots, left: left.filter { $0.hold == nil },
      staying: left.filter { $0.hold != nil }, bytesBefore: before, bytesAfter: after, warnings: warnings)
  }

  private func outcome(of left: [LeftShards]) -> Outcome {
    Outcome(
      ingests: [], files: [], records: 0, rejects: 0, runs: 0, results: 0, snapshots: 0,
      left: left.filter { $0.hold == nil }, staying: left.filter { $0.hold != nil }, bytesBefore: 0, bytesAfter: 0,
      warnings: [])
  }

  private func bytes() -> Int64 {
    ["", "-wal"].reduce(0) { sum, ending in
      var status = stat()
      return stat(workspace.pipeline.ledger + ending, &status) == 0 ? sum + Int64(status.st_size) : sum
    }
  }
}
