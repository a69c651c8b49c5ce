import WaybillMapping

/// Which side of a transfer the figures of a table are told by, as far as words say so.
struct PerspectiveGuess {
  /// What the words say.
  enum Side: Equatable {
    /// Nothing speaks of imports: a draft says nothing of it.
    case unsaid
    case importers
    /// A column says of each row whether it is an import.
    case byRow
    /// Words speak for both sides, or of a reporter without saying what it does.
    case open
  }

  private(set) var side = Side.unsaid
  /// The words that decided, or did not.
  private(set) var evidence = ""
  /// The column that says which side a row is, or is neither; nil where there is none, or it says the same of all.
  private(set) var flow: FlowGuess?

  /// Judges the headers, the words around the table and the cells of a column of flows.
  ///
  /// - Parameter around: the words above the table, and in the names of its sheet and its file.
  init(_ columns: [ColumnProfile], _ kinds: [ColumnKind], context: HeaderWords, around: HeaderWords) {
    // What an institute estimates, neither side tells.
    if context.has(HeaderWords.volume) { return }
    let headers = columns.map { HeaderWords($0.header) }
    let parties = columns.indices.filter { if case .party = kinds[$0] { true } else { false } }
    let figures = columns.indices.filter { column in
      switch kinds[column] {
      case .number, .empty: true
      default: WideGuess.yearParts(columns[column].header) != nil
      }
    }
    if let flow = FlowGuess.find(columns) {
      let header = YAMLScalar.shown(columns[flow.column].header, most: 40)
      if flow.exports.isEmpty {
        (side, evidence) = (.importers, "\(header) says \(YAMLScalar.shown(flow.imports[0].text, most: 30))")
        self.flow = flow.others.isEmpty ? nil : flow
      } else if !flow.imports.isEmpty {
        (side, evidence) = (.byRow, "\(header) says of each row which side it is")
        self.flow = flow
      }
      return
    }
    func named(_ list: [Int], _ words: [String]) -> String? {
      list.first { headers[$0].has(words) }.map { YAMLScalar.shown(columns[$0].header, most: 40) }
    }
    let reporter = named(parties, HeaderWords.reporter)
    let (imported, exported) = (named(figures, HeaderWords.imports), named(figures, HeaderWords.exports))
    let above = (imports: around.has(HeaderWords.imports), exports: around.has(HeaderWords.exports))
    let exporter = reporter == nil ? named(parties, HeaderWords.exports) : nil
    let title = "words above the table or of its name"
    if imported != nil || above.imports {
      let words = imported ?? title
      let others = exported ?? exporter ?? (above.exports ? title : nil)
      guard let others else {
        (side, evidence) = (.importers, "\(words) speak\(imported == nil ? "" : "s") of imports")
        return
      }
      (side, evidence) = (
        .open,
        words == others ? "\(words) speak of imports and of exports" : "\(words) for imports, \(others) for exports"
      )
      return
    }
    guard let reporter, exported == nil, !above.exports else { return }
    let others = parties.filter { !headers[$0].has(HeaderWords.reporter) }
    if let origin = named(others, HeaderWords.origin), named(others, HeaderWords.destination) == nil {
      (side, evidence) = (.importers, "beside \(reporter) stands \(origin)")
    } else {
      (side, evidence) = (.open, "\(reporter) does not say whether it exports or imports")
    }
  }

  /// Whether importers tell all figures.
  var isImporters: Bool { side == .importers }
  /// Whether each row says which side it is.
  var isByRow: Bool { side == .byRow }
  /// Whether words leave it open.
  var isOpen: Bool { side == .open }
}

/// A column that says whether a row is an import or an export.
struct FlowGuess {
  let column: Int
  private(set) var imports: [ColumnProfile.Value] = []
  private(set) var exports: [ColumnProfile.Value] = []
  /// What is neither, such as goods that are exported again, which the exports may contain.
  private(set) var others: [ColumnProfile.Value] = []

  /// Finds a column with few words, all of them about flows where no word of the header is.
  static func find(_ columns: [ColumnProfile]) -> FlowGuess? {
    columns.lazy.compactMap { FlowGuess($0) }.first
  }

  private init?(_ profile: ColumnProfile) {
    if profile.isCut || profile.emptyCount > 0 || !(1...12).contains(profile.distinctCount) { return nil }
    let isNamed = HeaderWords(profile.header).has(["flow", "trade regime", "direction"])
    column = profile.position
    for value in profile.values {
      switch Self.meaning(value.text, isNamed: isNamed) {
      case .importer: imports.append(value)
      case .exporter: exports.append(value)
      default: others.append(value)
      }
    }
    let again = others.count { Self.isAgain($0.text) }
    guard imports.count + exports.count > 0, isNamed || again == others.count else { return nil }
  }

  private enum Meaning { case importer, exporter, neither }

  private static func meaning(_ text: String, isNamed: Bool) -> Meaning {
    if isNamed, ["m", "x"].contains(text.lowercased()) { return text.lowercased() == "m" ? .importer : .exporter }
    let words = HeaderWords(text)
    if text.count > 24 || isAgain(text) { return .neither }
    switch (words.has(imports), words.has(exports)) {
    case (true, false): return .importer
    case (false, true): return .exporter
    default: return .neither
    }
  }

  private static let imports = ["import.", "imports.", "einfuhr.", "einfuhren.", "invoer.", "importations."]
  private static let exports = ["export.", "exports.", "ausfuhr.", "ausfuhren.", "uitvoer.", "exportations."]

  private static func isAgain(_ text: String) -> Bool {
    ["re-", "re ", "reimport", "reexport", "wieder", "weder"].contains(where: text.lowercased().hasPrefix)
  }
}

extension HeaderWords {
  /// Who reports, whatever it does.
  static let reporter = ["reporter", "reporting", "declarant", "meldeland", "rapporteur"]
  /// Words for imports, and for what is brought in; with a full stop they are whole words.
  static let imports = [
    "import.", "imports.", "imported.", "importing.", "importer.", "importers.", "einfuhr", "importland", "invoer.",
    "importations.", "importateur", "cif",
  ]
  static let exports = [
    "export.", "exports.", "exported.", "exporting.", "exporter.", "exporters.", "ausfuhr", "exportland", "uitvoer",
    "exportations.", "exportateur", "fob",
  ]
  /// From where goods come to an importer, as columns of customs say; the best first.
  static let senders = [exporter.filter { !reporter.contains($0) } + ["consignment", "dispatch"], ["partner"], origin]
}
