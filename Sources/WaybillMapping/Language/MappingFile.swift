public import WaybillCore
import WaybillFormats

/// A mapping as it was written, checked for everything that can be known without a source file.
public struct MappingFile: Sendable {
  /// What a publisher's data are, for the report and for citations.
  public struct About: Sendable, Hashable {
    public let publisher: String
    public let title: String
    public let url: String
    public let terms: String
    /// What the terms let be given on.
    public let reuse: Reuse
    /// Where the mapping says so, or else gives the terms.
    public let reusePlace: Place
    /// From when on the figures are no longer what they were before.
    public let breaks: [Break]
  }

  /// What a publisher's terms let be given on.
  public enum Reuse: String, Sendable, Hashable, CaseIterable {
    /// The records themselves.
    case records
    /// Figures that are computed from the records, and not the records.
    case figures
  }

  /// A year from which figures are no longer what they were before.
  public struct Break: Sendable, Hashable {
    public let year: Int
    /// Whose figures; everybody's when nil.
    public let exporter: String?
    /// What changed, in English.
    public let text: String
    /// The same in Dutch, where it is told.
    public let dutch: String?
  }

  /// The source id, which every table and record carries.
  public private(set) var id: String
  public private(set) var about: About
  public let reporting: SourceFacts.Reporting
  /// How the publisher is asked for the file; nil where the mapping does not say.
  package let fetch: FetchSection?
  let read: ReadSection
  let steps: [RowStep]
  let emits: [EmitSection]
  let grammars: [String: PartyGrammar]
  let lookups: [String: Lookup]
  let categories: CategorySchemes
  /// The ids of the groups that names may mean.
  let groups: [String]
  /// What must hold of all records of the source; a run sees to it.
  public let checks: [MappingCheck]
  /// What must become of given texts; `waybill test` sees to it.
  public let tests: [MappingTest]
  /// What is wrong with the tests; no figure comes of it.
  public let testProblems: Diagnostics
  /// The file that the mapping was read from.
  public let file: String
  /// Warnings of what a draft wrote where it did not know, and nobody has stated since.
  public let placeholders: [Diagnostic]

  /// The problems of the tests as warnings, for commands that make figures and run no test.
  public var testWarnings: [Diagnostic] { testProblems.all.map { .testsAreFaulty($0) } }

  /// The id of the source adapter that reads the files.
  public var adapter: String { read.adapter }
  /// Where the mapping names the adapter.
  public var adapterPlace: Place { (read.options["adapter"] ?? read.options["format"])?.place ?? read.place }
  /// The whole of `read:`, which the adapter takes its own options from.
  public var readOptions: OptionTable { read.options }
  /// Whether the mapping takes a text of this name from what stands around a table.
  public func takes(capture name: String) -> Bool { read.captures[name] != nil }
}

extension MappingFile {
  /// The mapping for one edition of the publisher's files: a source of its own, `sipri-register@2022`.
  public func edition(_ edition: String) -> MappingFile {
    var mapping = self
    mapping.id = "\(id)@\(edition)"
    mapping.about = About(
      publisher: about.publisher, title: "\(about.title), edition \(edition)", url: about.url, terms: about.terms,
      reuse: about.reuse, reusePlace: about.reusePlace, breaks: about.breaks)
    return mapping
  }

  /// Checks that `read:` has only keys of the language and of its adapter.
  ///
  /// - Throws: every key that neither knows.
  public func checkReadKeys(for adapter: any SourceAdapter.Type) throws(Diagnostics) {
    try Self.checkReadKeys(of: read.options, for: adapter)
  }

  /// The id of the adapter and the section `read:` of a mapping that has problems elsewhere; nil where there is none.
  package static func readOptions(of file: ConfigNode) -> (adapter: String, options: OptionTable)? {
    guard let read = entry("read", of: file, keys: MappingKeys.top), let entries = read.table else { return nil }
    let table = ReadSectionReader.table(entries, at: read.place)
    guard let adapter = (table["adapter"] ?? table["format"])?.text else { return nil }
    return (adapter, OptionTable(entries, at: read.place))
  }

  /// Checks a section `read:` as ``checkReadKeys(for:)`` does.
  package static func checkReadKeys(
    of options: OptionTable, for adapter: any SourceAdapter.Type
  ) throws(Diagnostics) {
    var table = options
    let section = MappingKeys.readSection(adapters: [adapter.descriptor])
    for variant in section.variants?.all ?? [] { table.check(section.keys(of: variant.section)) }
    try table.finish()
  }

  /// The value of a key, or of a slip for it, in a table that is not checked yet.
  private static func entry(_ key: String, of node: ConfigNode, keys: [OptionSpec]) -> ConfigNode? {
    var table = OptionTable(node.table ?? [], at: node.place)
    table.readSlips(of: keys.map(\.name))
    return table[key]
  }

