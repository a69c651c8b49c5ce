import Glibc
public import WaybillCore
import WaybillMapping

/// Looks at everything that a run rests on, and changes nothing.
public struct Doctor {
  private let pipeline: String?
  private let registry: Registry
  private let settings: [String: String]
  /// How many bytes are free where a file is.
  private let free: (String) -> Int64?
  private let shipped: ShippedFiles

  /// Makes a doctor of a pipeline, or of the program alone.
  public init(_ pipeline: String?, registry: Registry, settings: [String: String] = [:]) {
    self.init(pipeline, registry: registry, settings: settings, shipped: .standard, free: Self.free)
  }

  /// Makes a doctor that is told what comes with the program, and how many bytes are free.
  init(
    _ pipeline: String?, registry: Registry, settings: [String: String], shipped: ShippedFiles,
    free: @escaping (String) -> Int64?
  ) {
    self.shipped = shipped
    self.pipeline = pipeline
    self.registry = registry
    self.settings = settings
    self.free = free
  }

  /// Looks at everything, and tells each finding as it comes.
  public func examine(progress: @escaping Progress.Listener = { _ in }) -> [Finding] {
    let mappings = MappingsCheck(registry: registry, shipped: shipped)
    var findings = LibraryCheck.findings()
    guard let pipeline else { return findings + mappings.ofProgram() }
    do throws(Diagnostics) {
      let written = try YAMLReader.read(try Files.bytes(pipeline, named: pipeline), file: pipeline)
      let tree = try PipelineParameters(written, settings: settings).applied(to: written)
      let file = try PipelineFile.read(
        tree, name: pipeline, folder: ReferenceLibrary.folder(of: pipeline), metricIDs: registry.metricIDs)
      findings += whole(file)
      progress(Progress("reading \(file.ledger)"))
      findings += LedgerCheck(file, free: free).findings()
      findings += mappings.ofProgram()
      findings += mappings.findings(of: file, progress)
      findings += FileCheck(file, registry: registry).findings(progress)
    } catch {
      findings += error.sorted.map { .faulty(.pipeline, $0, remedy: Remedy.pipeline) }
    }
    return findings
  }

  /// What is wrong with the pipeline beside its mappings, which are looked at by themselves.
  private func whole(_ file: PipelineFile) -> [Finding] {
    do throws(Diagnostics) {
      let workspace = try Workspace.open(file.name, registry: registry, settings: settings, fetchingWith: [:])
      let metrics = workspace.metrics.count + workspace.queries.count + workspace.comparisons.count
      let words = "\(file.name): \(counted(workspace.sources.count, "source")), \(counted(metrics, "metric"))"
      return [.sound(.pipeline, words)] + file.warnings.map { .faulty(.pipeline, $0, remedy: Remedy.pipeline) }
    } catch {
      let mappings = file.sources.map(\.mapping)
      let own = error.sorted.filter { problem in !mappings.contains { problem.place?.file == $0 } }
      return own.map { .faulty(.pipeline, $0, remedy: Remedy.pipeline) }
    }
  }

  private static func free(_ path: String) -> Int64? {
    var status = statvfs()
    var folder = ReferenceLibrary.folder(of: path)
    while statvfs(folder, &status) != 0 {
      if !folder.contains("/") { return nil }
      folder = ReferenceLibrary.folder(of: folder)
    }
    return Int64(status.f_bavail) * Int64(status.f_frsize)
  }
}
