import WaybillCore

/// A report in one language: its words, its numbers and its names, with the figures that its pages show.
struct Edition {
  let report: RunReport
  let figures: ReportFigures
  let language: Language
  let texts: any Texts
  let digits: Digits

  init(_ report: RunReport, _ figures: ReportFigures, in language: Language) {
    self.report = report
    self.figures = figures
    self.language = language
    texts = language.texts
    digits = Digits(language)
  }

  /// The question that the report answers, or what stands in its place where the run has no share.
  var title: String {
    if let question = report.question { return question }
    if figures.answers.isEmpty, !report.furtherTables.isEmpty {
      return texts.figures(of: ShownPath.text(report.pipeline))
    }
    let alliances = Set(figures.answers.map(\.facet.alliance))
    return texts.question(ofAlliance: alliances.count == 1 ? alliances.first : nil)
  }

  /// A party's name, in English where the language has none, else its code.
  func name(of code: String) -> String {
    report.partyNames[language]?[code] ?? report.partyNames[.english]?[code] ?? code
  }

  /// An exporter's name in the rows of an answer.
  func name(of row: ShareRow) -> String {
    row.exporter == ShareRow.all ? texts.allMembers(of: row.facet.alliance) : name(of: row.exporter)
  }

  /// A destination in words: a name, several names, or why there is none.
  func name(of destination: PartySet?) -> String {
    guard let destination else { return texts.noDestination }
    if let unknown = destination.unknown { return texts.unknown(unknown) }
    let parties = destination.parties.map { name(of: $0.code) }
    let groups = destination.groups.map { texts.within(texts.group($0)) }
    return parties.count + groups.count == 1 ? (parties + groups)[0] : texts.oneOf(parties + groups)
  }

  /// The share, or in words why there is none.
  func share(of row: ShareRow) -> String { row.share.map(digits.percent) ?? texts.status(row.status) }

  /// An amount in the unit of an answer; empty where there is none to show.
  func amount(_ range: AmountRange, in facet: ShareRow.Facet) -> String { digits.amount(range, of: facet.measure) }

  /// `18 of 22 member-years`; nil where the row does not say.
  func coverage(of row: ShareRow) -> String? {
    guard let reported = row.yearsReported, let due = row.yearsDue else { return nil }
    return texts.memberYears(digits.count(reported), of: due)
  }

  /// Who did not report in which years, by name.
  func silences(of answer: ShareAnswer) -> [(name: String, years: [Int])] {
    let years = Dictionary(answer.silences.map { ($0.exporter, $0.years) }) { first, _ in first }
    return inOrderOfNames(years.keys).map { (name(of: $0), years[$0] ?? []) }
  }

  /// What is counted, and in what: `licences granted, EUR`.
  func counted(_ facet: ShareRow.Facet) -> String { "\(texts.basis(facet.basis)), \(texts.unit(facet.unit))" }

  /// The codes in the order of their names.
  func inOrderOfNames(_ codes: some Sequence<String>) -> [String] {
    codes.map { (SortedName.key(of: name(of: $0)), $0) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
  }

  /// The name of a page in this language: the first language of a report has the plain names.
  func file(_ name: String, _ ending: String = "html") -> String {
    language == report.languages.first ? "\(name).\(ending)" : "\(name).\(language.rawValue).\(ending)"
  }

  /// The same report in another language.
  func edition(in language: Language) -> Edition { Edition(report, figures, in: language) }
}

/// Names as they are sorted: without accents, so that Österreich stands among O.
enum SortedName {
  static func key(of name: String) -> String {
    String(
      name.lowercased().unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
        scalar.isASCII ? [scalar] : folded[scalar].map { [$0] } ?? [scalar]
      }.map(Character.init))
  }

  private static let folded: [Unicode.Scalar: Unicode.Scalar] = [
    "ä": "a", "á": "a", "à": "a", "â": "a", "å": "a", "ç": "c", "é": "e", "è": "e", "ë": "e", "ê": "e", "í": "i",
    "ï": "i", "î": "i", "ö": "o", "ó": "o", "ô": "o", "ø": "o", "ü": "u", "ú": "u",
  ]
}
