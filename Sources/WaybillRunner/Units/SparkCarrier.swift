import FoundationEssentials
public import WaybillCore

/// Has units carried out by Apache Spark, through the driver that comes with the program.
///
/// The driver is a process of this machine that gives a line for each unit. It ends when this process does, in whatever
/// way.
public struct SparkCarrier: UnitCarrier {
  /// The driver's place beside the folder of the mappings.
  static let driver = "engines/waybill_spark.py"
  /// The variables that name Spark's own Python, before the one that is found by `PATH`.
  private static let pythons = ["PYSPARK_DRIVER_PYTHON", "PYSPARK_PYTHON"]
  /// How many of the last lines of a driver that failed are told.
  private static let lastLines = 20

  /// What the workers run.
  public enum Program: Sendable {
    /// A file that each of them has at this path.
    case path(String)
    /// An archive of the program and its libraries, which Spark takes to them.
    case bundle(String)
  }

  private let master: String
  private let program: Program
  private let files: ShippedFiles

  /// Makes a carrier.
  ///
  /// - Parameter master: The address of Spark's master, such as `spark://host:7077` or `local[4]`.
  public init(master: String, program: Program, files: ShippedFiles = .standard) {
    self.master = master
    self.program = program
    self.files = files
  }

  public func carry(
    _ units: [String], of order: WorkOrder, progress: @escaping Progress.Listener
  ) throws(Diagnostics) {
    let places = files.places(of: Self.driver)
    guard let driver = places.first(where: Files.exists) else { throw Diagnostics([.noEngineDriver(places)]) }
    let stop = StopSignals()
    defer { stop.restore() }
    let environment = ProcessInfo.processInfo.environment
    let python = Self.pythons.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "python3"
    var arguments = [driver, order.plan] + order.folders + ["--master", master, "--with-parent"]
    switch program {
    case .path(let path): arguments += ["--program", path]
    case .bundle(let path): arguments += ["--bundle", path]
    }
    for unit in units { arguments += ["--unit", unit] }
    let process: WorkerProcess
    do throws(WorkerProcess.StartError) {
      process = try WorkerProcess(python, arguments, of: "", holdsInput: true)
    } catch {
      throw Diagnostics([.engineNotStarted(python, reason: error.reason)])
    }
    var answers = Answers(Progress("reading by Spark at \(master)", of: Int64(units.count), counting: "rows"))
    progress(answers.step)
    var ending: Int?
    while ending == nil {
      WorkerProcess.wait(for: [process])
      if let signal = stop.caught {
        process.stop()
        stop.follow(signal)
      }
      ending = process.ending()
      if answers.take(process.output) { progress(answers.step) }
    }
    if !answers.failures.isEmpty { throw Diagnostics(answers.failures) }
    if ending != 0 || answers.step.done < units.count {
      throw Diagnostics([.engineFailed(ending ?? 0, lastLines: process.lastLines(Self.lastLines))])
    }
  }

  /// What the driver has told of units so far.
  struct Answers {
    private(set) var step: Progress
    private(set) var failures: [Diagnostic] = []
    private var taken = 0

    init(_ step: Progress) { self.step = step }

    /// Why a unit has no shard, as the driver tells it.
    private struct Failure: Decodable {
      let unit: String
      let status: Int
      let lines: [String]
    }

    /// Takes the lines that are new in an output; false where there are none.
    mutating func take(_ output: [UInt8]) -> Bool {
      guard let end = output[taken...].lastIndex(of: UInt8(ascii: "\n")) else { return false }
      for line in output[taken..<end].split(separator: UInt8(ascii: "\n")) {
        if let manifest = ShardManifest(Array(line)) {
          step.done += 1
          step.count += manifest.rows
        } else if let failure = try? JSONDecoder().decode(Failure.self, from: Data(line)) {
          failures.append(.unitFailed(failure.unit, failure.status, lastLines: failure.lines))
        }
      }
      taken = end + 1
      return true
    }
  }
}
