import WaybillCore

/// The columns of a batch that hold ids, in the ledger's numbers.
///
/// Only what a record names is looked up, so that a value which became no record is not kept.
struct BatchIDs {
  private(set) var facet: [UInt32]
  private(set) var reporter: [UInt32]
  private(set) var exporter: [UInt32]
  private(set) var origin: [UInt32]
  private(set) var destination: [UInt32]
  private(set) var via: [UInt32]
  private(set) var category: [UInt32]
  private(set) var item: [UInt32]

  init(of batch: borrowing RecordBatch, _ writer: DictionaryWriter) throws {
    facet = batch.facet
    reporter = batch.reporter
    exporter = batch.exporter
    origin = batch.origin
    destination = batch.destination
    via = batch.via
    category = batch.category
    item = batch.item
    let words = batch.dictionaries
    var facets = Renumbering(count: words.facets.count)
    var parties = Renumbering(count: words.parties.count)
    var sets = Renumbering(count: words.sets.count)
    var categories = Renumbering(count: words.categories.count)
    var texts = Renumbering(count: words.texts.count)
    let strays = [
      try facets.renumber(&facet) { try writer.id(of: words.facets[$0]) },
      try parties.renumber(&reporter) { try writer.id(of: words.parties[$0]) },
      try parties.renumber(&exporter) { try writer.id(of: words.parties[$0]) },
      try parties.renumber(&origin) { try writer.id(of: words.parties[$0]) },
      try sets.renumber(&destination) { try writer.id(of: words.sets[$0]) },
      try sets.renumber(&via) { try writer.id(of: words.sets[$0]) },
      try categories.renumber(&category) { try writer.id(of: words.categories[$0]) },
      try texts.renumber(&item) { try writer.id(of: words.texts[$0]) },
    ]
    precondition(strays.allSatisfy { $0 == nil }, "a batch names an id that its dictionaries do not have")
    precondition(!facet.contains(RecordBatch.absent), "a record has no facet")
  }
}
