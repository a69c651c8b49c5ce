public import WaybillCore
import WaybillMapping
public import WaybillReport

/// Checks a pipeline or a mapping, and that mappings fit the headers of their files, without reading the rows.
public enum Checker {
  /// What a check found.
  public struct Result: Sendable {
    public let problems: Diagnostics
    /// One line on what was checked; nil when it has errors.
    public let summary: String?
    /// The lines of the files that the problems name.
    public let lines: FileLines
  }

  /// Checks one file, by its keys a mapping, a file of parties, groups or categories, or a pipeline.
  ///
  /// - Parameter settings: the parameters of a pipeline that are set, by name.
  public static func check(_ named: String, registry: Registry, settings: [String: String] = [:]) -> Result {
    var path = named
    var isPipeline = false
    var problems = Diagnostics()
    var summary: String?
    do throws(Diagnostics) {
      path = try ShippedFiles.standard.path(of: named, in: ".")
      let tree = try YAMLReader.read(try Files.bytes(path, named: path), file: path)
      let checked: Checked
      if tree["mapping"] != nil {
        checked = try checkMapping(path, registry: registry)
      } else if tree["pipeline"] == nil, let summary = try checkReference(tree, path: path) {
        checked = (Diagnostics(), summary)
      } else {
        isPipeline = true
        checked = try checkPipeline(path, registry: registry, settings: settings)
      }
      problems = checked.problems
      if !problems.hasErrors { summary = checked.summary }
    } catch {
      problems = error
    }
    let lines = isPipeline ? FileLines { PipelineFile.path(of: $0, namedIn: named) } : FileLines()
    return Result(problems: problems, summary: summary, lines: lines)
  }

  private typealias Checked = (problems: Diagnostics, summary: String)

  private static func checkPipeline(
    _ path: String, registry: Registry, settings: [String: String]
  ) throws(Diagnostics) -> Checked {
    let workspace = try Workspace.open(path, registry: registry, settings: settings)
    var problems = Diagnostics(workspace.pipeline.warnings)
    for source in workspace.sources { problems.add(Self.problems(of: source.mapping)) }
    let unread = workspace.sources.filter { type(of: $0.adapter).descriptor.startsProgram }.flatMap(\.files)
    for source in workspace.sources where !type(of: source.adapter).descriptor.startsProgram {
      for file in source.files {
        do { try checkHeader(of: file, in: source) } catch { problems.add(Diagnostics(explaining: error)) }
      }
    }
    let files = workspace.sources.reduce(0) { $0 + $1.files.count }
    return (
      problems,
      "\(counted(workspace.sources.count, "source")) with \(counted(files, "file")) and "
        + "\(counted(workspace.metrics.count + workspace.queries.count, "metric")), no errors"
        + (unread.isEmpty ? "" : "; \(counted(unread.count, "file")) not looked at, for a check starts no program")
    )
  }

  /// Checks a file of parties, categories or groups; nil when it is none of them.
  private static func checkReference(_ tree: ConfigNode, path: String) throws(Diagnostics) -> String? {
    if tree["countries"] != nil {
      return "\(counted(try Gazetteer.read(tree).codes.count, "party", "parties")), no errors"
    }
    if tree["categories"] != nil { return "\(counted(try CategorySchemes.read(tree).ids.count, "scheme")), no errors" }
    guard tree["groups"]?.text == "1" else { return nil }
    var library = ReferenceLibrary()
    var problems = Diagnostics()
    let groups = library.groups(path, at: path, namedAt: nil, problems: &problems)
    try problems.throwIfErrors()
    return "\(counted(groups.ids.count, "group")), no errors"
  }

  private static func checkMapping(_ path: String, registry: Registry) throws(Diagnostics) -> Checked {
    let mapping = try Workspace.Source.open(mapping: path, registry: registry).mapping
    return (problems(of: mapping), "mapping '\(mapping.id)', no errors")
  }

  /// What is wrong with a mapping that can be read.
  private static func problems(of mapping: MappingFile) -> Diagnostics {
    var problems = mapping.testProblems
    problems.add(Diagnostics(mapping.placeholders))
    return problems
  }

  private static func checkHeader(of file: PipelineFile.Source.File, in source: Workspace.Source) throws {
    let snapshot = try Files.snapshot(file.path, named: file.name, at: file.place)
    var units = try SnapshotUnits(of: snapshot, source)
    for unit in units.all {
      var reader = try source.adapter.makeReader(for: unit)
      var rows = RowBatch()
      _ = try reader.read(into: &rows)
      var layout = reader.layout
      _ = try Mapper(try units.bind(&layout, of: unit), file: file.name, part: unit.part)
    }
  }
}
