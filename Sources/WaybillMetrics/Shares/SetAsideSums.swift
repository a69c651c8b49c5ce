public import WaybillCore

extension ExportFlows {
  /// The sums that are in no figure, sorted by source, facet and reason.
  public var setAside: [(source: String, facet: Facet, reason: SetAside, sum: IntervalSum)] {
    var found: [FacetBook: [SetAside: IntervalSum]] = [:]
    for (key, sum) in zip(keys, sums) {
      guard let reason = reason(of: key) else { continue }
      found[books[key.a], default: [:]][reason, default: IntervalSum()].merge(sum)
    }
    return found.sorted { $0.key < $1.key }.flatMap { book, sums in
      sums.sorted { $0.key < $1.key }.map { (book.source, book.facet, $0.key, $0.value) }
    }
  }

  private func reason(of key: Key) -> SetAside? {
    if key.c != Self.aside { return accounts[key.b].exporter == nil ? .unknownExporter : nil }
    return key.b == Self.toldByImporter ? .toldByImporter : .event(Event.allCases[Int(key.b)].rawValue)
  }
}
