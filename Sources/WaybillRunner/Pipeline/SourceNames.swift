import WaybillCore

extension OptionTable {
  /// The values that a specification says are ids of sources, however deep they stand.
  func sourceNames(by specs: [OptionSpec]) -> [(name: String, place: Place)] {
    specs.flatMap { spec in self[spec.name].map { Self.sourceNames(in: $0, spec.shape) } ?? [] }
  }

  private static func sourceNames(in node: ConfigNode, _ shape: OptionShape) -> [(name: String, place: Place)] {
    switch shape {
    case .sourceID: node.text.map { [($0, node.place)] } ?? []
    case .list(let shape, _): (node.list ?? []).flatMap { sourceNames(in: $0, shape) }
    case .anyOf(let shapes): shapes.flatMap { sourceNames(in: node, $0) }
    case .table(let section): OptionTable(node.table ?? [], at: node.place).sourceNames(by: section.keys)
    default: []
    }
  }
}
