public import WaybillCore
import WaybillFormats
import WaybillMapping
import WaybillReport

/// A pipeline with everything that it names read and checked, ready to run.
public struct Workspace: Sendable {
  /// A mapping of the pipeline, with its files and its adapter.
  struct Source: Sendable {
    let mapping: MappingFile
    /// The hash of the mapping and of every reference file that it was read with.
    let mappingHash: String
    let name: String
    let adapter: any SourceAdapter
    let files: [PipelineFile.Source.File]
    /// What is asked for, where the files are fetched.
    var plan: FetchPlan?
  }

  public let pipeline: PipelineFile
  let sources: [Source]
  let metrics: [any Metric]
  /// What the pipeline asks of each of ``metrics``.
  let metricRequests: [PipelineFile.MetricRequest]
  /// The metrics in SQL, whose tables come after those of ``metrics``.
  let queries: [QueryMetric]
  /// What is made of the tables of both.
  let comparisons: [any Comparison]
  let groups: GroupBook
  /// The short names of parties by code, in each language of reports.
  let partyNames: [Language: [String: String]]
  /// The hash of everything but the data: pipeline, mappings, references.
  let definitionHash: String
  /// The hash of the pipeline and its groups alone.
  let ownHash: String
  /// What the pipeline asks for, as a ledger keeps it.
  let options: KeptOptions

  /// Reads a pipeline and every mapping and reference file that it names.
  ///
  /// - Parameters:
  ///   - path: The pipeline file, as the user named it.
  ///   - registry: The sources and metrics that the program has.
  ///   - settings: The parameters that are set, by name.
  ///   - environment: The variables of the environment where the pipeline is opened to be fetched, with files that need
  ///     not be there; nil otherwise.
  /// - Throws: every problem of all these files at once.
  public static func open(
    _ path: String, registry: Registry, settings: [String: String] = [:],
    fetchingWith environment: [String: String]? = nil
  ) throws(Diagnostics) -> Workspace {
    var loader = WorkspaceLoader(registry: registry, environment: environment)
    return try loader.open(path, settings: settings)
  }

  /// The files that a run of a pipeline reads, or would read if they were there and sound: the pipeline, mappings, reference
  /// files, data, and the folder of snapshots where files are fetched.
  public static func inputs(
    of path: String, registry: Registry, settings: [String: String] = [:]
  ) -> [String] {
    var loader = WorkspaceLoader(registry: registry, environment: nil)
    // What is wrong with them a run says.
    _ = try? loader.open(path, settings: settings)
    return (loader.data + loader.library.paths).sorted()
  }
}

/// Reads the files of a workspace, each once, gathering problems and hashes.
private struct WorkspaceLoader {
  let registry: Registry
  var problems = Diagnostics()
  var library = ReferenceLibrary()
  /// The variables of the environment; nil where nothing is fetched.
  let environment: [String: String]?
  var fetched: FetchedFiles?
  var pipelineName = ""
  /// The pipeline and what it reads, as far as it is known.
  var data: [String] = []

  init(registry: Registry, environment: [String: String]?) {
    self.registry = registry
    self.environment = environment
  }

