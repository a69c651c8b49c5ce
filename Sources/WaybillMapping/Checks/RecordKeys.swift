import WaybillCore

/// The fingerprints of some fields of a batch's records: what tells groups of records apart.
///
/// A dictionary's ids are local to its batch, so that each distinct value is put into words, once for a dictionary.
struct RecordKeys: Sendable {
  let fields: [CheckField]
  private var parties = FollowedValues<Party>()
  private var sets = FollowedValues<PartySet>()
  private var categories = FollowedValues<Category>()
  private var texts = FollowedValues<String>()
  private var facets: [CheckField: FollowedValues<Facet>] = [:]
  /// The key of each record chosen, in their order.
  private(set) var keys: [Fingerprint] = []

  private static let unknown = Fingerprint(PartySet.Unknown.unknown.rawValue)
  private static let nothing = Fingerprint("")
  private static let events = Event.allCases.map { Fingerprint($0.rawValue) }
  private static let perspectives = Perspective.allCases.map { Fingerprint($0.rawValue) }

  init(_ fields: [CheckField]) { self.fields = fields }

  /// The key of one word of a field, as a batch's records have it.
  static func key(of word: String, field: CheckField) -> Fingerprint {
    guard field == .period, let period = RecordWords.period(word) else {
      return Fingerprint.empty.joined(with: Fingerprint(word))
    }
    return Fingerprint.empty.joined(with: Self.key(of: period.from.number, period.until.number))
  }

  /// Makes the keys of some records of a batch.
  mutating func follow(_ batch: borrowing RecordBatch, rows: [Int]) {
    keys.removeAll(keepingCapacity: true)
    keys.append(contentsOf: repeatElement(.empty, count: rows.count))
    for field in fields { add(field, of: batch, rows) }
  }

  private mutating func add(_ field: CheckField, of batch: borrowing RecordBatch, _ rows: [Int]) {
    switch field {
    case .exporter: addParties(batch, batch.exporter, rows, absent: Self.unknown)
    case .origin: addParties(batch, batch.origin, rows, absent: Self.nothing)
    case .reporter: addParties(batch, batch.reporter, rows, absent: Self.nothing)
    case .destination: addSets(batch, batch.destination, rows, absent: Self.unknown)
    case .via: addSets(batch, batch.via, rows, absent: Self.nothing)
    case .basis, .measure, .unit, .level: addFacets(field, batch, rows)
    case .category:
      categories.follow(batch.dictionaries.categories.values) { $0.code }
      add(categories.fingerprints, batch.category, rows, absent: Self.nothing)
    case .item:
      texts.follow(batch.dictionaries.texts.values) { $0 }
      add(texts.fingerprints, batch.item, rows, absent: Self.nothing)
    case .event: add(Self.events, batch.event, rows)
    case .perspective: add(Self.perspectives, batch.perspective, rows)
    case .period:
      for (index, row) in rows.enumerated() { join(index, Self.key(of: batch.from[row], batch.until[row])) }
    case .value:
      for (index, row) in rows.enumerated() {
        join(index, Fingerprint(UInt64(bitPattern: batch.lo[row]), UInt64(bitPattern: batch.hi[row])))
      }
    }
  }

  private mutating func addParties(
    _ batch: borrowing RecordBatch, _ ids: [UInt32], _ rows: [Int], absent: Fingerprint
  ) {
    parties.follow(batch.dictionaries.parties.values) { $0.description }
    add(parties.fingerprints, ids, rows, absent: absent)
  }

  private mutating func addSets(_ batch: borrowing RecordBatch, _ ids: [UInt32], _ rows: [Int], absent: Fingerprint) {
    sets.follow(batch.dictionaries.sets.values) { $0.description }
    add(sets.fingerprints, ids, rows, absent: absent)
  }

  private mutating func addFacets(_ field: CheckField, _ batch: borrowing RecordBatch, _ rows: [Int]) {
    facets[field, default: FollowedValues()].follow(batch.dictionaries.facets.values) { facet in
      switch field {
      case .basis: facet.basis.rawValue
      case .measure: facet.measure.rawValue
      case .unit: facet.unit.rawValue
      default: facet.level.rawValue
      }
    }
    add(facets[field]?.fingerprints ?? [], batch.facet, rows, absent: Self.nothing)
  }

  private mutating func add(_ values: [Fingerprint], _ ids: [UInt32], _ rows: [Int], absent: Fingerprint) {
    for (index, row) in rows.enumerated() {
      let id = ids[row]
      join(index, id == RecordBatch.absent ? absent : values[Int(id)])
    }
  }

  private mutating func add(_ values: [Fingerprint], _ codes: [UInt8], _ rows: [Int]) {
    for (index, row) in rows.enumerated() { join(index, values[Int(codes[row])]) }
  }

  private mutating func join(_ index: Int, _ other: Fingerprint) { keys[index] = keys[index].joined(with: other) }

  private static func key(of from: Int32, _ until: Int32) -> Fingerprint {
    Fingerprint(UInt64(UInt32(bitPattern: from)), UInt64(UInt32(bitPattern: until)))
  }
}

/// The fingerprints of a dictionary's values, which is most often the one of the batch before, or that one grown longer.
struct FollowedValues<Value: Hashable & Sendable>: Sendable {
  private(set) var fingerprints: [Fingerprint] = []
  private var followed: [Value] = []

  mutating func follow(_ values: [Value], words: (Value) -> String) {
    if values == followed { return }
    fingerprints = values.enumerated().map { id, value in
      id < followed.count && followed[id] == value ? fingerprints[id] : Fingerprint(words(value))
    }
    followed = values
  }
}

/// The records that a check is of: those that have one of the given words in each of the given fields.
struct RecordFilter: Sendable {
  /// The words as the mapping has them; empty for all records.
  let words: [(field: CheckField, words: [String])]
  private var conditions: [(keys: RecordKeys, wanted: [Fingerprint])]
  /// The records of the last batch that the check is of.
  private(set) var rows: [Int] = []

  init(_ words: [(field: CheckField, words: [String])] = []) {
    self.words = words
    conditions = words.map { condition in
      (RecordKeys([condition.field]), condition.words.map { RecordKeys.key(of: $0, field: condition.field) })
    }
  }

  /// Finds the records of a batch.
  mutating func choose(from batch: borrowing RecordBatch) {
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: 0..<batch.count)
    for index in conditions.indices {
      conditions[index].keys.follow(batch, rows: rows)
      let (keys, wanted) = (conditions[index].keys.keys, conditions[index].wanted)
      var kept = 0
      for place in rows.indices where wanted.contains(keys[place]) {
        rows[kept] = rows[place]
        kept += 1
      }
      rows.removeLast(rows.count - kept)
    }
  }
}
