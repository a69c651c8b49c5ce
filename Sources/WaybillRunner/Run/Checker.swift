public import WaybillCore
import WaybillMapping

/// Checks a pipeline or a mapping, and that mappings fit the headers of their files, without reading the rows.
public enum Checker {
  /// What a check found.
  public struct Result: Sendable {
    public let problems: Diagnostics
    /// One line on what was checked, when there was no problem.
    public let summary: String
    /// Where the files stand that diagnostics name, by that name.
    public let paths: [String: String]
  }

  /// Checks one file, by its first key a pipeline or a mapping.
  ///
  /// - Throws: the problems of a file that cannot be read as YAML, or as either.
  public static func check(_ path: String, registry: Registry) throws(Diagnostics) -> Result {
    let tree = try YAMLReader.read(try Files.bytes(path, named: path), file: path)
    if tree["mapping"] != nil { return try checkMapping(path, registry: registry) }
    let workspace = try Workspace.open(path, registry: registry)
    var problems = Diagnostics(workspace.pipeline.warnings)
    for source in workspace.sources {
      for file in source.files {
        do { try checkHeader(of: file, in: source) } catch { problems.add(Diagnostics(explaining: error)) }
      }
    }
    let files = workspace.sources.reduce(0) { $0 + $1.files.count }
    return Result(
      problems: problems,
      summary:
        "\(workspace.sources.count) sources with \(files) files and \(workspace.metrics.count) metrics, no errors",
      paths: workspace.filePaths)
  }

  private static func checkMapping(_ path: String, registry: Registry) throws(Diagnostics) -> Result {
    var library = ReferenceLibrary()
    var problems = Diagnostics()
    let groups = "\(ReferenceLibrary.folder(of: path))/\(ReferenceLibrary.groupsFile)"
    if Files.exists(groups) { _ = library.groups(groups, at: groups, problems: &problems) }
    let (mapping, _) = try library.mapping(path, at: path, namedAt: nil)
    guard let adapter = registry.source(mapping.adapter) else {
      throw Diagnostics([.unknownAdapter(mapping.adapter, known: registry.sourceIDs, at: mapping.adapterPlace)])
    }
    do {
      try mapping.checkReadKeys(for: adapter)
      _ = try adapter.init(options: mapping.readOptions)
    } catch {
      problems.add(error)
    }
    return Result(problems: problems, summary: "mapping '\(mapping.id)', no errors", paths: [:])
  }

  private static func checkHeader(of file: PipelineFile.Source.File, in source: Workspace.Source) throws {
    let snapshot = try Files.snapshot(file.path, named: file.name, at: file.place)
    for unit in try source.adapter.units(of: snapshot, atMost: 1) {
      var reader = try source.adapter.makeReader(for: unit)
      var rows = RowBatch()
      _ = try reader.read(into: &rows)
      _ = try Mapper(try BoundMapping(source.mapping, to: reader.layout), file: file.name)
    }
  }
}
