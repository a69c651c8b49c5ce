import WaybillCore
import WaybillMapping

extension Workspace.Source {
  /// Reads a mapping that is asked for by itself, with the reference files beside it and its adapter.
  ///
  /// - Throws: every problem of the mapping and of the files that it names.
  static func open(mapping path: String, registry: Registry) throws(Diagnostics) -> Workspace.Source {
    try openParts(mapping: path, registry: registry).source
  }

  /// The same, with what the mapping was read from.
  static func openParts(
    mapping named: String, registry: Registry
  ) throws(Diagnostics) -> (source: Workspace.Source, parts: ReferenceLibrary.MappingParts) {
    let path = try ShippedFiles.standard.path(of: named, in: ".")
    var library = ReferenceLibrary()
    var problems = Diagnostics()
    let groups = ShippedFiles.standard.path(
      of: ReferenceLibrary.groupsFile, beside: ReferenceLibrary.folder(of: path))
    if Files.exists(groups) { _ = library.groups(groups, at: groups, namedAt: nil, problems: &problems) }
    let (mapping, parts): (MappingFile, ReferenceLibrary.MappingParts)
    do {
      parts = try library.parts(ofMapping: path, at: path, namedAt: nil)
      mapping = try MappingFile.read(parts.tree, references: parts.references)
    } catch {
      problems.add(error)
      problems.add(try readProblems(of: path, beside: error, registry: registry))
      throw problems
    }
    guard let type = registry.source(mapping.adapter) else {
      throw Diagnostics([.unknownAdapter(mapping.adapter, known: registry.sourceIDs, at: mapping.adapterPlace)])
    }
    var adapter: (any SourceAdapter)?
    do {
      try mapping.checkReadKeys(for: type)
      adapter = try type.init(options: mapping.readOptions.inFolder(ReferenceLibrary.folder(of: path)))
    } catch {
      problems.add(error)
    }
    guard let adapter, !problems.hasErrors else { throw problems }
    let whole = try library.hash(library.hash(of: parts.paths), withPartsOf: adapter)
    return (Workspace.Source(mapping: mapping, mappingHash: whole, name: path, adapter: adapter, files: []), parts)
  }

  /// What the adapter has to say of the `read:` of a mapping with other problems, where they do not speak of it.
  private static func readProblems(
    of path: String, beside others: Diagnostics, registry: Registry
  ) throws(Diagnostics) -> Diagnostics {
    guard let tree = try? YAMLReader.read(try Files.bytes(path, named: path), file: path),
      let (adapter, options) = MappingFile.readOptions(of: tree)
    else { return Diagnostics() }
    guard let type = registry.source(adapter) else {
      let place = (options["adapter"] ?? options["format"])?.place
      return Diagnostics([.unknownAdapter(adapter, known: registry.sourceIDs, at: place ?? options.place)])
    }
    var problems = Diagnostics()
    do {
      try MappingFile.checkReadKeys(of: options, for: type)
      _ = try type.init(options: options)
    } catch {
      problems.add(error)
    }
    return Diagnostics(problems.all.filter { problem in !others.all.contains { $0.place == problem.place } })
  }
}
