import ArgumentParser
import FoundationEssentials
import WaybillCore
import WaybillReport
import WaybillRunner

/// `waybill run`: the pipeline, from files to report.
struct RunCommand: ParsableCommand, PipelineCommand, LoggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read a pipeline's sources, keep them, compute its metrics and write the report.")

  @Argument(help: "The pipeline file.")
  var pipeline = "waybill.yaml"

  @OptionGroup var settings: SettingOptions

  @Option(help: "Write the output to this folder in place of the pipeline's 'out'; the ledger stays where it is.")
  var out: String?

  @Flag(help: "Commit nothing when there are more rejects than the pipeline allows.")
  var strict = false

  @Option(help: "How many threads read files; as many as the machine runs at once when left out.")
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Read files by so many processes at once; a run that is killed goes on from the units that they finished.",
      discussion: "With --engine: into how many units the files are cut at least; 32 when left out."))
  var workers: Int?

  @Option(help: "What carries out units of the files in the place of this process: spark.")
  var engine: Engine?

  @Option(help: "With --engine: the address of Spark's master, such as spark://host:7077, or 'local[4]'.")
  var master: String?

  @Option(
    help:
      "With --engine: an archive of 'make bundle', which Spark takes to its workers; else each has this program's file."
  )
  var bundle: String?

  @Option(
    help:
      "With --workers or --engine: write the records of each unit as a Parquet file into this folder, as they are read."
  )
  var parquet: String?

  @Flag(help: "Say on standard error how long each stage took, and how many rows or records it had.")
  var timings = false

  @Flag(help: "Keep nothing: compute the tables and write the report, without the records behind its figures.")
  var withoutLedger = false

  @Flag(
    help:
      "Run again whenever the pipeline, or a file that it names, has changed; Ctrl-C ends with the last run's status.")
  var watch = false

  @OptionGroup var log: LogOptions

  func validate() throws {
    let range = ThreadChoice.range
    let stated =
      threads.map { ("--threads", "\($0)") } ?? ThreadChoice.inEnvironment.map { (ThreadChoice.variable, $0) }
    if let (name, text) = stated, !(Int(text).map(range.contains) ?? false) {
      throw ValidationError("'\(name)' must be from \(range.lowerBound) to \(range.upperBound), not \(text)")
    }
    if let workers, !LocalWorkers.range.contains(workers) {
      let range = LocalWorkers.range
      throw ValidationError("'--workers' must be from \(range.lowerBound) to \(range.upperBound), not \(workers)")
    }
    if let option = engine != nil ? "--engine" : workers != nil ? "--workers" : nil {
      if withoutLedger {
        throw ValidationError("\(option) gathers what its processes read in a ledger; leave out --without-ledger")
      }
      if threads != nil {
        throw ValidationError("\(option) reads by processes of one thread each; leave out --threads")
      }
    }
    if engine != nil, master == nil { throw ValidationError("--engine needs --master, the address of Spark's master") }
    if parquet != nil, engine == nil, workers == nil {
      throw ValidationError(
        "--parquet is for --workers and --engine; 'waybill export --format parquet' writes the records of a run")
    }
    if parquet != nil, watch {
      throw ValidationError("--parquet takes the files of one state of the data into a folder; leave out --watch")
    }
    for (option, value) in [("--master", master), ("--bundle", bundle)] where value != nil && engine == nil {
      throw ValidationError("\(option) is for an engine; add --engine spark")
    }
  }

  func run(registry: Registry, terminal: Terminal) throws -> Int32 {
    guard watch else { return try runOnce(registry, terminal) }
    let watch = Watch(terminal: terminal) {
      Workspace.inputs(of: pipeline, registry: registry, settings: settings.values)
    }
    return try watch.run {
      do { return try runOnce(registry, terminal) } catch let problems as Diagnostics {
        terminal.show(problems, lines: lines)
        return ExitStatus.stopped(by: problems)
      }
    }
  }

  private func runOnce(_ registry: Registry, _ terminal: Terminal) throws -> Int32 {
    let workspace = try Workspace.open(pipeline, registry: registry, settings: settings.values)
    var options = PipelineRun.Options(
      out: out, strict: strict, arguments: ([pipeline] + settings.words).joined(separator: " "),
      started: Date.now.formatted(.iso8601), run: terminal.run)
    options.threads = threads
    options.keepsRecords = !withoutLedger
    if withoutLedger { options.command += " --without-ledger" }
    let outcome: PipelineRun.Outcome
    if let (carrier, workers) = carrier {
      outcome = try UnitRun(
        workspace, settings: settings.values, workers: workers, carrier: carrier, parquet: parquet
      ).execute(options) { terminal.progress($0) }
    } else {
      outcome = try PipelineRun(workspace, options: options).execute { terminal.progress($0) }
    }
    return terminal.show(outcome, timings: timings, lines: lines)
  }

  /// What carries out units, and how many there are at least to go round; nil where this process reads.
  private var carrier: (any UnitCarrier, workers: Int)? {
    if let engine, let master {
      switch engine {
      case .spark:
        let program = bundle.map { SparkCarrier.Program.bundle($0) } ?? .path(OwnProgram.path())
        return (SparkCarrier(master: master, program: program), workers ?? Self.unitsForEngine)
      }
    }
    return workers.map { (LocalWorkers($0, program: OwnProgram.path()), $0) }
  }

  /// Of a cluster nobody has said how many it does at once.
  private static let unitsForEngine = 32
}

/// The engines that schedule units.
enum Engine: String, ExpressibleByArgument, CaseIterable {
  case spark
}
