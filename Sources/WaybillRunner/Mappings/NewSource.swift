import FoundationEssentials
public import WaybillCore
import WaybillDrafting
import WaybillMapping

/// Drafts the mapping of a file that no mapping reads yet.
public struct NewSource: Sendable {
  /// The mapping, with what was found and what is asked in comments.
  public let text: String
  /// What the draft lacks, as warnings.
  public let warnings: Diagnostics

  /// Reads a whole file and drafts its mapping.
  ///
  /// - Parameters:
  ///   - id: The id of the source; made of the file's name when nil.
  ///   - member: The file of a zip archive, or the sheet of a workbook, that is drafted.
  ///   - folders: Where `countries.yaml` and `categories.yaml` are looked for, in this order.
  ///   - shipped: Where they are looked for last; a draft names the parties of these by `countries` alone.
  ///   - progress: Told how far the reading has come.
  /// - Throws: why the file cannot be read, or that it is no table; the problems of the files beside mappings.
  public init(
    of file: String, id: String?, member: String? = nil, beside folders: [String],
    shipped: ShippedFiles? = nil, progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) {
    let places = folders + (shipped?.places ?? [])
    let folder = places.first { Files.exists("\($0)/\(ReferenceLibrary.countriesFile)") }
    var gazetteer = Gazetteer()
    var schemes = CategorySchemes()
    var warnings = Diagnostics()
    if let folder {
      let countries = "\(folder)/\(ReferenceLibrary.countriesFile)"
      gazetteer = try Gazetteer.read(try YAMLReader.read(try Files.bytes(countries, named: countries), file: countries))
      let categories = "\(folder)/\(ReferenceLibrary.categoriesFile)"
      if Files.exists(categories) {
        schemes = try CategorySchemes.read(
          try YAMLReader.read(try Files.bytes(categories, named: categories), file: categories))
      }
    } else {
      warnings.add(.noGazetteer(places))
    }
    var look = Progress("looking at \(file)", of: Files.size(file))
    var read = Progress("reading \(file)", counting: "rows")
    let isOwn = folder.map(folders.contains) ?? true
    do throws(SourceError) {
      let draft = try SourceDraft(
        of: file, named: file, id: id, member: member, gazetteer: gazetteer,
        gazetteerFile: isOwn ? ReferenceLibrary.countriesFile : "countries", schemes: schemes
      ) { step in
        switch step {
        case .bytes(let count):
          look.done = Int64(count)
          progress(look)
        case .rows(let count):
          read.count = count
          progress(read)
        }
      }
      text = draft.text
    } catch {
      throw Diagnostics([error.diagnostic])
    }
    self.warnings = warnings
  }

  /// Writes the draft to a file, which is there as a whole or not at all.
  ///
  /// - Parameter replacing: whether a file that is there is written over.
  /// - Throws: that the file exists, or cannot be made.
  public func write(to path: String, replacing: Bool) throws(Diagnostics) {
    // What cannot be made is told by the writing.
    if let end = path.lastIndex(of: "/"), end > path.startIndex {
      try? FileManager.default.createDirectory(atPath: String(path[..<end]), withIntermediateDirectories: true)
    }
    try FileReplacement.write([
      FileReplacement(path: path, name: path, old: replacing ? .anything : .nothing, new: Array(text.utf8))
    ])
  }
}
