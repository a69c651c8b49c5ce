import WaybillCore
import WaybillFormats

/// A table in lines of cells, read whole: where it stands, and what is in it.
struct LinedTable {
  /// What diagnostics call the table.
  let name: String
  let shape: TextShape
  let header: HeaderGuess
  let profile: TableProfile
  /// Whether lines that were broken over several are joined.
  private(set) var joinsBrokenLines = false
  private let makeReader: MakeReader

  /// Opens a reader from the beginning, which finds the header as the options say.
  typealias MakeReader = (DelimitedOptions) throws(SourceError) -> any BatchReader

  /// Opens a reader of a further table.
  typealias Opener = () throws(SourceError) -> any BatchReader

  static let mostColumns = 16_384

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - joins: whether records with too few cells may be parts of one row.
  ///   - more: opens readers of further tables with the same headers.
  /// - Throws: ``SourceError`` when it cannot be read, or is no table.
  init(
    _ shape: TextShape, named name: String, joins: Bool, makeReader: @escaping MakeReader,
    more: [Opener] = [], progress: (borrowing RowBatch) -> Void
  ) throws(SourceError) {
    if shape.recordCount == 0 { throw SourceError(.emptyFile(name)) }
    if shape.width < 2 { throw SourceError(.oneColumn(name, records: shape.recordCount)) }
    if shape.width > Self.mostColumns { throw SourceError(.tooManyColumns(name, shape.width, most: Self.mostColumns)) }
    let header = HeaderGuess(shape)
    let hasShort = joins && shape.widths.contains { $0.key > 0 && $0.key < shape.width }
    var options = Self.options(shape, header)
    options.joinsBrokenLines = hasShort
    var reader = try makeReader(options)
    var profile = try TableProfile(reading: &reader, hasFootnotes: true, progress: progress)
    if hasShort, profile.joinedRows > 0 {
      let ragged = profile.faults[.raggedRow]?.count ?? 0
      joinsBrokenLines = profile.joinedRows * 2 >= ragged - profile.trailingCount
      if !joinsBrokenLines {
        options.joinsBrokenLines = false
        reader = try makeReader(options)
        profile = try TableProfile(reading: &reader, hasFootnotes: true, progress: progress)
      }
    }
    for open in more {
      var reader = try open()
      try profile.add(reading: &reader, progress: progress)
    }
    profile.finish()
    self.name = name
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
    if let tail = Self.tail(shape) { return (Self.pattern(of: tail.raw), tail.line) }
    guard let first = profile.trailing.first, profile.trailingCount <= TableProfile.footerLines, profile.rowCount > 0
    else {
      return nil
    }
    let line = first.text.prefix { !$0.isNewline }
    let delimiter = Character(Unicode.Scalar(shape.delimiter))
    let isFooter = line.count(where: { $0 == delimiter }) * 3 <= shape.width && line.count(where: \.isLetter) > 3
    guard isFooter else { return nil }
    return (Self.pattern(of: String(line)), first.line)
  }

  private static func pattern(of line: String) -> String {
    "^" + PreambleGuess.escaped(String(line.prefix { !$0.isNewline }.prefix(30)))
  }

  /// The lines of text below the last row of a sheet, where they are no titles of rows.
  private static func tail(_ shape: TextShape) -> TextShape.HeadRecord? {
    guard let tail = shape.tail else { return nil }
    let words = ["note", "source", "\u{A9}", "*", "anmerkung", "quelle", "bron", "noot"]
    return tail.raw.count > 40 || words.contains(where: tail.raw.lowercased().hasPrefix) ? tail : nil
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

  /// How the table is read where a mapping says how its header is told.
  static func options(_ shape: TextShape, _ header: HeaderGuess) -> DelimitedOptions {
    var options = DelimitedOptions()
    options.encoding = shape.encoding
    options.delimiter = shape.delimiter
    options.quote = shape.quote
    options.until = tail(shape).flatMap { try? Pattern(pattern(of: $0.raw)) }.map { .line($0) }
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
    var seen = Set<String>()
    let texts = headerTexts(shape, header).filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(40)
    let words = texts.filter { !CellShape($0).isNumber }
    let rest = texts.filter { CellShape($0).isNumber }
    return Array((words + rest).prefix(max(3, min(words.count, 3))))
  }

  /// The header of each column, from all lines of the header; nothing where there is none.
  static func headerTexts(_ shape: TextShape, _ header: HeaderGuess) -> [String] {
    guard let index = header.index else { return [] }
    let lines = shape.head[index..<min(shape.head.count, index + header.lineCount)].map(\.cells)
    return (0..<shape.width).map { column in
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
      return parts.joined(separator: " ")
    }
  }
}
