import FoundationEssentials
internal import GRDB
import WaybillCore

/// Gives the ledger's ids their values, numbering them for a batch as they first come.
final class DictionaryReader {
  private let database: Database
  private let file: LedgerFile
  private var facets: Renumbering
  private var parties: Renumbering
  private var sets: Renumbering
  private var categories: Renumbering
  private var texts: Renumbering

  init(_ database: Database, _ file: LedgerFile) throws {
    self.database = database
    self.file = file
    func list(_ table: String) throws -> Renumbering {
      let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(table)") ?? 0
      guard last < Int64(RecordBatch.absent) else { throw file.corrupt("'\(table)' has the id \(last)") }
      return Renumbering(count: Int(last) + 1)
    }
    facets = try list("facets")
    parties = try list("parties")
    sets = try list("party_sets")
    categories = try list("categories")
    texts = try list("texts")
  }

  /// Replaces the ledger's ids in a batch by its own, adding to its dictionaries.
  ///
  /// - Throws: ``LedgerError`` when an id has no value.
  func localise(_ batch: inout RecordBatch) throws {
    var words = batch.dictionaries
    batch.dictionaries = Dictionaries()
    defer { batch.dictionaries = words }
    func check(_ stray: UInt32?, _ table: String) throws {
      if let stray { throw unknown(stray, table) }
    }
    try check(facets.renumber(&batch.facet) { words.facets.id(of: try facet($0)) }, "facets")
    try check(parties.renumber(&batch.reporter) { words.parties.id(of: try party($0)) }, "parties")
    try check(parties.renumber(&batch.exporter) { words.parties.id(of: try party($0)) }, "parties")
    try check(parties.renumber(&batch.origin) { words.parties.id(of: try party($0)) }, "parties")
    try check(sets.renumber(&batch.destination) { words.sets.id(of: try set($0)) }, "party_sets")
    try check(sets.renumber(&batch.via) { words.sets.id(of: try set($0)) }, "party_sets")
    try check(categories.renumber(&batch.category) { words.categories.id(of: try category($0)) }, "categories")
    try check(texts.renumber(&batch.item) { words.texts.id(of: try text($0)) }, "texts")
  }

  private func facet(_ id: UInt32) throws -> Facet {
    let row = try fields(of: id, in: "facets", ["basis", "measure", "unit", "level"])
    guard let basis = Basis(rawValue: try row.decode(atIndex: 0)),
      let measure = Measure(rawValue: try row.decode(atIndex: 1)),
      let level = Level(rawValue: try row.decode(atIndex: 3))
    else { throw unknown(id, "facets") }
    return Facet(basis: basis, measure: measure, unit: MeasureUnit(rawValue: try row.decode(atIndex: 2)), level: level)
  }

  private func party(_ id: UInt32) throws -> Party {
    let row = try fields(of: id, in: "parties", ["kind", "code", "belongs_to"])
    guard let kind = Party.Kind(rawValue: try row.decode(atIndex: 0)) else { throw unknown(id, "parties") }
    return Party(kind, try row.decode(atIndex: 1), belongsTo: try row.decode(atIndex: 2))
  }

  private func set(_ id: UInt32) throws -> PartySet {
    let row = try fields(of: id, in: "party_sets", ["parties", "groups", "unknown"])
    if let text = try row.decode(String?.self, atIndex: 2) {
      guard let unknown = PartySet.Unknown(rawValue: text) else { throw self.unknown(id, "party_sets") }
      return PartySet(unknown)
    }
    let members = try list(UInt32.self, try row.decode(atIndex: 0)).map { try party($0) }
    let groups = try list(String.self, try row.decode(atIndex: 1))
    guard !members.isEmpty || !groups.isEmpty else { throw unknown(id, "party_sets") }
    return PartySet(parties: members, groups: groups)
  }

  private func category(_ id: UInt32) throws -> Category {
    let row = try fields(of: id, in: "categories", ["scheme", "code"])
    return Category(scheme: try row.decode(atIndex: 0), code: try row.decode(atIndex: 1))
  }

  private func text(_ id: UInt32) throws -> String {
    try fields(of: id, in: "texts", ["text"]).decode(atIndex: 0)
  }

  private func fields(of id: UInt32, in table: String, _ columns: [String]) throws -> Row {
    let sql = "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE id = ?"
    guard let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [id]) else {
      throw unknown(id, table)
    }
    return row
  }

  private func list<Element: Decodable>(_ type: Element.Type, _ json: String) throws -> [Element] {
    try JSONDecoder().decode([Element].self, from: Data(json.utf8))
  }

  private func unknown(_ id: UInt32, _ table: String) -> LedgerError {
    file.corrupt("'\(table)' has no value that can be read for the id \(id)")
  }
}
