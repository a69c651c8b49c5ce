import WaybillCore
import WaybillParquet

/// Where the records of an ingest come from.
struct RecordOrigin {
  /// The id of the mapping.
  let source: String
  let vintage: String?
  /// The name of the file.
  let snapshot: String
  let sha256: String
  /// The names of its parts; an empty one for the whole.
  let parts: [String]
}

/// The words of one stream of batches as the codes of a Parquet file, each looked up once and not for each record.
struct ParquetLane {
  let source: UInt32
  let vintage: UInt32?
  let snapshot: UInt32
  let sha256: UInt32
  let parts: [UInt32?]

  /// Four codes a facet: basis, measure, unit and level.
  private(set) var facets: [UInt32] = []
  private(set) var parties: [UInt32] = []
  private(set) var sets: [UInt32] = []
  private(set) var setParties = CodeLists()
  private(set) var setGroups = CodeLists()
  private(set) var setUnknowns: [UInt32?] = []
  private(set) var schemes: [UInt32] = []
  private(set) var categories: [UInt32] = []
  private(set) var texts: [UInt32] = []

  init(_ origin: RecordOrigin, _ words: inout ParquetWords) {
    func optional(_ text: String?) -> UInt32? { text.flatMap { $0.isEmpty ? nil : words.code(of: $0) } }
    source = words.code(of: origin.source)
    vintage = origin.vintage.map { words.code(of: $0) }
    snapshot = words.code(of: origin.snapshot)
    sha256 = words.code(of: origin.sha256)
    parts = origin.parts.map(optional)
  }

  /// Makes the codes of values that have come since.
  mutating func learn(_ batch: Dictionaries, _ words: inout ParquetWords) {
    for facet in batch.facets.values.dropFirst(facets.count / 4) {
      facets += [facet.basis.rawValue, facet.measure.rawValue, facet.unit.rawValue, facet.level.rawValue].map {
        words.code(of: $0)
      }
    }
    for party in batch.parties.values.dropFirst(parties.count) { parties.append(words.code(of: party.description)) }
    for set in batch.sets.values.dropFirst(sets.count) {
      sets.append(words.code(of: set.description))
      setParties.append(set.parties.map { words.code(of: $0.description) })
      setGroups.append(set.groups.map { words.code(of: $0) })
      setUnknowns.append(set.unknown.map { words.code(of: $0.rawValue) })
    }
    for category in batch.categories.values.dropFirst(categories.count) {
      schemes.append(words.code(of: category.scheme))
      categories.append(words.code(of: category.code))
    }
    for text in batch.texts.values.dropFirst(texts.count) { texts.append(words.code(of: text)) }
  }

  /// The code of a value of a batch; nil where it is absent.
  @inline(__always)
  static func look(_ codes: [UInt32], _ id: UInt32) -> UInt32? { id == RecordBatch.absent ? nil : codes[Int(id)] }
}

/// Lists of codes, one after another.
struct CodeLists {
  private var codes: [UInt32] = []
  private var ends: [Int] = [0]

  mutating func append(_ list: [UInt32]) {
    codes += list
    ends.append(codes.count)
  }

  /// The list of a value of a batch; nil where it is absent.
  @inline(__always)
  func look(_ id: UInt32) -> ArraySlice<UInt32>? {
    id == RecordBatch.absent ? nil : codes[ends[Int(id)]..<ends[Int(id) + 1]]
  }
}
