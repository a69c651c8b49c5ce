import FoundationEssentials
internal import GRDB
import WaybillCore

/// Gives the values of batches their ids in the ledger, adding those that it does not have.
///
/// The ids are kept for the transaction, so that a value is looked up in the database once.
final class DictionaryWriter {
  private let database: Database
  private let file: LedgerFile
  private var parties = Numbering<Party>("parties", key: ["kind", "code", "belongs_to"], beside: ["text"])
  private var sets = Numbering<PartySet>("party_sets", key: ["parties", "groups", "unknown"], beside: ["text"])
  private var categories = Numbering<Category>("categories", key: ["scheme", "code"])
  private var texts = Numbering<String>("texts", key: ["text"])
  private var facets = Numbering<Facet>("facets", key: ["basis", "measure", "unit", "level"])

  init(_ database: Database, _ file: LedgerFile) {
    self.database = database
    self.file = file
  }

  func id(of party: Party) throws -> UInt32 {
    try parties.id(of: party, in: database, file) {
      [party.kind.rawValue, party.code, party.belongsTo, party.description]
    }
  }

  func id(of set: PartySet) throws -> UInt32 {
    try sets.id(of: set, in: database, file) {
      let encoder = JSONEncoder()
      let members = try encoder.encode(set.parties.map { try id(of: $0) })
      let groups = try encoder.encode(set.groups)
      return [
        String(decoding: members, as: UTF8.self), String(decoding: groups, as: UTF8.self), set.unknown?.rawValue,
        set.description,
      ]
    }
  }

  func id(of category: Category) throws -> UInt32 {
    try categories.id(of: category, in: database, file) { [category.scheme, category.code] }
  }

  func id(of text: String) throws -> UInt32 {
    try texts.id(of: text, in: database, file) { [text] }
  }

  func id(of facet: Facet) throws -> UInt32 {
    try facets.id(of: facet, in: database, file) {
      [facet.basis.rawValue, facet.measure.rawValue, facet.unit.rawValue, facet.level.rawValue]
    }
  }
}

/// The ids of one dictionary's values.
private struct Numbering<Value: Hashable & Sendable> {
  private let table: String
  private let find: String
  private let insert: String
  private let keyCount: Int
  private var ids: [ExactKey<Value>: UInt32] = [:]

  /// - Parameters:
  ///   - key: The columns that tell values apart.
  ///   - beside: The columns that follow from these.
  init(_ table: String, key: [String], beside: [String] = []) {
    self.table = table
    let columns = key + beside
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    find = "SELECT id FROM \(table) WHERE \(key.map { "\($0) IS ?" }.joined(separator: " AND "))"
    insert = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    keyCount = key.count
  }

  mutating func id(of value: Value, in database: Database, _ file: LedgerFile, fields: () throws -> [String?]) throws
    -> UInt32
  {
    let own = ExactKey(value)
    if let id = ids[own] { return id }
    let fields = try fields()
    let key = StatementArguments(fields.prefix(keyCount))
    var row = try Int64.fetchOne(database.cachedStatement(sql: find), arguments: key)
    if row == nil {
      try database.cachedStatement(sql: insert).execute(arguments: StatementArguments(fields))
      row = database.lastInsertedRowID
    }
    guard let id = row.flatMap({ UInt32(exactly: $0) }), id != RecordBatch.absent else {
      throw file.corrupt("'\(table)' has no room for another id")
    }
    ids[own] = id
    return id
  }
}
