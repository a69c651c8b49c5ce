import FoundationEssentials
public import WaybillCore
import WaybillFormats
import WaybillLedger
import WaybillMapping
public import WaybillReport

/// One run of a pipeline: read, map, keep, measure; one transaction, whole or not at all.
public struct PipelineRun {
  /// What a run is told by its caller.
  public struct Options: Sendable {
    /// Where the output goes; the pipeline's `out` when nil.
    public var out: String?
    /// Whether more rejects than allowed undo the run.
    public var strict: Bool
    /// How many threads read files; as many as the machine runs at once when nil. The outcome is the same for any.
    public var threads: Int?
    /// Whether records are kept in the pipeline's ledger; else nothing is left but tables and report, without the records
    /// behind their figures.
    public var keepsRecords = true
    /// The pipeline with its settings, as the user gave them, for commands that the report tells.
    public var arguments: String
    /// The command as the user gave it, for the report.
    public var command: String
    /// The time of the run in ISO 8601, for the ledger alone.
    public var started: String
    /// What tells the run from others in logs, for the ledger alone.
    public var run: String

    /// Makes options.
    public init(out: String? = nil, strict: Bool = false, arguments: String, started: String, run: String = "") {
      self.out = out
      self.strict = strict
      self.arguments = arguments
      command = "waybill run \(arguments)\(out.map { " --out \($0)" } ?? "")\(strict ? " --strict" : "")"
      self.started = started
      self.run = run
    }
  }

  /// How a run ended.
  public struct Outcome: Sendable {
    public let report: RunReport
    /// Where the output was written.
    public let out: String
    /// 0, or 3 when more rows were rejected than the pipeline allows.
    public let exitStatus: Int
    public fileprivate(set) var diagnostics: [Diagnostic]
    /// What the stages took.
    public fileprivate(set) var timings: Timings

    /// The outcome with more diagnostics.
    func adding(_ more: [Diagnostic]) -> Self {
      var outcome = self
      outcome.diagnostics += more
      return outcome
    }
  }

  private let workspace: Workspace
  private let options: Options
  /// The shards of each file in order, where files are not to be read here.
  private let shards: [FileShards]?

  /// Makes a run of a workspace.
  public init(_ workspace: Workspace, options: Options) { self.init(workspace, options: options, shards: nil) }

  init(_ workspace: Workspace, options: Options, shards: [FileShards]?) {
    self.workspace = workspace
    self.options = options
    self.shards = shards
  }

  /// Runs the pipeline and writes its output.
  ///
  /// - Parameter progress: told how far the run has come.
  /// - Throws: why nothing was committed.
  public func execute(progress: @escaping Progress.Listener = { _ in }) throws(Diagnostics) -> Outcome {
    let pipeline = workspace.pipeline
    let out = options.out ?? pipeline.out
    var placement: ReportPlacement?
    do {
      let ledger = try openLedger()
      return try ledger.transaction { transaction in
        var outcome = try run(in: transaction, out: out, progress: progress)
        // Before the commit, so that a run whose report cannot be written leaves nothing behind.
        progress(Progress("writing \(out)"))
        let report = outcome.report
        try outcome.timings.time(.report) {
          let written = try ReportWriter.placement(of: report, in: out)
          placement = written
          try written.place()
        }
        return outcome
      }
    } catch {
      placement?.withdraw()
      throw Diagnostics(explaining: error)
    }
  }

  private func openLedger() throws -> Ledger {
    let pipeline = workspace.pipeline
    if options.keepsRecords {
      try Files.makeFolder(ReferenceLibrary.folder(of: pipeline.ledger))
      return try Ledger(
        path: pipeline.ledger, plainRowsUpTo: pipeline.plainRecords, rejectsUpTo: pipeline.keptRejects)
    }
    if let query = workspace.queries.first { throw Diagnostics([.queryWithoutLedger(query.id, at: query.place)]) }
    return try Ledger.passing(rejectsUpTo: pipeline.keptRejects)
  }

