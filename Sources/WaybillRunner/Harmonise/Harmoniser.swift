public import WaybillCore
public import WaybillMapping

/// What a mapping does not know in some files, and the way in which a person says it.
///
/// Nothing is ever decided here: what is confirmed was said by somebody, and is written into the mapping's own text.
public struct Harmoniser {
  /// The id of the mapping.
  public let source: String
  /// The mapping's file, as the user named it.
  public let mapping: String
  /// The files, as the user named them.
  public let files: [String]
  /// What was seen in the files.
  public let survey: TextSurvey
  /// Entries of the mapping that no text of the files was.
  public let warnings: [Diagnostic]
  /// What is still unknown.
  public private(set) var unmatched: [UnmatchedText]

  private let shipped: ShippedFiles
  private var draft: MappingDraft
  private var wanted: WantedTexts
  private var rankings: [Vocabulary: SuggestionRanking] = [:]
  private var suggestions: [UnknownText: [Suggestion]] = [:]

  /// Reads whole files by a mapping, for the texts that it does not know.
  ///
  /// - Parameters:
  ///   - shipped: What comes with the program; those of this process when nil.
  ///   - progress: Told how far the reading has come.
  /// - Throws: the problems of the mapping; why a file cannot be read, or does not fit it.
  public init(
    _ files: [String], mapping named: String, registry: Registry, shipped: ShippedFiles? = nil,
    progress: @escaping Progress.Listener = { _ in }
  ) throws(Diagnostics) {
    let (source, parts) = try Workspace.Source.openParts(mapping: named, registry: registry)
    var survey = TextSurvey()
    do {
      for file in files { try Self.read(file, by: source, into: &survey, progress) }
    } catch {
      throw Diagnostics(explaining: error)
    }
    self.source = source.mapping.id
    self.files = files
    self.survey = survey
    self.shipped = shipped ?? .standard
    mapping = source.name
    warnings = source.mapping.warnings(of: survey)
    draft = try MappingDraft(parts.bytes, name: source.name, references: parts.references, tables: parts.tables)
    unmatched = draft.mapping.unmatched(in: survey)
    wanted = WantedTexts(survey, unknownTo: draft.mapping)
  }

  private static func read(
    _ file: String, by source: Workspace.Source, into survey: inout TextSurvey, _ progress: Progress.Listener
  ) throws {
    let snapshot = try Files.snapshot(file, named: file, at: nil)
    var step = Progress("reading \(file)", of: snapshot.size, counting: "rows")
    var units = try SnapshotUnits(of: snapshot, source)
    for unit in units.all {
      var reader = try source.adapter.makeReader(for: unit)
      var rows = RowBatch()
      var more = try reader.read(into: &rows)
      var layout = reader.layout
      var mapper = try Mapper(surveying: try units.bind(&layout, of: unit), file: file, part: unit.part)
      mapper.surveyConstants(of: layout, into: &survey)
      while more {
        mapper.survey(rows, into: &survey)
        step.add(rows)
        progress(step)
        more = try reader.read(into: &rows)
      }
    }
  }

  /// The names of the grammars and lookups of the mapping.
  public var vocabularies: [Vocabulary] { draft.mapping.vocabularies }

  /// What a text might mean, the likeliest first.
  public mutating func suggestions(for text: String, in vocabulary: Vocabulary) -> [Suggestion] {
    let unknown = UnknownText(vocabulary, text)
    if let known = suggestions[unknown] { return known }
    let found = ranking(of: vocabulary).suggestions(for: text)
    suggestions[unknown] = found
    return found
  }

  private mutating func ranking(of vocabulary: Vocabulary) -> SuggestionRanking {
    let ranking = rankings[vocabulary] ?? SuggestionRanking(vocabulary, in: draft.mapping)
    rankings[vocabulary] = ranking
    return ranking
  }

  /// What a text of a lookup can mean, for example; nil where the lookup has no entry yet.
  public mutating func example(of vocabulary: Vocabulary) -> String? {
    ranking(of: vocabulary).candidates.first?.meaning
  }

  /// How an entry stands to the mapping as it is now, and to the texts of the files.
  ///
  /// - Throws: the problem of a meaning that cannot be read.
  public func standing(of entry: MappingEntry) throws(Diagnostics) -> EntryStanding {
    try draft.mapping.standing(of: entry, among: wanted)
  }

  /// The text of an entry as the mapping compares it.
  func spelling(of entry: MappingEntry) -> UnknownText { draft.mapping.spelling(of: entry) }

  /// Checks that the mapping is somebody's own, so that answers can be written into it.
  ///
  /// - Throws: that it comes with the program.
  public func checkOwn() throws(Diagnostics) {
    if shipped.holds(mapping) { throw Diagnostics([.shippedFileKept(mapping)]) }
  }

  /// Checks entries as the mapping would be checked with them.
  ///
  /// - Throws: every problem of the entries, where they were said.
  public func check(_ entries: [MappingEntry]) throws(Diagnostics) { _ = try extended(by: entries) }

  /// Writes entries into the mapping; what is not theirs stays as it is, to the byte.
  ///
  /// - Throws: every problem of the entries, with nothing written; that the mapping comes with the program, has changed
  ///   since it was read, or cannot be written.
  public mutating func confirm(_ entries: [MappingEntry]) throws(Diagnostics) {
    if entries.isEmpty { return }
    try checkOwn()
    let new = try extended(by: entries)
    var changes: [FileReplacement] = []
    let folder = ReferenceLibrary.folder(of: mapping)
    for (file, bytes) in new.tables.sorted(by: { $0.key < $1.key }) {
      guard let old = draft.tables[file], old != bytes else { continue }
      let path = PipelineFile.absolute(file, in: folder)
      changes.append(FileReplacement(path: path, name: path, old: .bytes(old), new: bytes))
    }
    if new.bytes != draft.bytes {
      changes.append(FileReplacement(path: mapping, name: mapping, old: .bytes(draft.bytes), new: new.bytes))
    }
    try FileReplacement.write(changes)
    draft = new
    rankings.removeAll()
    suggestions.removeAll()
    unmatched = new.mapping.unmatched(in: survey)
    wanted = WantedTexts(survey, unknownTo: new.mapping)
  }

  /// The mapping with entries, all of which it then knows.
  private func extended(by entries: [MappingEntry]) throws(Diagnostics) -> MappingDraft {
    let new = try draft.adding(entries)
    for entry in entries where try new.mapping.standing(of: entry, among: wanted) != .known {
      throw Diagnostics([.internalError("'\(entry.text)' would not mean '\(entry.writtenMeaning)'")])
    }
    return new
  }
}
