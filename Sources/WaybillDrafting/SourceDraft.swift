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
  ///   - member: the file of a zip archive, or the sheet of a workbook, that is drafted; one that there is, or the largest,
  ///     when nil.
  ///   - gazetteer: the parties that spellings are compared with; empty where none is at hand.
  ///   - gazetteerFile: what the mapping calls them.
  ///   - schemes: the schemes that categories are compared with.
  /// - Throws: why the file cannot be read, or that it is no table.
  public init(
    of path: String, named name: String, id: String?, member: String? = nil, gazetteer: Gazetteer,
    gazetteerFile: String = "countries.yaml", schemes: CategorySchemes,
    progress: (Step) -> Void = { _ in }
  ) throws(SourceError) {
    var rows = 0
    let survey = try Self.survey(of: path, named: name, member: member, bytes: { progress(.bytes($0)) }) { batch in
      rows += batch.rowCount
      progress(.rows(rows))
    }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let names = PartyNames(gazetteer, of: gazetteerFile)
    let preamble = PreambleGuess(survey.preamble, delimiter: survey.delimiter, names: names)
    // A value above the rows is called by the last key of its path.
    let columns = survey.profile.columns.map { column in
      survey.path(of: column.position).map { column.named(Self.lastKey(of: $0)) } ?? column
    }
    let above = Set(columns.indices.filter { survey.path(of: $0) != nil })
    let headers = columns.map(\.header).joined(separator: "\n")
    let said = above.sorted().compactMap { Self.words(above: columns[$0]) }.joined(separator: "\n")
    let around = HeaderWords("\(preamble.words)\n\(said)\n\(survey.part)\n\(file)")
    // A line below the rows may say what all numbers are multiplied by.
    let scales = (survey.profile.trailing.map(\.text) + survey.profile.footnotes.flatMap(\.cells)).filter {
      FigureGuess.scale(HeaderWords($0)) != nil
    }
    let context = HeaderWords("\(around.text)\n\(headers)\n\(scales.joined(separator: "\n"))")
    let section = survey.matchesCells ? SectionGuess.find(columns, survey.profile) : nil
    let roles = Roles(
      columns, context: context, around: around, section: section, isCaptured: preamble.exporter != nil, above: above,
      names, schemes)
    let writer = DraftWriter(
      file: file, id: id ?? Self.id(of: file), survey: survey, columns: columns, roles: roles, preamble: preamble,
      context: context,
      parties: names)
    text = writer.text
  }

  /// What a value above the rows says of all of them, as a title would: a text, or a number under a word for scales.
  private static func words(above column: ColumnProfile) -> String? {
    guard column.distinctCount == 1, let text = column.values.first?.text, text.count <= 300 else { return nil }
    let isScale = HeaderWords(column.header).has(["unit.", "scale", "multiplier", "factor"])
    return CellShape(text) == .text || isScale ? "\(column.header): \(text)" : nil
  }

  private static func lastKey(of path: String) -> String {
    guard let step = JSONPath(path)?.steps.last, case .key(let name) = step else { return path }
    return name
  }

  private static func survey(
    of path: String, named name: String, member: String?, bytes looked: (Int) -> Void,
    progress: (borrowing RowBatch) -> Void
  ) throws(SourceError) -> any TableSurvey {
    let unit = WorkUnit(Snapshot(path: path, name: name, sha256: "", size: 0))
    let opener = UnitBytes(member.map { .named($0) } ?? .only)
    let bytes: ByteSurvey
    do throws(SourceError) {
      bytes = try ByteSurvey(reading: try opener.open(unit), progress: looked)
    } catch {
      let mayBeWorkbook = error.diagnostic.code == .isWorkbook || error.diagnostic.code == .noMember
      guard mayBeWorkbook, (try? WorkbookTables(WorkbookOptions()).sheets(of: unit.snapshot)) != nil else {
        throw error
      }
      return try SheetSurvey(of: unit.snapshot, sheet: member, progress: progress)
    }
    if bytes.size == 0 { throw SourceError(.emptyFile(name)) }
    switch FileKind(bytes) {
    case .delimitedText: break
    case .json: return try JSONSurvey(bytes, named: name, member: member, unit: unit, progress: progress)
    case .richText:
      throw SourceError(.noTable(name, seems: "a document in Rich Text Format", advice: Diagnostic.richTextAdvice))
    case .other(let kind): throw SourceError(.noTable(name, seems: kind))
    }
    return try DelimitedSurvey(
      bytes, named: name, member: member ?? "", open: { () throws(SourceError) in try opener.open(unit) },
      progress: progress)
  }

  /// An id made of a file's name.
  static func id(of file: String) -> String {
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return Names.slug(stem, else: "source", mayBeginWithDigit: true).split(separator: "_").joined(separator: "-")
  }
}
