import WaybillCore
import WaybillMapping
import WaybillReport
import WaybillRunner

/// A preview as a person or a program reads it.
enum PreviewText {
  static func plain(_ preview: Preview, _ renderer: DiagnosticRenderer, file: String) -> String {
    let account = preview.account
    let tellers = preview.summary.tellers
    var lines = preview.records.map { record in
      let words = RecordWords(record)
      let place = preview.parts.part(of: record).place(in: file, line: record.line)
      let told = tellers.count > 1 ? ", \(told(RecordSummary.Teller(of: record)))" : ""
      return "\(place): \(words.sentence), \(words[.basis])\(told)"
    }
    lines += preview.rejects.map { renderer.render($0.diagnostic(in: file, part: preview.parts.part(of: $0))) }
    if !lines.isEmpty { lines.append("") }
    lines += TextTable.lines(
      [
        ["records", "\(account.records)", shown(preview.records.count, of: account.records)],
        ["rejects", "\(preview.rejectCount)", shown(preview.rejects.count, of: preview.rejectCount)],
        ["rows", "\(account.rowsIn)"], ["mapped", "\(account.rowsMapped)"], ["rejected", "\(account.rowsRejected)"],
        ["dropped", "\(account.rowsDropped)"],
      ], indent: 0)
    lines += tellers.prefix(mostTellers).map { teller, records in
      "told \(told(teller))\(teller.reporter == nil ? "; the mapping names no reporter" : "")"
        + (tellers.count > 1 ? ": \(counted(records, "record"))" : "")
    }
    if tellers.count > mostTellers { lines.append("told by \(counted(tellers.count - mostTellers, "other"))") }
    let sides = Set(preview.summary.sums.map(\.perspective))
    lines += preview.summary.sums.map { facet, side, sum in
      let level = facet.level == .total ? " (totals)" : ""
      let who = side == .thirdParty ? "third parties" : "\(side.rawValue)s"
      let told = sides.count > 1 ? ", told by \(who)" : ""
      return
        "sum of \(facet.basis.rawValue), \(facet.measure.rawValue)\(level)\(told): \(amount(sum)) \(facet.unit.rawValue)"
    }
    lines += account.dropped.sorted { $0.key < $1.key }.map { reason, count in
      let first = account.firstDropped[reason].map { preview.parts.part(of: $0).place(in: file, line: $0.line) }
      return "dropped \(count): \(reason)" + (first.map { ", first at \($0)" } ?? "")
    }
    lines += reasons("skipped", account.skipped)
    lines += reasons("noted", account.notes)
    lines += preview.checks.map { check in
      check.diagnostic.map { renderer.render($0) } ?? "check '\(check.name)' passed: \(check.found)"
    }
    return lines.joined(separator: "\n")
  }

  private static let mostTellers = 5

  /// `by NLD as importer`; where the mapping has no `reporter`, the side alone is known.
  private static func told(_ teller: RecordSummary.Teller) -> String {
    if let reporter = teller.reporter { return "by \(reporter) as \(teller.perspective.rawValue)" }
    let side = teller.perspective == .thirdParty ? "a third party" : "the \(teller.perspective.rawValue)"
    return "from \(side)'s side"
  }

  /// A sum as records have values, with signs between groups of digits.
  private static func amount(_ sum: IntervalSum) -> String {
    let lo = Digits.english.exact(sum.lo)
    guard let hi = sum.hi else { return "at least \(lo)" }
    return hi == sum.lo ? lo : "\(lo) to \(Digits.english.exact(hi))"
  }

  private static func shown(_ count: Int, of all: Int) -> String {
    count < all ? "\(count) shown; --limit 0 shows all" : ""
  }

  private static func reasons(_ what: String, _ counts: [String: Int]) -> [String] {
    counts.sorted { $0.key < $1.key }.map { "\(what) \($0.value): \($0.key)" }
  }

  static func json(_ preview: Preview) -> String {
    EncodedText.of(
      Shown(
        source: preview.source, records: preview.records.map(fields),
        rejects: preview.rejects.map { ShownReject($0, part: preview.parts.part(of: $0)) },
        rejectCount: preview.rejectCount, account: preview.account,
        tellers: preview.summary.tellers.map(ShownTeller.init), sums: preview.summary.sums.map(ShownSum.init),
        checks: preview.checks.map(ShownCheck.init)))
  }

  /// A record as the fields that it has, in words.
  private static func fields(of record: Record) -> [String: String] {
    let words = RecordWords(record)
    let pairs = RecordWords.Field.allCases.map { ($0.rawValue, words[$0]) }.filter { !$0.1.isEmpty }
    return Dictionary(pairs) { first, _ in first }
  }

  private struct Shown: Encodable {
    let source: String
    let records: [[String: String]]
    let rejects: [ShownReject]
    let rejectCount: Int
    let account: RowAccount
    let tellers: [ShownTeller]
    let sums: [ShownSum]
    let checks: [ShownCheck]
  }

  private struct ShownTeller: Encodable {
    let reporter: String?
    let perspective: String
    let records: Int

    init(_ teller: RecordSummary.Teller, records: Int) {
      (reporter, perspective, self.records) = (teller.reporter, teller.perspective.rawValue, records)
    }
  }

  private struct ShownSum: Encodable {
    let basis, measure, unit, level, perspective, lo: String
    /// Left out where nothing bounds the sum.
    let hi: String?
    let records: Int

    init(_ facet: Facet, perspective side: Perspective, sum: IntervalSum) {
      (basis, measure, unit) = (facet.basis.rawValue, facet.measure.rawValue, facet.unit.rawValue)
      (level, perspective) = (facet.level.rawValue, side.rawValue)
      (lo, records) = (Decimals.shortest(sum.lo), sum.records)
      hi = sum.hi.map { Decimals.shortest($0) }
    }
  }

  private struct ShownCheck: Encodable {
    let check, kind, severity, expected, found: String
    let passed: Bool

    init(_ outcome: CheckOutcome) {
      check = outcome.name
      kind = outcome.metric.rawValue
      severity = outcome.severity.rawValue
      expected = outcome.expected
      found = outcome.found
      passed = outcome.passed
    }
  }

  private struct ShownReject: Encodable {
    let code, message, field, value, text: String
    let line, column: Int
    let emit: Int?
    /// The sheet or member; left out where the file is one text.
    let part: String?

    init(_ reject: Reject, part: WorkUnit.Part) {
      self.part = part.name.isEmpty ? nil : part.name
      code = reject.code.rawValue
      message = reject.message
      field = reject.field
      value = reject.value
      text = reject.text
      line = reject.line
      column = reject.column
      emit = reject.emit
    }
  }
}
