import WaybillCore
import WaybillFormats
import WaybillMapping

/// A delimited text, read whole: how it is written, and its table.
struct DelimitedSurvey: LinedSurvey {
  let bytes: ByteSurvey
  let encoding: EncodingGuess
  /// The file of an archive that the text is, where one was chosen.
  let member: String
  let table: LinedTable

  /// Reads a text.
  ///
  /// - Parameter open: opens the text from its beginning.
  /// - Throws: ``SourceError`` when it cannot be read, or is no table.
  init(
    _ bytes: ByteSurvey, named name: String, member: String,
    open: @escaping () throws(SourceError) -> any ByteBlocks, progress: (borrowing RowBatch) -> Void
  ) throws(SourceError) {
    self.bytes = bytes
    self.member = member
    encoding = EncodingGuess(bytes)
    let shape = try TextShape.find(bytes, encoding.encoding, open: open)
    table = try LinedTable(
      shape, named: name, joins: true,
      makeReader: { options throws(SourceError) in try DelimitedText(options).makeReader(of: open()) },
      progress: progress)
  }

  var part: String { member }
  var preamble: [TextShape.HeadRecord] { table.preamble }

  var summary: [String] {
    var lines = [
      "Read whole: \(counted(table.profile.rowCount, "row")) of \(counted(table.shape.width, "column")) in "
        + "\(counted(bytes.size, "byte"))\(table.profile.footnoteWords)."
    ]
    if table.profile.rowCount == 0 { lines.append("No row could be read.") }
    let ends = [("LF", bytes.lineFeeds), ("CR LF", bytes.pairs), ("CR", bytes.returns)].filter { $0.1 > 0 }
    if !encoding.encoding.isUTF16 {
      lines.append("Lines end with \(ends.map { "\($0.0) (\(counted($0.1, "line")))" }.joined(separator: " and ")).")
    }
    let blank = table.shape.emptyLines
    if blank > 0 {
      lines.append(
        "\(counted(blank, "line")) \(blank == 1 ? "is" : "are") empty, or of empty cells alone, and no row."
      )
    }
    return lines
  }

  var readKeys: DraftText {
    var text = DraftText()
    text.add(2, "format: csv")
    if !member.isEmpty { text.add(2, "member: \(YAMLScalar.written(member))", "the file of the archive") }
    let regular =
      "\(counted(table.shape.regularCount)) of \(counted(table.shape.recordCount, "record")) have \(table.shape.width) cells"
    let delimiter =
      table.shape.delimiter == UInt8(ascii: "\t") ? "tab" : "'\(Character(Unicode.Scalar(table.shape.delimiter)))'"
    if table.shape.delimiter == UInt8(ascii: ",") {
      text.remark(2, "commas between cells: \(regular)")
    } else {
      text.add(2, "delimiter: \(delimiter)", regular)
    }
    if table.shape.quote == nil {
      text.add(2, "quote: none", "with quotes around cells fewer records would have \(table.shape.width) cells")
    }
    let todo = encoding.isOpen ? "TODO: " : ""
    if encoding.encoding == .utf8 {
      text.remark(2, "utf-8: \(encoding.evidence)")
    } else {
      text.add(2, "encoding: \(encoding.encoding.rawValue)", todo + encoding.evidence)
    }
    if table.joinsBrokenLines {
      text.add(
        2, "join_broken_lines: true",
        "\(counted(table.profile.joinedRows, "row")) on several lines without quotes: joined, \(table.shape.width) cells"
      )
    }
    return text
  }
}
