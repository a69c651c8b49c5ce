import WaybillCore
import WaybillMapping

extension Workspace.Source {
  /// Reads a mapping that is asked for by itself, with the reference files beside it and its adapter.
  ///
  /// - Throws: every problem of the mapping and of the files that it names.
  static func open(mapping path: String, registry: Registry) throws(Diagnostics) -> Workspace.Source {
    var library = ReferenceLibrary()
    var problems = Diagnostics()
    let groups = "\(ReferenceLibrary.folder(of: path))/\(ReferenceLibrary.groupsFile)"
    if Files.exists(groups) { _ = library.groups(groups, at: groups, namedAt: nil, problems: &problems) }
    let (mapping, hash) = try library.mapping(path, at: path, namedAt: nil)
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
    let whole = try library.hash(hash, withPartsOf: adapter)
    return Workspace.Source(mapping: mapping, mappingHash: whole, name: path, adapter: adapter, files: [])
  }
}
