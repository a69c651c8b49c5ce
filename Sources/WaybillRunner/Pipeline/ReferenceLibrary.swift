import WaybillCore
import WaybillFormats
import WaybillMapping

/// The mappings and reference files of a run, each read once, with their hashes.
struct ReferenceLibrary {
  /// Gazetteers by path.
  private(set) var gazetteers: [String: Gazetteer] = [:]
  private var categories: [String: CategorySchemes] = [:]
  private var groups = GroupBook()
  private var hashes: [String: String] = [:]
  /// The paths of all that was read, or was to be.
  private(set) var paths: Set<String> = []

  /// The file of category schemes, which stands beside the mappings.
  static let categoriesFile = "categories.yaml"
  /// The gazetteer with whose codes groups are written.
  static let countriesFile = "countries.yaml"

  /// The file of dated groups, which stands beside the mappings.
  static let groupsFile = "groups.yaml"

  /// The folder that a file stands in.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// The hash over the contents of files that were read, in the order given.
  func hash(of paths: [String]) -> String {
    SHA256.of(Array(paths.map { hashes[$0] ?? "" }.joined(separator: "\n").utf8))
  }

  /// A mapping's hash with the files that its adapter reads with, when there are such.
  mutating func hash(_ mapping: String, withPartsOf adapter: any SourceAdapter) throws(Diagnostics) -> String {
    if adapter.parts.isEmpty { return mapping }
    paths.formUnion(adapter.parts)
    for path in adapter.parts { hashes[path] = SHA256.of(try Files.bytes(path, named: path)) }
    return SHA256.of(Array("\(mapping)\n\(hash(of: adapter.parts))".utf8))
  }

  /// The groups of a file; an empty book when the file has problems, which are noted.
  mutating func groups(
    _ name: String, at path: String, namedAt place: Place?, problems: inout Diagnostics
  ) -> GroupBook {
    do {
      let tree = try read(name, at: path, namedAt: place)
      let countries = "\(Self.folder(of: path))/\(Self.countriesFile)"
      let gazetteer = try self.gazetteer(sibling(Self.countriesFile, of: name), at: countries, namedAt: nil)
      groups = try GroupBook.read(tree, gazetteer: gazetteer)
    } catch {
      problems.add(error)
    }
    return groups
  }

  /// The options of a metric on claims with the file of claims, where they name one, in its place.
  mutating func claims(
    of options: OptionTable, of pipeline: String
  ) throws(Diagnostics) -> (options: OptionTable, file: String?) {
    guard let node = options["claims"], let name = node.text else { return (options, nil) }
    let path = try ShippedFiles.standard.path(of: name, in: Self.folder(of: pipeline), namedAt: node.place)
    let tree = try read(OptionTable.isName(name) ? path : name, at: path, namedAt: node.place)
    guard let claims = tree["claims"] else { throw Diagnostics([.missingKey("claims", at: tree.place)]) }
    let entries = options.entries.map { entry in
      entry.key == "claims" ? ConfigNode.Entry(key: entry.key, keyPlace: entry.keyPlace, value: claims) : entry
    }
    return (OptionTable(entries, at: options.place), path)
  }

  /// A mapping as it is written, with all that it is read with.
  struct MappingParts {
    let bytes: [UInt8]
    let tree: ConfigNode
    var references: References
    /// The tables of lookups, by the names that the mapping has for them.
    var tables: [String: [UInt8]] = [:]
    /// The paths of the mapping and of all that it names.
    var paths: [String]
  }

  /// A mapping with the hash over it and everything that it names.
  mutating func mapping(
    _ name: String, at path: String, namedAt place: Place?
  ) throws(Diagnostics) -> (mapping: MappingFile, hash: String) {
    let parts = try parts(ofMapping: name, at: path, namedAt: place)
    return (try MappingFile.read(parts.tree, references: parts.references), hash(of: parts.paths))
  }

  /// What a mapping is read with.
  mutating func parts(
    ofMapping name: String, at path: String, namedAt place: Place?
  ) throws(Diagnostics) -> MappingParts {
    let bytes = try bytes(name, at: path, namedAt: place)
    let tree = try YAMLReader.read(bytes, file: name)
    var parts = MappingParts(bytes: bytes, tree: tree, references: References(groups: groups), paths: [path])
    for file in MappingFile.gazetteerFiles(of: tree) {
      let filePath = try ShippedFiles.standard.path(of: file.text, in: Self.folder(of: path), namedAt: file.place)
      let isShipped = OptionTable.isName(file.text)
      parts.references.gazetteers[file.text] = try gazetteer(
        isShipped ? filePath : sibling(file.text, of: name), at: filePath, namedAt: file.place)
      parts.paths.append(filePath)
    }
    for file in MappingFile.lookupFiles(of: tree) {
      let filePath = PipelineFile.absolute(file.text, in: Self.folder(of: path))
      let table = lookupTable(sibling(file.text, of: name), at: filePath, namedAt: file.place)
      parts.references.lookupTables[file.text] = table.result
      parts.tables[file.text] = table.bytes
      parts.paths.append(filePath)
    }
    let beside = Self.folder(of: path)
    let schemes = ShippedFiles.standard.path(of: Self.categoriesFile, beside: beside)
    let isBeside = schemes == "\(beside)/\(Self.categoriesFile)"
    if let loaded = try categories(isBeside ? sibling(Self.categoriesFile, of: name) : schemes, at: schemes) {
      parts.references.categories = loaded
      parts.paths.append(schemes)
    }
    return parts
  }

  private mutating func gazetteer(
    _ name: String, at path: String, namedAt place: Place?
  ) throws(Diagnostics) -> Gazetteer {
    if let known = gazetteers[path] { return known }
    let gazetteer = try Gazetteer.read(try read(name, at: path, namedAt: place))
    gazetteers[path] = gazetteer
    return gazetteer
  }

  /// A table of a lookup, or why it cannot be read: the rest of the mapping is checked all the same.
  private mutating func lookupTable(
    _ name: String, at path: String, namedAt place: Place
  ) -> (bytes: [UInt8], result: Result<LookupTable, Diagnostics>) {
    var bytes: [UInt8] = []
    do {
      bytes = try self.bytes(name, at: path, namedAt: place)
      return (bytes, .success(try LookupTable.read(bytes, name: name)))
    } catch {
      return (bytes, .failure(error))
    }
  }

  /// The category schemes beside a mapping; nil when there is no such file.
  private mutating func categories(_ name: String, at path: String) throws(Diagnostics) -> CategorySchemes? {
    if let known = categories[path] { return known }
    paths.insert(path)
    guard Files.exists(path) else { return nil }
    let schemes = try CategorySchemes.read(try read(name, at: path, namedAt: nil))
    categories[path] = schemes
    return schemes
  }

  private mutating func read(_ name: String, at path: String, namedAt place: Place?) throws(Diagnostics) -> ConfigNode {
    try YAMLReader.read(try bytes(name, at: path, namedAt: place), file: name)
  }

  private mutating func bytes(_ name: String, at path: String, namedAt place: Place?) throws(Diagnostics) -> [UInt8] {
    paths.insert(path)
    let bytes = try Files.bytes(path, named: name, at: place)
    hashes[path] = SHA256.of(bytes)
    return bytes
  }

  private func sibling(_ file: String, of name: String) -> String {
    file.hasPrefix("/") || !name.contains("/") ? file : "\(Self.folder(of: name))/\(file)"
  }
}
