import WaybillCore
import WaybillMapping

/// A table that was read whole, in whatever form its file has.
protocol TableSurvey {
  /// What the part of the file is called that the table is: a sheet, a member of an archive, a path.
  var part: String { get }
  /// The tables that are read one after another, where they have names.
  var tables: [NamedTable] { get }
  /// Whether patterns for lines are held against each cell by itself.
  var matchesCells: Bool { get }
  /// Whether another file of the same form may have no column like this one.
  func mayLack(_ column: ColumnProfile) -> Bool
  /// What was read, in lines of comment.
  var summary: [String] { get }
  /// The texts above the header that patterns of `capture` are held against, by their lines.
  var preamble: [TextShape.HeadRecord] { get }
  /// The sign that stands between the cells of those lines.
  var delimiter: UInt8 { get }
  /// What stands in the columns.
  var profile: TableProfile { get }
  /// The keys of `read:` that say how the file is written.
  var readKeys: DraftText { get }
  /// The key `header`, where a mapping that names these headers and patterns needs one.
  func headerKey(naming names: [String], _ patterns: [String]) -> DraftText
  var endKeys: DraftText { get }
  /// Where the text of a column stands that is above the rows; nil for a column of the rows themselves.
  func path(of column: Int) -> String?
}

extension TableSurvey {
  var tables: [NamedTable] { [] }
  var matchesCells: Bool { false }
  func mayLack(_ column: ColumnProfile) -> Bool { false }
  func path(of column: Int) -> String? { nil }

  /// What is known of rows that could not be read, without those of a footer.
  func faults(without footer: [RowFault] = []) -> DraftText {
    var text = DraftText()
    for (code, fault) in profile.faults.sorted(by: { $0.key < $1.key }) {
      let count = fault.count - footer.count { $0.code == code }
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

/// A table in lines of cells.
protocol LinedSurvey: TableSurvey {
  var table: LinedTable { get }
}

extension LinedSurvey {
  var profile: TableProfile { table.profile }
  var delimiter: UInt8 { table.shape.delimiter }

  func headerKey(naming names: [String], _ patterns: [String]) -> DraftText {
    var text = DraftText()
    guard let line = table.headerLine else {
      text.add(
        2, "header: \(YAMLScalar.list(table.headers))",
        "TODO: no header, since \(table.header.evidence); give the columns names")
      return text
    }
    if table.header.lineCount > 1 {
      let fill = table.header.fillsRight ? ", fill_right: true" : ""
      text.add(
        2, "header: {contains: \(YAMLScalar.list(table.telling)), rows: \(table.header.lineCount)\(fill)}",
        table.header.evidence)
    } else if table.findsHeader(by: names, patterns) {
      text.remark(2, "the header is found by its names; \(table.header.evidence)")
    } else {
      text.add(2, "header: {contains: \(YAMLScalar.list(table.telling))}", "line \(line)")
    }
    return text
  }

  var endKeys: DraftText {
    var text = DraftText()
    if let footer = table.footer {
      text.add(
        2, "until: {line: \(YAMLScalar.written(footer.pattern))}",
        "TODO: line \(footer.line) begins a footer: no row stands there or below")
    }
    text.add(faults(without: table.footer == nil ? [] : profile.trailing))
    return text
  }
}
