import WaybillCore
import WaybillFormats

/// A table in lines of cells, read whole: where it stands, and what is in it.
struct LinedTable {
  let shape: TextShape
  let header: HeaderGuess
  let profile: TableProfile
  /// Whether lines that were broken over several are joined.
  private(set) var joinsBrokenLines = false
  private let makeReader: MakeReader

  /// Opens a reader from the beginning, which finds the header as the options say.
  typealias MakeReader = (DelimitedOptions) throws(SourceError) -> any BatchReader

  static let mostColumns = 16_384

  /// Reads a table.
  ///
  /// - Parameter joins: whether records with too few cells may be parts of one row.
  /// - Throws: ``SourceError`` when it cannot be read, or is no table.
  init(
    _ shape: TextShape, named name: String, joins: Bool, makeReader: @escaping MakeReader,
    progress: (borrowing RowBatch) -> Void
  ) throws(SourceError) {
    if shape.recordCount == 0 { throw SourceError(.emptyFile(name)) }
    if shape.width < 2 { throw SourceError(.oneColumn(name, records: shape.recordCount)) }
    if shape.width > Self.mostColumns { throw SourceError(.tooManyColumns(name, shape.width, most: Self.mostColumns)) }
    let header = HeaderGuess(shape)
    let hasShort = joins && shape.widths.contains { $0.key > 0 && $0.key < shape.width }
    var options = Self.options(shape, header)
    options.joinsBrokenLines = hasShort
    var reader = try makeReader(options)
    var profile = try TableProfile(reading: &reader, progress: progress)
    if hasShort, profile.joinedRows > 0 {
      let ragged = profile.faults[.raggedRow]?.count ?? 0
      joinsBrokenLines = profile.joinedRows * 2 >= ragged - profile.trailingCount
      if !joinsBrokenLines {
        options.joinsBrokenLines = false
        reader = try makeReader(options)
        profile = try TableProfile(reading: &reader, progress: progress)
      }
    }
    (self.shape, self.header, self.profile, self.makeReader) = (shape, header, profile, makeReader)
  }

  /// The headers of the columns; made names where there is no header.
  var headers: [String] { profile.layout.columns.map(\.trimmed) }

  /// The lines above the header.
  var preamble: [TextShape.HeadRecord] { Array(shape.head[..<header.first]) }

  /// The line that the header stands on.
  var headerLine: Int? { header.index.map { shape.head[$0].line } }

  /// Where a footer begins, as a pattern that matches its first line.
  var footer: (pattern: String, line: Int)? {
    guard let first = profile.trailing.first, profile.trailingCount <= TableProfile.footerLines, profile.rowCount > 0
    else {
      return nil
    }
    let line = first.text.prefix { !$0.isNewline }
    let delimiter = Character(Unicode.Scalar(shape.delimiter))
    let isFooter = line.count(where: { $0 == delimiter }) * 3 <= shape.width && line.count(where: \.isLetter) > 3
    guard isFooter else { return nil }
    return ("^" + PreambleGuess.escaped(String(line.prefix(30))), first.line)
  }

  /// Whether a mapping that names these headers and patterns finds the header without being told where it is.
  func findsHeader(by names: [String], _ patterns: [String]) -> Bool {
    guard header.index != nil, header.lineCount == 1 else { return header.index == nil }
    var options = Self.options(shape, header)
    options.header = .byContent
    options.expected = names
    options.expectedPatterns = patterns.compactMap { try? Pattern($0) }
    guard let reader = try? makeReader(options) else { return false }
    return reader.layout.header?.line == headerLine
  }

  /// A few texts by which the header can be told.
  var telling: [String] { Self.telling(shape, header) }

  private static func options(_ shape: TextShape, _ header: HeaderGuess) -> DelimitedOptions {
    var options = DelimitedOptions()
    options.encoding = shape.encoding
    options.delimiter = shape.delimiter
    options.quote = shape.quote
    guard header.index != nil else {
      options.header = .absent(columns: (1...shape.width).map { "c\($0)" })
      return options
    }
    options.headerLines.count = header.lineCount
    options.headerLines.fillsRight = header.fillsRight
    options.header = .contains(telling(shape, header))
    return options
  }

  private static func telling(_ shape: TextShape, _ header: HeaderGuess) -> [String] {
    guard let index = header.index else { return [] }
    let lines = shape.head[index..<min(shape.head.count, index + header.lineCount)].map(\.cells)
    var seen = Set<String>()
    var texts: [String] = []
    for column in 0..<shape.width {
      var parts: [String] = []
      for (number, cells) in lines.enumerated() {
        guard column < cells.count else { continue }
        var text = cells[column].trimmed
        // An empty cell above the last line has the text at its left.
        if header.fillsRight, number + 1 < lines.count, text.isEmpty {
          text = cells[..<column].last { !$0.trimmed.isEmpty }?.trimmed ?? ""
        }
        if !text.isEmpty { parts.append(text) }
      }
      let text = parts.joined(separator: " ")
      if !text.isEmpty, seen.insert(text).inserted { texts.append(text) }
      if texts.count == 40 { break }
    }
    let words = texts.filter { !CellShape($0).isNumber }
    let rest = texts.filter { CellShape($0).isNumber }
    return Array((words + rest).prefix(max(3, min(words.count, 3))))
  }
}