  /// The gazetteers that a mapping names, before it is read: they must be there to read it.
  public static func gazetteerFiles(of file: ConfigNode) -> [(text: String, place: Place)] {
    var files: [(text: String, place: Place)] = []
    for grammar in entry("parties", of: file, keys: MappingKeys.top)?.table ?? [] {
      for node in entry("files", of: grammar.value, keys: MappingKeys.grammar)?.list ?? [] {
        if let text = node.text, !files.contains(where: { $0.text == text }) { files.append((text, node.place)) }
      }
    }
    return files
  }

  /// The tables of lookups that a mapping names, before it is read: they must be there to read it.
  public static func lookupFiles(of file: ConfigNode) -> [(text: String, place: Place)] {
    var files: [(text: String, place: Place)] = []
    for lookup in entry("lookups", of: file, keys: MappingKeys.top)?.table ?? [] {
      guard let node = entry("file", of: lookup.value, keys: MappingKeys.lookup), let text = node.text else { continue }
      if !files.contains(where: { $0.text == text }) { files.append((text, node.place)) }
    }
    return files
  }
}

/// `read:`: which adapter, and what its columns are called in the mapping.
struct ReadSection: Sendable {
  /// A header and the name that it is bound to.
  struct Column: Sendable {
    let name: String
    let header: String
    /// Where the column stands, counted from 0, when several have its header; nil when the header alone finds it.
    let position: Int?
    /// Whether a file may lack the column; its cells are empty then.
    let isOptional: Bool
    let place: Place
  }

  /// A header that the mapping leaves aside, perhaps pinned to one content.
  struct Ignored: Sendable {
    let header: String
    /// Where the column stands, counted from 0, when several have its header.
    let position: Int?
    let expect: String?
    /// Whether a file may lack the column.
    let isOptional: Bool
    let place: Place
  }

  /// Columns that belong together, by a pattern of their headers.
  struct ColumnGroup: Sendable {
    let name: String
    let pattern: Pattern
    let place: Place
  }

  let adapter: String
  let options: OptionTable
  let columns: [Column]
  let ignored: [Ignored]
  /// Groups of columns whose headers match a pattern.
  let matching: [ColumnGroup]
  /// Patterns of the headers of columns that the mapping leaves aside.
  let ignoredMatching: [ColumnGroup]
  /// The names of the captures, with their places.
  let captures: [String: Place]
  /// The names of what differs from row to row though no column has it, with their places: captures of tables, and what
  /// stands above rows.
  let tableCaptures: [String: Place]
  /// The name for that of the table, with its place.
  let tableName: (name: String, place: Place)?
  /// Every name that a field may read.
  let names: [String]
  let place: Place
}

/// One `emit`: the fields of the records that it makes, those of `common` included.
struct EmitSection: Sendable {
  let place: Place
  let fields: [RecordField: FieldSection]
  let flags: [FieldSection]
  let when: EmitCondition?
}

/// The `when` of an emit: the rows for which it makes a record.
struct EmitCondition: Sendable {
  let expression: Expression
  /// The condition as it was written; the report counts the rows for which it does not hold under it.
  let text: String
}

/// A field of a record, by its key in mappings.
enum RecordField: String, Sendable, Hashable, CaseIterable {
  case reporter, perspective, basis, measure, unit, level, event, exporter, origin, destination, via, period,
    category, item, value

  /// The fields without which a record is none.
  static let required: [RecordField] = [.basis, .measure, .unit, .exporter, .period, .value]
}

/// Where a field comes from, and what is done to it, in the language's fixed order.
struct FieldSection: Sendable {
  /// Where the text comes from.
  enum Origin: Sendable {
    case columns([(name: String, place: Place)])
    case const(String)
    /// A number that is worked out of the row's cells; with the text of the expression.
    case expression(Expression, text: String)
  }

  /// What the text is.
  enum Kind: Sendable {
    case text
    case party(PartyGrammar)
    /// Parties that the mapping itself names.
    case constParty(PartySet)
    case lookup(Lookup, take: String)
    case scheme(String)
    case year
    /// One year, or several in a row; with gaps, also a list that leaves out years.
    case years(gaps: Bool)
    case date(DateFormat)
    case number(NumberStyle)
  }

  /// What stands in where the field would be absent.
  enum StandIn: Sendable {
    case text(String)
    case party(PartySet)
    case category(Category)
    case period(Period)
    case amount(Amount)
  }

  /// Tells the field from others, so that one shared by several emits is known to be the same.
  let id: Int
  /// The field's name in messages.
  let name: String
  let place: Place
  let origin: Origin
  let kind: Kind
  let steps: FieldSteps
  var isOptional = false
  /// What stands in for an absent field, with its text in the mapping.
  var standIn: (value: StandIn, text: String)?

  /// The columns and captures that the field reads.
  var names: [String] {
    switch origin {
    case .columns(let columns): columns.map(\.name)
    case .const: []
    case .expression(let expression, _): expression.usedNames
    }
  }
}
