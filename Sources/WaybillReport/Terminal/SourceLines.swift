import WaybillCore

/// The summary's part on one source: its files, its rows, and what was left out, noted and refused.
struct SourceLines {
  private let source: SourceReport
  private let leftOut: [LeftOut]
  private let renderer: DiagnosticRenderer

  /// Makes the part of a source; `leftOut` are its records that are in no share.
  init(_ source: SourceReport, leftOut: [LeftOut] = [], renderer: DiagnosticRenderer) {
    self.source = source
    self.leftOut = leftOut
    self.renderer = renderer
  }

  /// The lines, the source's title first.
  var lines: [String] {
    var lines = "\(source.title) (\(source.id))".wrapped(to: TerminalSummary.width)
    if source.alreadyKept { lines.append("  already in the ledger: nothing was read again") }
    lines += facts
    lines += reasons("dropped", source.dropped)
    lines += reasons("skipped", source.skipped)
    lines += reasons("noted", source.repairs)
    lines += outOfShares
    for group in source.rejects {
      let more = group.count - group.examples.count
      let tail = more > 0 && !group.examples.isEmpty ? ", first \(group.examples.count) shown" : ""
      lines.append(
        "  \(Self.label("rejects"))  \(Digits.english.count(group.count)) \(VisibleText.clean(group.code.rawValue))\(tail)"
      )
      if !group.examples.isEmpty { lines.append(renderer.render(group.examples)) }
    }
    return lines
  }

  private var facts: [String] {
    var table = TextTable([.left, .left])
    for file in source.files {
      table.add([Self.label("file"), FittedPath.text(file.name, width: Self.room)])
      table.add(["", "\(Digits.english.count(file.size)) bytes, sha256 \(file.sha256.prefix(16))"])
      for capture in file.captures { table.add(["", "\(capture.name): \(capture.value)"]) }
    }
    let rows = source
    table.add([
      Self.label("rows in"),
      """
      \(Digits.english.count(rows.rowsIn)) = \(Digits.english.count(rows.rowsMapped)) mapped + \(Digits.english.count(rows.rowsDropped)) \
      dropped \
      + \(Digits.english.count(rows.rowsRejected)) rejected
      """,
    ])
    if rows.rowsUnaccounted != 0 { table.add(["", "\(Digits.english.count(rows.rowsUnaccounted)) not accounted for"]) }
    let years =
      source.years.map { years in
        years.count == 1 ? ", year \(years.lowerBound)" : ", years \(years.lowerBound)-\(years.upperBound)"
      } ?? ""
    let emits =
      source.emitRejects > 0 ? ", \(Digits.english.count(source.emitRejects, "value")) of mapped rows rejected" : ""
    table.add(["records", Digits.english.count(source.records) + emits + years])
    if !source.checks.isEmpty {
      let failed = source.checks.count { !$0.passed }
      let passed = source.checks.count - failed
      table.add(["checks", failed == 0 ? "\(passed) passed" : "\(passed) passed, \(failed) failed"])
    }
    return table.lines(indent: 2)
  }

  private func reasons(_ label: String, _ reasons: [ReasonCount]) -> [String] {
    let width = reasons.map { Digits.english.count($0.count).count }.max() ?? 0
    var table = TextTable([.left, .right, .left])
    for (index, reason) in reasons.enumerated() {
      let words = reason.first.map { "\(reason.reason), first at \(FittedPath.text($0, width: Self.room / 2))" }
      let lines = (words ?? reason.reason).wrapped(to: Self.room - width - 2)
      table.add([Self.label(index == 0 ? label : ""), Digits.english.count(reason.count), lines.first ?? ""])
      for line in lines.dropFirst() { table.add(["", "", line]) }
    }
    return table.lines(indent: 2)
  }

  /// The records that are in no share, by reason; those of different figures are counted together, and never added up.
  private var outOfShares: [String] {
    if leftOut.isEmpty { return [] }
    var order: [String] = []
    var counts: [String: Int] = [:]
    for row in leftOut {
      if counts[row.shortReason] == nil { order.append(row.shortReason) }
      counts[row.shortReason, default: 0] += row.records
    }
    let reasons = order.map { "\($0) \(Digits.english.count(counts[$0] ?? 0))" }.joined(separator: ", ")
    let all = Digits.english.count(leftOut.reduce(0) { $0 + $1.records }, "record")
    var table = TextTable([.left, .left])
    for (index, line) in "\(all): \(reasons)".wrapped(to: Self.room).enumerated() {
      table.add([Self.label(index == 0 ? "left out" : ""), line])
    }
    return table.lines(indent: 2)
  }

  /// The columns that are left for contents.
  private static let room = TerminalSummary.width - 2 - labelWidth - 2
  private static let labelWidth = "left out".count

  /// A label as wide as the longest, so that all tables of the part begin their contents in one column.
  private static func label(_ text: String) -> String {
    text + String(repeating: " ", count: labelWidth - text.count)
  }
}
