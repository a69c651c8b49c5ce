import FoundationEssentials
import WaybillCore

@testable import WaybillMapping

/// The repository's own `mappings/` folder.
let mappingsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "mappings").path(percentEncoded: false)

/// A file of the repository's `mappings/` as a tree.
func repositoryFile(_ name: String) throws -> ConfigNode {
  let bytes = try Array(Data(contentsOf: URL(filePath: "\(mappingsFolder)/\(name)")))
  return try YAMLReader.read(bytes, file: name)
}

/// The repository's own reference files.
func repositoryReferences() throws -> References {
  let gazetteer = try Gazetteer.read(try repositoryFile("countries.yaml"))
  return References(
    gazetteers: ["countries.yaml": gazetteer],
    groups: try GroupBook.read(try repositoryFile("groups.yaml"), gazetteer: gazetteer),
    categories: try CategorySchemes.read(try repositoryFile("categories.yaml")))
}

/// YAML text as a tree.
func yaml(_ text: String, file: String = "m.yaml") throws -> ConfigNode {
  try YAMLReader.read(Array(text.utf8), file: file)
}

/// What the problems of a mapping and of its tests read like, one a line, in order; empty when there is none.
func problems(of text: String, references: References? = nil) throws -> [String] {
  do {
    let mapping = try MappingFile.read(try yaml(text), references: try references ?? repositoryReferences())
    return mapping.testProblems.sorted.map(\.description)
  } catch let error as Diagnostics {
    return error.sorted.map(\.description)
  }
}

/// A batch of rows as a reader would fill it, the first of them on line 2.
func rowBatch(_ rows: [[String]], columns: Int, firstLine: Int = 2) -> RowBatch {
  var batch = RowBatch()
  batch.removeAll(columnCount: columns)
  for (index, row) in rows.enumerated() {
    batch.beginRow(line: firstLine + index)
    for cell in row { batch.appendCell(Array(cell.utf8)) }
    batch.endRow()
  }
  return batch
}

/// A small mapping of a table with the columns A to D, to be varied.
let smallMapping = """
  mapping: 1
  id: small
  about: {publisher: P, title: T, url: U, terms: Z}
  reporting: complete
  read:
    adapter: table
    columns: {who: A, whom: B, year: C, worth: D}
  common:
    exporter: {from: who, party: p}
    destination: {from: whom, party: p}
    period: {from: year, type: year}
  emit:
    - {basis: volume, measure: tiv, unit: TIV-million, value: {from: worth, type: decimal}}
    - {basis: delivery, measure: items, unit: item, value: {from: worth, type: integer}}
  parties:
    p:
      files: [countries.yaml]
      suffix: {"**": organisation, "*": non-state}
      names: {nobody knows: unknown, the allies: within nato, Both of them: "NLD, BEL"}
      unmatched: reject
  """
