import WaybillCore

/// The mappings of a pipeline, each with its tests.
struct MappingsCheck {
  private let file: PipelineFile
  private let registry: Registry

  init(_ file: PipelineFile, registry: Registry) {
    self.file = file
    self.registry = registry
  }

  func findings(_ progress: @escaping Progress.Listener) -> [Finding] {
    var seen = Set<String>()
    return file.sources.filter { seen.insert($0.mappingPath).inserted }.flatMap { source -> [Finding] in
      do throws(Diagnostics) {
        let results = try MappingTester(registry: registry).run(source.mappingPath, progress: progress)
        let failed = results.count { !$0.passed }
        if failed > 0 {
          let problem = Diagnostic.mappingTests(failed, of: results.count, at: Place(file: source.mapping))
          return [.faulty(.mappings, problem, remedy: Remedy.tests(source.mappingPath))]
        }
        return [.sound(.mappings, "\(source.mapping): \(counted(results.count, "test")) passed")]
      } catch {
        return error.sorted.map { .faulty(.mappings, $0, remedy: Remedy.mapping) }
      }
    }
  }
}
