import WaybillCore

extension OptionTable {
  /// The values that a specification says are of a kind that has a name, such as the id of a source, however deep they stand.
  func values(of kind: OptionShape, by specs: [OptionSpec]) -> [(text: String, place: Place)] {
    specs.flatMap { spec in self[spec.name].map { Self.values(of: kind, in: $0, spec.shape) } ?? [] }
  }

  private static func values(
    of kind: OptionShape, in node: ConfigNode, _ shape: OptionShape
  ) -> [(text: String, place: Place)] {
    switch shape {
    case kind: node.text.map { [($0, node.place)] } ?? []
    case .list(let shape, _): (node.list ?? []).flatMap { values(of: kind, in: $0, shape) }
    case .anyOf(let shapes): shapes.flatMap { values(of: kind, in: node, $0) }
    case .table(let section): OptionTable(node.table ?? [], at: node.place).values(of: kind, by: section.keys)
    default: []
    }
  }
}
