import WaybillCore

/// The mappings that come with the program, and those of a pipeline, each with its tests.
struct MappingsCheck {
  private let registry: Registry
  private let shipped: ShippedFiles

  init(registry: Registry, shipped: ShippedFiles) {
    self.registry = registry
    self.shipped = shipped
  }

  /// Where the mappings are that are named by their name alone; nothing where none came with the program.
  func ofProgram() -> [Finding] {
    if shipped.isThere {
      return [.sound(.mappings, "\(shipped.folder): \(counted(shipped.names.count, "file")) that come with waybill")]
    }
    return shipped.isSet ? [.faulty(.mappings, .noShippedFolder(shipped), remedy: Remedy.shipped)] : []
  }

  func findings(of file: PipelineFile, _ progress: @escaping Progress.Listener) -> [Finding] {
    var seen = Set<String>()
    return file.sources.filter { seen.insert($0.mappingPath).inserted }.flatMap { source -> [Finding] in
      let isShipped = shipped.holds(source.mappingPath)
      do throws(Diagnostics) {
        let results = try MappingTester(registry: registry).run(source.mappingPath, progress: progress)
        let failed = results.count { !$0.passed }
        if failed > 0 {
          let problem = Diagnostic.mappingTests(failed, of: results.count, at: Place(file: source.mapping))
          let remedy = isShipped ? Remedy.reinstall : Remedy.tests(source.mappingPath)
          return [.faulty(.mappings, problem, remedy: remedy)]
        }
        return [.sound(.mappings, "\(source.mapping): \(counted(results.count, "test")) passed")]
      } catch {
        return error.sorted.map { .faulty(.mappings, $0, remedy: isShipped ? Remedy.reinstall : Remedy.mapping) }
      }
    }
  }
}
