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

  /// A mapping with the hash over it and everything that it names.
  mutating func mapping(
    _ name: String, at path: String, namedAt place: Place?
  ) throws(Diagnostics) -> (mapping: MappingFile, hash: String) {
    let tree = try read(name, at: path, namedAt: place)
    var used = [path]
    var references = References(groups: groups)
    for file in MappingFile.gazetteerFiles(of: tree) {
      let filePath = PipelineFile.absolute(file.text, in: Self.folder(of: path))
      references.gazetteers[file.text] = try gazetteer(sibling(file.text, of: name), at: filePath, namedAt: file.place)
      used.append(filePath)
    }
    for file in MappingFile.lookupFiles(of: tree) {
      let filePath = PipelineFile.absolute(file.text, in: Self.folder(of: path))
      references.lookupTables[file.text] = lookupTable(
        sibling(file.text, of: name), at: filePath, namedAt: file.place)
      used.append(filePath)
    }
    let schemes = "\(Self.folder(of: path))/\(Self.categoriesFile)"
    if let loaded = try categories(sibling(Self.categoriesFile, of: name), at: schemes) {
      references.categories = loaded
      used.append(schemes)
    }
    return (try MappingFile.read(tree, references: references), hash(of: used))
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
  ) -> Result<LookupTable, Diagnostics> {
    do {
      let bytes = try Files.bytes(path, named: name, at: place)
      hashes[path] = SHA256.of(bytes)
      return .success(try LookupTable.read(bytes, name: name))
    } catch {
      return .failure(error)
    }
  }

  /// The category schemes beside a mapping; nil when there is no such file.
  private mutating func categories(_ name: String, at path: String) throws(Diagnostics) -> CategorySchemes? {
    if let known = categories[path] { return known }
    guard Files.exists(path) else { return nil }
    let schemes = try CategorySchemes.read(try read(name, at: path, namedAt: nil))
    categories[path] = schemes
    return schemes
  }

  private mutating func read(_ name: String, at path: String, namedAt place: Place?) throws(Diagnostics) -> ConfigNode {
    let bytes = try Files.bytes(path, named: name, at: place)
    hashes[path] = SHA256.of(bytes)
    return try YAMLReader.read(bytes, file: name)
  }

  private func sibling(_ file: String, of name: String) -> String {
    file.hasPrefix("/") || !name.contains("/") ? file : "\(Self.folder(of: name))/\(file)"
  }
}
