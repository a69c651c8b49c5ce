import FoundationEssentials
import WaybillCore
import WaybillMapping
import WaybillStandard

/// The repository as it lies on the disk, for tests that hold code, mappings and documents together.
enum House {
  /// The repository's folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)

  /// What the program's own executable is made with.
  static let plugins = StandardPlugins.all

  /// The text of a file, by its path in the repository.
  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: root + path)), as: UTF8.self)
  }

  /// Whether a path of the repository is there.
  static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + path) }

  /// The names in a folder of the repository, sorted.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + folder).sorted()
  }

  /// The paths of the repository's files with one of the endings, sorted; what is built or written by a run is left out.
  static func files(_ endings: [String], under folder: String = "") throws -> [String] {
    try names(in: folder).flatMap { name -> [String] in
      let path = folder + name
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: root + path, isDirectory: &isFolder)
      if isFolder { return isProduct(name) ? [] : try files(endings, under: path + "/") }
      return endings.contains(where: name.hasSuffix) ? [path] : []
    }
  }

  /// The names of the pages in a folder of the book, but for its index, sorted.
  static func pages(of folder: String) throws -> [String] {
    try names(in: "docs/\(folder)").filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { String($0.dropLast(3)) }
      .sorted()
  }

  /// The ids of the mappings of the repository.
  static func mappingIDs() throws -> [String] {
    try files([".yaml"], under: "mappings/").compactMap { path in
      let tree = try YAMLReader.read(Array(text(path).utf8), file: path)
      return tree["mapping"] == nil ? nil : tree["id"]?.text
    }
  }

  private static func isProduct(_ name: String) -> Bool { name == ".git" || name == "out" || name.hasPrefix(".build") }
}