  private func run(
    in transaction: LedgerTransaction, out: String, progress: @escaping Progress.Listener
  ) throws -> Outcome {
    var metrics = MetricSet(workspace.metrics)
    var kept: [KeptSource] = []
    let threads = ThreadChoice(options.threads)
    var shards = shards?[...]
    for source in workspace.sources {
      var keptSource = KeptSource(source)
      for file in source.files {
        progress(Progress("reading \(file.name)"))
        try keptSource.add(
          file, shards: shards?.removeFirst(), to: &metrics, in: transaction, threads: threads, progress: progress)
      }
      kept.append(keptSource)
    }
    progress(Progress("measuring"))
    let ingests = kept.flatMap { $0.ingests.flatMap(\.ids) }
    let mappings = workspace.sources.map(\.mapping)
    let context = metrics.context(of: mappings)
    var timings = Timings()
    for source in kept { timings.merge(source.timings) }
    let (ofMetrics, measuring) = timings.time(.compute) {
      metrics.finish(context) { type(of: $0).descriptor.id == EvidenceGatherer.metric }
    }
    let measured =
      try ofMetrics.map(\.table) + workspace.queries.map { try $0.table(over: ingests, in: transaction) }
    let makeup = metrics.makeup(of: mappings)
    let tables = measured + workspace.comparisons.map { $0.table(from: measured, sources: makeup) }
    let empty = EmptySelections(makeup.map { ($0, metrics.years(of: $0.id)) })
    let unanswered = workspace.metricRequests.enumerated().flatMap { place, request in
      empty.warnings(
        of: request, keys: type(of: workspace.metrics[place]).descriptor.options,
        tables: ofMetrics.filter { $0.metric == place }.map(\.table))
    }
    let checks = kept.map { $0.checkOutcomes() }
    var report = RunReport(
      languages: workspace.pipeline.languages, pipeline: workspace.pipeline.name, command: options.command,
      sources: zip(kept, checks).map { $0.report(years: metrics.years(of: $0.source.mapping.id), checks: $1) },
      tables: tables, partyNames: workspace.partyNames,
      membershipChanges: MembershipChange.all(in: workspace.groups))
    if options.keepsRecords {
      progress(Progress("gathering the records behind the figures"))
      var gatherer = EvidenceGatherer(report.figuresShown, metrics: measuring, tables: ofMetrics)
      try timings.time(.evidence, rows: kept.reduce(0) { $0 + $1.recordCount }) {
        try gatherer.look(at: kept, in: transaction)
      }
      report.evidence = gatherer.evidence(arguments: options.arguments)
    }

    let rejects = kept.reduce(0) { $0 + $1.rejectCount }
    let allowed = workspace.pipeline.allowedRejects
    let failed = Diagnostics(checks.joined().compactMap(\.diagnostic))
    var diagnostics = workspace.pipeline.warnings + unanswered + kept.flatMap(\.warnings) + failed.all
    if rejects > allowed {
      diagnostics.append(
        .tooManyRejects(
          rejects, allowed: allowed, strict: options.strict, kept: options.keepsRecords ? options.arguments : nil))
    }
    let isRefused = rejects > allowed && options.strict
    if failed.hasErrors || isRefused {
      // The ledger will not have the rejects, so this is the one place where they can be seen.
      let examples = isRefused || checks.joined().contains { !$0.passed && $0.metric == .rejectCount }
      throw Diagnostics(diagnostics + (examples ? report.sources.flatMap(\.rejects).flatMap(\.examples) : []))
    }
    let exitStatus = rejects > allowed ? 3 : 0
    try record(tables, of: kept, exitStatus: exitStatus, in: transaction)
    return Outcome(report: report, out: out, exitStatus: exitStatus, diagnostics: diagnostics, timings: timings)
  }

  /// Keeps the results once for the same inputs, and adds a row for the run.
  private func record(
    _ tables: [MetricTable], of kept: [KeptSource], exitStatus: Int, in transaction: LedgerTransaction
  ) throws {
    let snapshots = kept.flatMap { source in source.ingests.map { "\(source.source.mapping.id) \($0.snapshot.sha256)" }
    }
    let inputs = [Version.current, workspace.definitionHash] + snapshots
    let key = SHA256.of(Array(inputs.joined(separator: "\n").utf8))
    try transaction.storeResults(key: key, tables: tables, ingests: kept.flatMap { $0.ingests.flatMap(\.ids) })
    try transaction.recordRun(
      RunEntry(
        started: options.started, program: Version.current, pipeline: workspace.pipeline.name,
        pipelineHash: workspace.definitionHash, definitionHash: workspace.ownHash, resultKey: key,
        exitStatus: exitStatus, run: options.run, options: workspace.options.text))
  }

}

extension Diagnostics {
  /// The problems that an error from any layer stands for.
  init(explaining error: any Error) {
    switch error {
    case let error as Diagnostics: self = error
    case let error as Diagnostic: self.init([error])
    case let error as SourceError: self.init([error.diagnostic])
    case let error as LedgerError: self.init([error.diagnostic])
    default: self.init([.internalError("\(error)")])
    }
  }
}

/// The version of the program, which the ledger keeps with every ingest and run.
public enum Version {
  public static let current = "0.1.0"
}
