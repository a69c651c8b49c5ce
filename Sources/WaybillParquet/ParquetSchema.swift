/// The columns of a file as its footer describes them.
struct ParquetSchema {
  let columns: [ParquetColumn]

  private enum Repetition: Int32 {
    case required, optional, repeated
  }

  /// Adds the tree of elements, in the order of a walk through it, as a field of the footer.
  func write(_ id: Int16, to footer: inout ThriftCompact) {
    var elements: [(inout ThriftCompact) -> Void] = [
      { element in
        element.field(4, "waybill")
        element.field(5, Int32(columns.count))
      }
    ]
    for column in columns {
      let repetition = column.isRequired ? Repetition.required : .optional
      if column.kind == .texts {
        elements += [
          { Self.group(column.name, repetition, isList: true, &$0) },
          { Self.group("list", .repeated, isList: false, &$0) },
          { Self.leaf(column, "element", .required, &$0) },
        ]
      } else {
        elements.append { Self.leaf(column, column.name, repetition, &$0) }
      }
    }
    footer.list(id, elements) { $1(&$0) }
  }

  /// A group of one element.
  private static func group(_ name: String, _ repetition: Repetition, isList: Bool, _ element: inout ThriftCompact) {
    element.field(3, repetition.rawValue)
    element.field(4, name)
    element.field(5, Int32(1))
    guard isList else { return }
    element.field(6, Int32(3))
    element.field(10) { $0.field(3) { _ in } }
  }

  private static func leaf(
    _ column: ParquetColumn, _ name: String, _ repetition: Repetition, _ element: inout ThriftCompact
  ) {
    element.field(1, column.physical.rawValue)
    if column.physical == .fixedBytes { element.field(2, Int32(column.size)) }
    element.field(3, repetition.rawValue)
    element.field(4, name)
    switch column.kind {
    case .text, .texts:
      element.field(6, Int32(0))
      element.field(10) { $0.field(1) { _ in } }
    case .day:
      element.field(6, Int32(6))
      element.field(10) { $0.field(6) { _ in } }
    case .amount: decimal(digits: 19, &element)
    case .wideAmount: decimal(digits: 38, &element)
    case .small, .number, .sequence: break
    }
  }

  /// A decimal with six places.
  private static func decimal(digits: Int32, _ element: inout ThriftCompact) {
    element.field(6, Int32(5))
    element.field(7, Int32(6))
    element.field(8, digits)
    element.field(10) { logical in
      logical.field(5) { decimal in
        decimal.field(1, Int32(6))
        decimal.field(2, digits)
      }
    }
  }
}
