public import WaybillCore
public import WaybillReport

/// A pipeline as it was written: what to read, what to compute and where to put it, with paths made absolute.
public struct PipelineFile: Sendable {
  /// One source: a mapping and the files that it reads.
  public struct Source: Sendable {
    /// A file with the hash that it must have, when the pipeline pins it.
    public struct File: Sendable {
      public let name: String
      public let path: String
      public let place: Place
      public let sha256: String?
    }

    public let mapping: String
    public let mappingPath: String
    public let mappingPlace: Place
    /// The publisher's edition, which is part of the source's id; nil where the pipeline tells none.
    public let edition: String?
    public let files: [File]
    /// How the files are fetched, where they are not named.
    public let fetch: Fetch?
  }

  /// One metric with its options.
  public struct MetricRequest: Sendable {
    public let id: String
    public let options: OptionTable
    public let place: Place
  }

  /// The pipeline file as the user named it.
  public let name: String
  /// The same without its folder, which is so wherever the pipeline stands.
  var nameInFolder: String { name.split(separator: "/").last.map(String.init) ?? "" }
  public let ledger: String
  public let out: String
  public let groups: String
  public let groupsPath: String
  public let groupsPlace: Place
  /// The folder of snapshots as the pipeline names it, and where it is.
  public let snapshots: String
  public let snapshotsPath: String
  public let sources: [Source]
  public let metrics: [MetricRequest]
  /// The languages of the report, the first of them first.
  public let languages: [Language]
  /// How many rejects a clean run may have.
  public let allowedRejects: Int
  /// How many records the ledger's plain table may have.
  public let plainRecords: Int
  /// How many rejects of a file the ledger keeps.
  public let keptRejects: Int
  /// What is worth saying about the pipeline, though it can run.
  public let warnings: [Diagnostic]
}
