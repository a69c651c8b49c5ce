public import WaybillCore
import WaybillFormats
public import WaybillMapping

/// Drafts a mapping from a whole file: what its bytes, its lines and all of its cells show, and what a person must say.
public struct SourceDraft: Sendable {
  /// The mapping as YAML, with the evidence in comments.
  public let text: String

  /// How far the reading has come: bytes looked at in the pass at hand, or rows.
  public enum Step: Sendable {
    case bytes(Int)
    case rows(Int)
  }

  /// Reads a file and drafts.
  ///
  /// - Parameters:
  ///   - path: where the file is; `name` is what diagnostics call it.
  ///   - id: the id of the source; made of the file's name when nil.
  ///   - member: the file of a zip archive that is drafted; needless where it has one.
  ///   - gazetteer: the parties that spellings are compared with; empty where none is at hand.
  ///   - schemes: the schemes that categories are compared with.
  /// - Throws: why the file cannot be read, or that it is no table.
  public init(
    of path: String, named name: String, id: String?, member: String? = nil, gazetteer: Gazetteer,
    schemes: CategorySchemes,
    progress: (Step) -> Void = { _ in }
  ) throws(SourceError) {
    let unit = WorkUnit(Snapshot(path: path, name: name, sha256: "", size: 0))
    let opener = UnitBytes(member.map { .named($0) } ?? .only)
    let bytes = try ByteSurvey(reading: try opener.open(unit)) { progress(.bytes($0)) }
    if bytes.size == 0 { throw SourceError(.emptyFile(name)) }
    switch FileKind(bytes) {
    case .delimitedText: break
    case .json: throw SourceError(.noTable(name, seems: "JSON"))
    case .other(let kind): throw SourceError(.noTable(name, seems: kind))
    }
    var rows = 0
    let survey = try DelimitedSurvey(
      bytes, named: name, member: member ?? "", open: { () throws(SourceError) in try opener.open(unit) },
      progress: { batch in
        rows += batch.rowCount
        progress(.rows(rows))
      })
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let names = PartyNames(gazetteer)
    let preamble = PreambleGuess(survey.preamble, delimiter: survey.delimiter, names: names)
    let headers = survey.profile.columns.map(\.header).joined(separator: "\n")
    let around = HeaderWords("\(preamble.words)\n\(file)")
    let context = HeaderWords("\(around.text)\n\(headers)")
    let roles = Roles(
      survey.profile.columns, context: context, around: around, isCaptured: preamble.exporter != nil, names, schemes)
    let writer = DraftWriter(
      file: file, id: id ?? Self.id(of: file), survey: survey, roles: roles, preamble: preamble, context: context,
      parties: names)
    text = writer.text
  }

  /// An id made of a file's name.
  static func id(of file: String) -> String {
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let slug = Names.slug(stem, else: "source").split(separator: "_").joined(separator: "-")
    return slug.isEmpty ? "source" : slug
  }
}
