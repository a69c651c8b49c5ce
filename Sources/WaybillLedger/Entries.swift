public import WaybillCore

/// The number of an ingest in its ledger.
public struct IngestID: RawRepresentable, Sendable, Hashable, Comparable {
  /// The number in the table `ingests`.
  public let rawValue: Int64

  /// Makes the id from its number.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// The order in which ingests were begun.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A snapshot as the ledger keeps it: what the file is, and under which terms.
public struct SnapshotEntry: Sendable, Hashable {
  /// The SHA-256 of the bytes, in lower-case hexadecimal.
  public var sha256: String
  /// The number of bytes.
  public var size: Int64
  /// The path as the user named it.
  public var name: String
  /// Who published the file.
  public var publisher: String?
  /// What the publisher calls the file.
  public var title: String?
  /// Where the file was fetched.
  public var url: String?
  /// The licence or the terms of use.
  public var terms: String?

  /// Makes an entry.
  public init(
    sha256: String, size: Int64, name: String, publisher: String? = nil, title: String? = nil, url: String? = nil,
    terms: String? = nil
  ) {
    self.sha256 = sha256
    self.size = size
    self.name = name
    self.publisher = publisher
    self.title = title
    self.url = url
    self.terms = terms
  }
}

/// An ingest as the ledger keeps it: one snapshot, read once with one version of a mapping.
public struct IngestEntry: Sendable, Hashable {
  /// The number in the ledger.
  public let id: IngestID
  /// The file that was read.
  public let snapshot: SnapshotEntry
  /// The id of the mapping, which is the source of the records.
  public let mapping: String
  /// The hash of the mapping and of all that it names.
  public let mappingHash: String
  /// The version of the program that did it.
  public let program: String
  /// The date that the publisher, the fetch or the pipeline gives the snapshot, as it was given.
  public let vintage: String?
  /// What became of the rows.
  public let counts: RowAccount
  /// Whether the table `records` has the records too.
  public let isPlain: Bool
}

/// A run as the ledger keeps it.
public struct RunEntry: Sendable, Hashable {
  /// When the run began, in ISO 8601.
  public var started: String
  /// The version of the program.
  public var program: String
  /// The path of the pipeline as the user named it.
  public var pipeline: String
  /// The hash of the pipeline, its groups and its mappings.
  public var pipelineHash: String
  /// The hash of the pipeline and its groups alone; empty for a run of a program that did not keep it.
  public var definitionHash: String
  /// The key under which the run's results are stored.
  public var resultKey: String
  /// The status with which the program ended.
  public var exitStatus: Int
  /// What tells the run from others in logs; empty where nobody said.
  public var run: String
  /// What the pipeline asked for, as JSON; empty for a run of a program that did not keep it.
  public var options: String

  /// Makes an entry.
  public init(
    started: String, program: String, pipeline: String, pipelineHash: String, definitionHash: String = "",
    resultKey: String, exitStatus: Int, run: String = "", options: String = ""
  ) {
    self.started = started
    self.program = program
    self.pipeline = pipeline
    self.pipelineHash = pipelineHash
    self.definitionHash = definitionHash
    self.resultKey = resultKey
    self.exitStatus = exitStatus
    self.run = run
    self.options = options
  }
}
