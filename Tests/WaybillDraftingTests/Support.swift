import FoundationEssentials
import WaybillCore
import WaybillMapping

@testable import WaybillDrafting

/// The repository's own `mappings/` folder.
let mappingsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "mappings").path(percentEncoded: false)

/// A file of the repository's `mappings/` as a tree.
private func repositoryFile(_ name: String) throws -> ConfigNode {
  try YAMLReader.read(Array(Data(contentsOf: URL(filePath: "\(mappingsFolder)/\(name)"))), file: name)
}

/// The repository's own reference files, read once.
let references: Result<References, any Error> = Result {
  let gazetteer = try Gazetteer.read(try repositoryFile("countries.yaml"))
  return References(
    gazetteers: ["countries.yaml": gazetteer],
    groups: try GroupBook.read(try repositoryFile("groups.yaml"), gazetteer: gazetteer),
    categories: try CategorySchemes.read(try repositoryFile("categories.yaml")))
}

/// The draft of a file.
func draft(ofFile path: String, named name: String? = nil, member: String? = nil) throws -> String {
  let references = try references.get()
  return try SourceDraft(
    of: path, named: name ?? path, id: nil, member: member,
    gazetteer: references.gazetteers["countries.yaml"] ?? Gazetteer(), schemes: references.categories
  ).text
}

/// The draft of a file with some bytes.
func draft(_ bytes: [UInt8], named name: String = "file.csv", member: String? = nil) throws -> String {
  let path = FileManager.default.temporaryDirectory.appending(path: "waybill-draft-\(UUID().uuidString)")
    .path(percentEncoded: false)
  try Data(bytes).write(to: URL(filePath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try draft(ofFile: path, named: name, member: member)
}

/// The draft of a file with some text.
func draft(_ text: String, named name: String = "file.csv") throws -> String {
  try draft(Array(text.utf8), named: name)
}

/// What stops a draft; empty when nothing does.
func refusal(_ bytes: [UInt8]) throws -> String {
  do {
    _ = try draft(bytes)
    return ""
  } catch let error as SourceError {
    return error.description
  }
}

/// What is wrong with a draft as a mapping; empty when it is sound.
func problems(of draft: String) throws -> [String] {
  do {
    let tree = try YAMLReader.read(Array(draft.utf8), file: "draft.yaml")
    _ = try MappingFile.read(tree, references: try references.get())
    return []
  } catch let error as Diagnostics {
    return error.sorted.map(\.description)
  }
}

extension String {
  /// The lines that have a text.
  func lines(with text: String) -> [String] {
    split(separator: "\n").map(String.init).filter { $0.contains(text) }
  }

  /// The first line that begins with a text behind its blanks, without these.
  func line(_ start: String) -> String? {
    split(separator: "\n").lazy.map { $0.drop { $0 == " " } }.first { $0.hasPrefix(start) }.map(String.init)
  }
}
