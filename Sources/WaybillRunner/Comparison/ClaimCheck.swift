import WaybillCore

/// Claims beside the figures that they are about: inside the interval, outside, or not comparable, with why.
struct ClaimCheck: Comparison {
  static let word = "claims"
  let claims: [Claim]

  /// How a claim stands to a figure, with why.
  struct Verdict {
    let judgement: String
    /// Why, in one word that reports have texts for; empty where nothing is to be said.
    let code: String
    /// Why, in words.
    let why: String

    private init(_ judgement: String, _ code: String = "", _ why: String = "") {
      self.judgement = judgement
      self.code = code
      self.why = why
    }

    private static func notComparable(_ code: String, _ why: String) -> Verdict { Verdict("not-comparable", code, why) }

    static func noRow(_ table: String) -> Verdict { notComparable("no-row", "no row of '\(table)' has these keys") }
    static func noTable(_ table: String) -> Verdict { notComparable("no-table", "the run has no table '\(table)'") }
    static func otherBasis(_ claimed: String, _ found: String) -> Verdict {
      notComparable("other-basis", "the claim speaks of '\(claimed)', the figure of '\(found)'")
    }
    static func noShare(_ status: String) -> Verdict { notComparable("no-share", "the figure has no share: \(status)") }
    static let below = Verdict("outside", "below", "the claim is below the least that the figure can be")
    static let above = Verdict("outside", "above", "the claim is above the most that the figure can be")
    static let ownSource = Verdict(
      "inside", "own-source", "the figure is the claim's own source, no check of it")
    static func inside(_ status: String) -> Verdict {
      status == "reported" ? Verdict("inside") : Verdict("inside", "partial", "the figure is \(status)")
    }

    /// The same of a claim that may be of any kind of figures, beside one of a basis.
    func ofAnyBasis(_ basis: String) -> Verdict {
      Verdict(
        judgement, "\(code);any-basis:\(basis)",
        "\(why); the claim names no kind of figures, this one counts \(basis)")
    }
  }

  func table(from tables: [MetricTable], sources: [SourceMakeup]) -> MetricTable {
    let urls = Dictionary(sources.map { ($0.id, $0.url) }) { first, _ in first }
    let rows = claims.sorted { $0.id < $1.id }.flatMap { claim in
      let found = tables.filter { $0.id == claim.table }.flatMap(NamedRow.all(of:)).filter { claim.isAbout($0) }
      if found.isEmpty {
        let hasTable = tables.contains { $0.id == claim.table }
        return [cells(claim, nil, hasTable ? .noRow(claim.table) : .noTable(claim.table))]
      }
      return found.map { cells(claim, $0, Self.judge(claim, $0, urls)) }
    }
    let keys = Self.columns.indices.filter { Self.columns[$0].isKey }
    let sorted = rows.sorted { a, b in keys.map { a[$0].text }.lexicographicallyPrecedes(keys.map { b[$0].text }) }
    return MetricTable(
      id: Self.word, title: "Claims beside the figures that they are about", columns: Self.columns, rows: sorted)
  }

  /// Judges a claim by a figure: inside where their intervals meet.
  ///
  /// - Parameter urls: where each source is published, by its id.
  private static func judge(_ claim: Claim, _ row: NamedRow, _ urls: [String: String]) -> Verdict {
    let columns = row.shareColumns
    let found = row.text("basis")
    if let basis = claim.basis, !found.isEmpty, basis.rawValue != found { return .otherBasis(basis.rawValue, found) }
    guard let lo = row.share(columns.lo) else { return .noShare(row.text("status")) }
    let isAny = claim.basis == nil && !found.isEmpty
    if claim.hi < lo { return isAny ? .below.ofAnyBasis(found) : .below }
    // A share of the long table can be open upwards.
    if let hi = row.share(columns.hi), claim.lo > hi { return isAny ? .above.ofAnyBasis(found) : .above }
    let source = row.text("source").isEmpty ? row.text("turnover_source") : row.text("source")
    if row.text("status") == "told", !claim.url.isEmpty, claim.url == urls[source] { return .ownSource }
    return .inside(row.text("status"))
  }