  mutating func open(_ path: String, settings: [String: String]) throws(Diagnostics) -> Workspace {
    data = [path]
    let bytes = try Files.bytes(path, named: path)
    let written = try YAMLReader.read(bytes, file: path)
    let parameters = try PipelineParameters(written, settings: settings)
    let tree = parameters.applied(to: written)
    let pipeline = try PipelineFile.read(
      tree, name: path, folder: ReferenceLibrary.folder(of: path), metricIDs: registry.metricIDs)
    fetched = FetchedFiles(pipeline)
    pipelineName = path
    data += pipeline.sources.flatMap(\.files).map(\.path)
    if pipeline.sources.contains(where: { $0.fetch != nil }) { data.append(pipeline.snapshotsPath) }
    let groups = library.groups(
      pipeline.groups, at: pipeline.groupsPath, namedAt: pipeline.groupsPlace, problems: &problems)
    // What asks for a group that a faulty file would have named is not faulty itself.
    let groupsAreWhole = problems.isEmpty

    var sources: [Workspace.Source] = []
    var firsts: [String: Place] = [:]
    for request in pipeline.sources {
      do {
        let source = try open(request)
        sources.append(source)
        if let first = firsts.updateValue(request.mappingPlace, forKey: source.mapping.id) {
          problems.add(.duplicateSource(source.mapping.id, at: request.mappingPlace, first: first))
        }
      } catch {
        problems.add(error)
      }
    }
    // What a source that cannot be read would have been called is not known.
    let sourcesAreWhole = sources.count == pipeline.sources.count
    if sourcesAreWhole { checkSourceNames(pipeline.metrics, known: sources.map(\.mapping.id)) }
    var metrics: [any Metric] = []
    var queries: [QueryMetric] = []
    var comparisons: [any Comparison] = []
    var claimFiles: [String] = []
    var claims: [Claim] = []
    for request in pipeline.metrics where groupsAreWhole {
      if request.id == QueryMetric.word {
        do { queries.append(try QueryMetric(request.options)) } catch { problems.add(error) }
      }
      do {
        switch request.id {
        case Triangulation.word: comparisons.append(try Triangulation(request.options))
        case ClaimCheck.word:
          let (options, file) = try library.claims(of: request.options, of: path)
          claimFiles += file.map { [$0] } ?? []
          let check = try ClaimCheck(options)
          claims += check.claims
          comparisons.append(check)
        default: break
        }
      } catch { problems.add(error) }
      guard let type = registry.metric(request.id) else { continue }
      do { metrics.append(try type.init(options: request.options, groups: groups)) } catch { problems.add(error) }
    }
    if sourcesAreWhole { checkPartyCodes(pipeline.metrics, claims) }
    try problems.throwIfErrors()
    let set = parameters.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let own = set + [SHA256.of(bytes), library.hash(of: [pipeline.groupsPath] + claimFiles)]
    let hashes = own + sources.map(\.mappingHash)
    return Workspace(
      pipeline: pipeline, sources: sources, metrics: metrics,
      metricRequests: pipeline.metrics.filter { registry.metric($0.id) != nil }, queries: queries,
      comparisons: comparisons,
      groups: groups,
      partyNames: Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
          (
            language,
            library.gazetteers.values.reduce(into: [:]) { $0.merge($1.names(in: language)) { first, _ in first } }
          )
        }),
      definitionHash: SHA256.of(Array(hashes.joined(separator: "\n").utf8)),
      ownHash: SHA256.of(Array(own.joined(separator: "\n").utf8)),
      options: KeptOptions(
        tree,
        files: Dictionary(
          ([(pipeline.groups, pipeline.groupsPath)] + claimFiles.map { ($0, $0) }).map {
            // Where Waybill's own files are installed is not what was asked for.
            (Self.lastName($0.0), library.hash(of: [$0.1]))
          }
        ) { first, _ in first }))
  }

  private static func lastName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Notes the sources that metrics name and the pipeline does not have.
  private mutating func checkSourceNames(_ metrics: [PipelineFile.MetricRequest], known: [String]) {
    for request in metrics {
      for (name, place) in request.options.values(of: .sourceID, by: keys(of: request)) where !known.contains(name) {
        problems.add(.unknownSource(name, known: known, at: place))
      }
    }
  }

  /// Notes the parties that metrics name and no gazetteer has.
  private mutating func checkPartyCodes(_ metrics: [PipelineFile.MetricRequest], _ claims: [Claim]) {
    let codes = PartyCodes(library.gazetteers.values)
    let named = metrics.flatMap { $0.options.values(of: .partyCode, by: keys(of: $0)) } + claims.flatMap(\.exporters)
    for (text, place) in named {
      if let problem = codes.problem(of: text, at: place) { problems.add(problem) }
    }
  }

  private func keys(of request: PipelineFile.MetricRequest) -> [OptionSpec] {
    registry.metric(request.id)?.descriptor.options ?? Comparisons.keys[request.id] ?? []
  }

  private mutating func open(_ source: PipelineFile.Source) throws(Diagnostics) -> Workspace.Source {
    let (mapping, hash) = try library.mapping(source.mapping, at: source.mappingPath, namedAt: source.mappingPlace)
    guard let type = registry.source(mapping.adapter) else {
      throw Diagnostics([
        .unknownAdapter(mapping.adapter, known: registry.sourceIDs, at: mapping.adapterPlace)
      ])
    }
    try mapping.checkReadKeys(for: type)
    let adapter = try type.init(options: mapping.readOptions.inFolder(ReferenceLibrary.folder(of: source.mappingPath)))
    let whole = try library.hash(hash, withPartsOf: adapter)
    let plan: FetchPlan? =
      if let fetch = source.fetch { try FetchPlan(fetch, of: mapping, environment: environment) } else { nil }
    let id = source.edition.map { mapping.edition($0).id } ?? mapping.id
    var files = source.files
    if let plan {
      files = try fetchedFiles(of: plan, id, source)
      data += files.map(\.path)
    }
    guard let edition = source.edition else {
      return Workspace.Source(
        mapping: mapping, mappingHash: whole, name: source.mapping, adapter: adapter, files: files, plan: plan)
    }
    // The records of an edition are of a source of their own, so that a file taken in without it is read again.
    return Workspace.Source(
      mapping: mapping.edition(edition), mappingHash: SHA256.of(Array("\(whole)\n\(edition)".utf8)),
      name: source.mapping, adapter: adapter, files: files, plan: plan)
  }

  /// What was fetched for a source; nothing where it is to be fetched.
  private mutating func fetchedFiles(
    of plan: FetchPlan, _ id: String, _ source: PipelineFile.Source
  ) throws(Diagnostics) -> [PipelineFile.Source.File] {
    guard environment == nil else { return [] }
    return try fetched?.files(
      of: plan, source: id, place: source.fetch?.place ?? source.mappingPlace, pipeline: pipelineName) ?? []
  }
}
