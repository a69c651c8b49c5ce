import WaybillCore

/// A table that was read whole, in whatever form its file has.
protocol TableSurvey {
  var table: LinedTable { get }
  /// What the part of the file is called that the table is: a sheet, a member of an archive.
  var part: String { get }
  /// What was read, in lines of comment.
  var summary: [String] { get }
  /// The texts above the header that patterns of `capture` are held against, by their lines.
  var preamble: [TextShape.HeadRecord] { get }
  /// The keys of `read:` that say how the file is written.
  var readKeys: DraftText { get }
}

extension TableSurvey {
  /// What stands in the columns.
  var profile: TableProfile { table.profile }
}


extension TableSurvey {
  /// The key `header`, where a mapping that names these headers and patterns needs one.
  func headerKey(naming names: [String], _ patterns: [String]) -> DraftText {
    var text = DraftText()
    guard let line = table.headerLine else {
      text.add(
        2, "header: \(YAMLScalar.list(table.headers))", "TODO: no header, since \(table.header.evidence); give the columns names")
      return text
    }
    if table.header.lineCount > 1 {
      let fill = table.header.fillsRight ? ", fill_right: true" : ""
      text.add(2, "header: {contains: \(YAMLScalar.list(table.telling)), rows: \(table.header.lineCount)\(fill)}", table.header.evidence)
    } else if table.findsHeader(by: names, patterns) {
      text.remark(2, "the header is found by its names; \(table.header.evidence)")
    } else {
      text.add(2, "header: {contains: \(YAMLScalar.list(table.telling))}", "line \(line)")
    }
    return text
  }

  /// The key `until`, and what is known of rows that could not be read.
  var endKeys: DraftText {
    var text = DraftText()
    if let footer = table.footer {
      text.add(
        2, "until: {line: \(YAMLScalar.of(footer.pattern))}",
        "TODO: line \(footer.line) begins a footer: no row stands there or below")
    }
    let isFooter = table.footer != nil
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