  private func cells(_ claim: Claim, _ row: NamedRow?, _ verdict: Verdict) -> [MetricTable.Cell] {
    let names = ["source", "exporter", "group", "membership", "period", "basis", "measure", "unit"]
    let found = names.map { name in
      row?.text(name) ?? claim.keys.first { $0.name == name }?.values.joined(separator: ", ") ?? ""
    }
    let columns = row?.shareColumns
    let ends = [columns?.lo, columns?.hi].map { name in name.flatMap { row?[$0] } ?? .absent }
    return [.text(claim.id), .text(claim.table)] + found.map { .text($0) } + [.share(claim.lo), .share(claim.hi)] + ends
      + [
        verdict.judgement, verdict.why, verdict.code, claim.text, claim.by, claim.dutch.text, claim.dutch.by, claim.url,
      ].map { .text($0) }
  }

  private static let columns: [MetricTable.Column] = [
    .init("claim", .text, isKey: true, help: "The name of the claim."),
    .init("table", .text, isKey: true, help: "The table of the figure that it is about."),
    .init("source", .text, isKey: true, help: "The source of the figure."),
    .init("exporter", .text, isKey: true, help: "Whose exports the figure is about."),
    .init("group", .text, isKey: true, help: "What counts as inside."),
    .init("membership", .text, isKey: true, help: "When a state counts as a member."),
    .init("period", .text, isKey: true, help: "The year or the years."),
    .init("basis", .text, isKey: true, help: "The kind of reporting."),
    .init("measure", .text, isKey: true, help: "What the figure counts."),
    .init("unit", .text, isKey: true, help: "The unit of its amounts."),
    .init("claim_lo", .share, help: "The least that the claim says, with its margin."),
    .init("claim_hi", .share, help: "The most that the claim says, with its margin."),
    .init("figure_lo", .share, help: "The least that the figure can be."),
    .init("figure_hi", .share, help: "The most that the figure can be."),
    .init("judgement", .text, help: "inside where the claim and the figure meet, outside, or not-comparable."),
    .init("why", .text, help: "Why it is outside or cannot be compared, or what being inside is worth."),
    .init("why_code", .text, help: "The same in one word, or in several joined by `;`."),
    .init("text", .text, help: "What was said."),
    .init("by", .text, help: "Who said it, where and when."),
    .init("text_nl", .text, help: "What was said, in Dutch; empty where it is not told."),
    .init("by_nl", .text, help: "Who said it, in Dutch."),
    .init("url", .text, help: "Where it can be read."),
  ]
}

extension Claim {
  /// Whether a row has one of the values in each key column that the claim names.
  fileprivate func isAbout(_ row: NamedRow) -> Bool {
    keys.allSatisfy { key in key.values.contains(row.text(key.name)) }
  }
}

extension ClaimCheck {
  static let keys = [
    OptionSpec(
      "claims", .anyOf([.named("path"), .list(.table(Claim.section), of: "claims")]), required: true,
      help: "The claims, or a file that has them under its key `claims`, relative to the pipeline.")
  ]
  static let section = OptionSection(
    "metric-claims", title: "Metric `claims`",
    help: "Claims beside the figures that they are about. It is made of the tables of other metrics.", keys: keys)

  /// Reads the options of a pipeline, where the file of claims, if there is one, has taken the place of its path.
  ///
  /// - Throws: all problems at once, each with its place.
  init(_ options: OptionTable) throws(Diagnostics) {
    var table = options
    table.check(Self.keys)
    var claims: [Claim] = []
    for node in table["claims"]?.list ?? [] {
      if let claim = Claim(node, into: &table) { claims.append(claim) }
    }
    var seen = Set<String>()
    for claim in claims where !seen.insert(claim.id).inserted {
      table.problem(.repeatedClaim(claim.id, at: claim.place))
    }
    try table.finish()
    self.claims = claims
  }
}
