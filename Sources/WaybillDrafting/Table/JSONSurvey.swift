import WaybillCore
import WaybillFormats
import WaybillMapping

/// A JSON text, read whole: where its rows are, what stands above them, and what is in them.
struct JSONSurvey: TableSurvey {
  let profile: TableProfile
  private let rows: JSONPath
  private let encoding: EncodingGuess
  private let member: String
  /// The values above the rows, in the order of their columns.
  private let parents: [JSONPath]
  /// The other arrays of objects, with how many these are.
  private let others: [(path: JSONPath, count: Int)]

  /// Finds the rows, as the array with the most objects, and reads them.
  ///
  /// - Throws: ``SourceError`` when the text is no JSON, or has no array of objects.
  init(
    _ bytes: ByteSurvey, named name: String, member: String?, unit: WorkUnit, progress: (borrowing RowBatch) -> Void
  ) throws(SourceError) {
    encoding = EncodingGuess(bytes)
    self.member = member ?? ""
    var options = JSONOptions()
    options.encoding = encoding.encoding
    options.bytes.choice = member.map { .named($0) } ?? .only
    let opener = options.bytes
    let outline = try JSONOutline(options) { () throws(SourceError) in try opener.open(unit) }
    // One text after another is an array without brackets.
    let arrays = outline.places.filter { place in
      place.path.steps.isEmpty ? place.objects > 1 : place.path.steps.last == .each && place.objects > 0
    }
    guard let rows = arrays.max(by: { ($0.objects, $1.path.steps.count) < ($1.objects, $0.path.steps.count) })?.path
    else {
      let isWrapper = outline.places.contains { $0.path.steps == [.key("bytes")] && $0.scalars > 0 }
      throw SourceError(
        .noTable(name, seems: "JSON without an array of objects", advice: isWrapper ? Diagnostic.wrappedAdvice : nil))
    }
    parents = outline.places.filter { place in
      let shared = zip(rows.steps, place.path.steps).prefix { $0 == $1 }.count
      return place.scalars > 0 && place.objects + place.arrays == 0 && shared < rows.steps.count
        && !place.path.steps[shared...].contains(.each)
    }.map(\.path)
    self.rows = rows
    others = arrays.filter { $0.path != rows }.map { ($0.path, $0.objects) }
    options.rows = rows
    options.parents = parents.enumerated().map { .init("parent \($0)", $1) }
    var reader: any BatchReader = try JSONText(options).makeReader(for: unit)
    var profile = try TableProfile(reading: &reader, progress: progress)
    profile.finish()
    self.profile = profile
  }

  var part: String { member }
  var preamble: [TextShape.HeadRecord] { [] }
  var delimiter: UInt8 { UInt8(ascii: ",") }

  var summary: [String] {
    ["Read whole: \(counted(profile.rowCount, "row")) with \(counted(profile.layout.columns.count, "key"))."]
      + profile.noteLines
  }

  var readKeys: DraftText {
    var text = DraftText()
    text.add(2, "format: json")
    if !member.isEmpty { text.add(2, "member: \(YAMLScalar.written(member))", "the file of the archive") }
    if encoding.encoding != .utf8 {
      text.add(2, "encoding: \(encoding.encoding.rawValue)", (encoding.isOpen ? "TODO: " : "") + encoding.evidence)
    }
    let words = others.prefix(10).map { "\(YAMLScalar.shown($0.path.description)) (\(counted($0.count, "object")))" }
    let rest = others.isEmpty ? "" : "; others: \(words.joined(separator: ", "))"
    text.add(2, "rows: \(YAMLScalar.written(rows.description))", "the array with the most objects\(rest)")
    return text
  }

  func headerKey(naming names: [String], _ patterns: [String]) -> DraftText { DraftText() }

  var endKeys: DraftText { faults() }

  /// A row of the next file may lack what some rows of this one lack.
  func mayLack(_ column: ColumnProfile) -> Bool { column.emptyCount > 0 }

  func path(of column: Int) -> String? {
    let place = column - (profile.layout.columns.count - parents.count)
    return place < 0 ? nil : parents[place].description
  }
}
