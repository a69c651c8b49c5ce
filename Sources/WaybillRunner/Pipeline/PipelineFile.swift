public import WaybillCore

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
    public let files: [File]
  }

  /// One metric with its options.
  public struct MetricRequest: Sendable {
    public let id: String
    public let options: OptionTable
    public let place: Place
  }

  /// The pipeline file as the user named it.
  public let name: String
  public let ledger: String
  public let out: String
  public let groups: String
  public let groupsPath: String
  public let groupsPlace: Place
  public let sources: [Source]
  public let metrics: [MetricRequest]
  /// How many rejects a clean run may have.
  public let allowedRejects: Int
  /// What is worth saying about the pipeline, though it can run.
  public let warnings: [Diagnostic]
}

/// The keys of a pipeline: the one specification that validates it.
enum PipelineKeys {
  static let top = [
    OptionSpec("pipeline", "1", required: true, help: "The version of the file's form."),
    OptionSpec("ledger", "path", required: true, help: "The ledger, an SQLite file."),
    OptionSpec("out", "path", required: true, help: "The folder for tables and reports."),
    OptionSpec("sources", "list of sources", required: true, help: "What to read."),
    OptionSpec("groups", "path", required: true, help: "The file of dated groups."),
    OptionSpec("metrics", "list of metrics", required: true, help: "What to compute."),
    OptionSpec("assumptions", "list", help: "Named assumptions; none is known yet."),
    OptionSpec("report", "table", help: "How the report is written."),
    OptionSpec("limits", "table", help: "What a clean run may have."),
  ]
  static let source = [
    OptionSpec("mapping", "path", required: true, help: "The mapping that reads the files."),
    OptionSpec("files", "list of paths", required: true, help: "The publisher's files."),
    OptionSpec("sha256", "`pin` or hashes", help: "The hash that each file must have."),
  ]
  static let report = [OptionSpec("languages", "list of `en`", help: "The report's languages.")]
  static let limits = [OptionSpec("rejects", "number", help: "How many rejects a clean run may have.")]
}
