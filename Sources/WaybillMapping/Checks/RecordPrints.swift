package import WaybillCore

/// The fingerprints of whole records: what tells whether two readings of a file make the same of a row.
///
/// All that a record says takes part, and its line, emit and column; the number of its row does not, since a row that
/// is read at last moves those below it.
package struct RecordPrints: Sendable {
  private var facets = FollowedValues<Facet>()
  private var parties = FollowedValues<Party>()
  private var sets = FollowedValues<PartySet>()
  private var categories = FollowedValues<Category>()
  private var texts = FollowedValues<String>()
  /// The fingerprint of each record of the last batch.
  package private(set) var prints: [Fingerprint] = []

  private static let absent = Fingerprint("absent")

  /// Makes prints of nothing yet.
  package init() {}

  /// Makes the fingerprints of a batch's records.
  package mutating func follow(_ batch: borrowing RecordBatch) {
    facets.follow(batch.dictionaries.facets.values) { "\($0.basis) \($0.measure) \($0.unit.rawValue) \($0.level)" }
    parties.follow(batch.dictionaries.parties.values) { Self.words($0) }
    sets.follow(batch.dictionaries.sets.values) { set in
      let parties = set.parties.map { Self.words($0) }.joined(separator: "\u{1F}")
      return "\(parties)\u{1E}\(set.groups.joined(separator: "\u{1F}"))\u{1E}\(set.unknown?.rawValue ?? "")"
    }
    categories.follow(batch.dictionaries.categories.values) { "\($0.scheme) \($0.code)" }
    texts.follow(batch.dictionaries.texts.values) { $0 }
    prints.removeAll(keepingCapacity: true)
    prints.reserveCapacity(batch.count)
    for index in 0..<batch.count { prints.append(print(of: batch, index)) }
  }

  private func print(of batch: borrowing RecordBatch, _ index: Int) -> Fingerprint {
    let place = Fingerprint(
      UInt64(batch.part[index]) << 32 | UInt64(batch.line[index]),
      UInt64(batch.emit[index]) << 16 | UInt64(batch.column[index]))
    let kind = Fingerprint(UInt64(batch.perspective[index]) << 8 | UInt64(batch.event[index]), batch.flags[index])
    let period = Fingerprint(
      UInt64(UInt32(bitPattern: batch.from[index])), UInt64(UInt32(bitPattern: batch.until[index])))
    let value = Fingerprint(UInt64(bitPattern: batch.lo[index]), UInt64(bitPattern: batch.hi[index]))
    return place.joined(with: kind).joined(with: period).joined(with: value)
      .joined(with: Self.look(facets.fingerprints, batch.facet[index]))
      .joined(with: Self.look(parties.fingerprints, batch.reporter[index]))
      .joined(with: Self.look(parties.fingerprints, batch.exporter[index]))
      .joined(with: Self.look(parties.fingerprints, batch.origin[index]))
      .joined(with: Self.look(sets.fingerprints, batch.destination[index]))
      .joined(with: Self.look(sets.fingerprints, batch.via[index]))
      .joined(with: Self.look(categories.fingerprints, batch.category[index]))
      .joined(with: Self.look(texts.fingerprints, batch.item[index]))
  }

  private static func look(_ prints: [Fingerprint], _ id: UInt32) -> Fingerprint {
    id == RecordBatch.absent ? absent : prints[Int(id)]
  }

  private static func words(_ party: Party) -> String {
    "\(party.kind)\u{1F}\(party.code)\u{1F}\(party.belongsTo ?? "")"
  }
}
