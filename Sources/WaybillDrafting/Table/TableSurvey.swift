import WaybillCore
import WaybillFormats

/// A table that was read whole, in whatever form its file has.
protocol TableSurvey {
  /// What was read, in lines of comment.
  var summary: [String] { get }
  /// The lines above the header.
  var preamble: [TextShape.HeadRecord] { get }
  /// What stands in the columns.
  var profile: TableProfile { get }
  /// The sign that stands between the cells of those lines.
  var delimiter: UInt8 { get }
  /// The keys of `read:` that say how the file is written.
  var readKeys: DraftText { get }
  /// The key `header`, where a mapping that names these headers and patterns needs one.
  func headerKey(naming names: [String], _ patterns: [String]) -> DraftText
  /// The key `until`, and what is known of rows that could not be read.
  var endKeys: DraftText { get }
}

extension DelimitedSurvey: TableSurvey {
  var delimiter: UInt8 { shape.delimiter }

  var summary: [String] {
    var lines = [
      "Read whole: \(counted(profile.rowCount, "row")) of \(counted(shape.width, "column")) in "
        + "\(counted(bytes.size, "byte"))."
    ]
    if profile.rowCount == 0 { lines.append("No row could be read.") }
    let ends = [("LF", bytes.lineFeeds), ("CR LF", bytes.pairs), ("CR", bytes.returns)].filter { $0.1 > 0 }
    if !encoding.encoding.isUTF16 {
      lines.append("Lines end with \(ends.map { "\($0.0) (\(counted($0.1, "line")))" }.joined(separator: " and ")).")
    }
    let blank = shape.emptyLines
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
    if !member.isEmpty { text.add(2, "member: \(YAMLScalar.of(member))", "the file of the archive") }
    let regular = "\(counted(shape.regularCount)) of \(counted(shape.recordCount, "record")) have \(shape.width) cells"
    let delimiter = shape.delimiter == UInt8(ascii: "\t") ? "tab" : "'\(Character(Unicode.Scalar(shape.delimiter)))'"
    if shape.delimiter == UInt8(ascii: ",") {
      text.remark(2, "commas between cells: \(regular)")
    } else {
      text.add(2, "delimiter: \(delimiter)", regular)
    }
    if shape.quote == nil {
      text.add(2, "quote: none", "with quotes around cells fewer records would have \(shape.width) cells")
    }
    let todo = encoding.isOpen ? "TODO: " : ""
    if encoding.encoding == .utf8 {
      text.remark(2, "utf-8: \(encoding.evidence)")
    } else {
      text.add(2, "encoding: \(encoding.encoding.rawValue)", todo + encoding.evidence)
    }
    if joinsBrokenLines {
      text.add(
        2, "join_broken_lines: true",
        "\(counted(profile.joinedRows, "row")) on several lines without quotes: joined, \(shape.width) cells")
    }
    return text
  }

  func headerKey(naming names: [String], _ patterns: [String]) -> DraftText {
    var text = DraftText()
    guard let line = headerLine else {
      text.add(
        2, "header: \(YAMLScalar.list(headers))", "TODO: no header, since \(header.evidence); give the columns names")
      return text
    }
    if header.lineCount > 1 {
      let fill = header.fillsRight ? ", fill_right: true" : ""
      text.add(2, "header: {contains: \(YAMLScalar.list(telling)), rows: \(header.lineCount)\(fill)}", header.evidence)
    } else if findsHeader(by: names, patterns) {
      text.remark(2, "the header is found by its names; \(header.evidence)")
    } else {
      text.add(2, "header: {contains: \(YAMLScalar.list(telling))}", "line \(line)")
    }
    return text
  }

  var endKeys: DraftText {
    var text = DraftText()
    if let footer {
      text.add(
        2, "until: {line: \(YAMLScalar.of(footer.pattern))}",
        "TODO: line \(footer.line) begins a footer: no row stands there or below")
    }
    let isFooter = footer != nil
    for (code, fault) in profile.faults.sorted(by: { $0.key < $1.key }) {
      let count = fault.count - (isFooter ? profile.trailing.count { $0.code == code } : 0)
      guard count > 0 else { continue }
      text.remark(
        2,
        "\(counted(count, "row")) cannot be read and will be rejects: \(fault.first.message) on line "
          + "\(fault.first.line) [\(code.rawValue)]"
      )
    }
    return text
  }
}
