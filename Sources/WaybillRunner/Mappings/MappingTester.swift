public import WaybillCore
import WaybillFormats
public import WaybillMapping

/// Runs the tests that stand in mappings: each given text through the mapping's own adapter, as a file of its own.
public struct MappingTester {
  /// How one test ended.
  public struct Result: Sendable {
    /// The mapping, as the user named it.
    public let mapping: String
    public let test: MappingTest
    /// What was expected and not found, or found and not expected.
    public let differences: [TestDifference]
    /// Why the given text could not be read at all.
    public let problems: Diagnostics

    /// Whether everything was as expected.
    public var passed: Bool { differences.isEmpty && problems.isEmpty }
  }

  private let registry: Registry

  /// Makes a tester with the sources that the program has.
  public init(registry: Registry) { self.registry = registry }

  /// The mappings that a file stands for: a mapping for itself, a pipeline for all of its own.
  ///
  /// - Throws: the problems of a file that cannot be read, and of a pipeline that is wrong.
  public func mappings(of named: String) throws(Diagnostics) -> [String] {
    let path = try ShippedFiles.standard.path(of: named, in: ".")
    let tree = try YAMLReader.read(try Files.bytes(path, named: path), file: path)
    if tree["mapping"] != nil { return [path] }
    let pipeline = try PipelineFile.read(
      tree, name: path, folder: ReferenceLibrary.folder(of: path), metricIDs: registry.metricIDs)
    var paths: [String] = []
    for source in pipeline.sources where !paths.contains(source.mappingPath) { paths.append(source.mappingPath) }
    return paths
  }

  /// Runs the tests of one mapping, in their order.
  ///
  /// - Parameter progress: told how far the tests have come.
  /// - Throws: the problems of the mapping itself, and of its tests.
  public func run(
    _ path: String, progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) -> [Result] {
    let source = try Workspace.Source.open(mapping: path, registry: registry)
    try source.mapping.testProblems.throwIfErrors()
    var step = Progress("testing \(path)", of: Int64(source.mapping.tests.count), counting: "tests")
    return source.mapping.tests.map { test in
      progress(step)
      step.count += 1
      step.done += 1
      do throws(Diagnostics) {
        let found = try read(test, by: source)
        return Result(
          mapping: path, test: test, differences: test.differences(records: found.records, rejects: found.rejects),
          problems: Diagnostics())
      } catch {
        return Result(mapping: path, test: test, differences: [], problems: error)
      }
    }
  }

  private func read(_ test: MappingTest, by source: Workspace.Source) throws(Diagnostics) -> FileReading {
    switch test.given {
    case .file(let name, let place):
      let path = PipelineFile.absolute(name, in: ReferenceLibrary.folder(of: source.name))
      return try FileReading(path, named: path, at: place, by: source)
    case .bytes(let bytes):
      // A file of its own, so that the adapter reads what it always reads.
      return try TemporaryFile.with(bytes) { path throws(Diagnostics) in
        do throws(Diagnostics) {
          return try FileReading(path, named: "\(source.name)#\(test.name)", at: test.place, by: source)
        } catch {
          throw Diagnostics(error.all.map { $0.code == .noWorkbook ? $0.ofGivenText : $0 })
        }
      }
    }
  }
}
