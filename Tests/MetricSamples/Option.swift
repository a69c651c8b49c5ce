public import WaybillCore

/// A value of a pipeline file, written as Swift literals; every one stands at one place.
public indirect enum Option: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  case text(String)
  case list([Option])
  case table([(String, Option)])

  public init(stringLiteral text: String) { self = .text(text) }
  public init(arrayLiteral elements: Option...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, Option)...) { self = .table(elements) }

  /// The options that the entries of a table are; none for another value.
  public var options: OptionTable {
    if case .table(let entries) = self { OptionTable(entries: entries) } else { OptionTable(entries: []) }
  }

  /// Where every option stands.
  static let place = Place(file: "waybill.yaml", line: 9, column: 5)

  fileprivate var node: ConfigNode {
    switch self {
    case .text(let text): ConfigNode(.text(text), at: Self.place)
    case .list(let elements): ConfigNode(.list(elements.map(\.node)), at: Self.place)
    case .table(let entries): ConfigNode(.table(entries.map(Self.entry)), at: Self.place)
    }
  }

  fileprivate static func entry(_ key: String, _ value: Option) -> ConfigNode.Entry {
    .init(key: key, keyPlace: place, value: value.node)
  }
}

extension OptionTable {
  /// The options of a pipeline, as literals.
  public init(options: KeyValuePairs<String, Option>) { self.init(entries: options.map { ($0.key, $0.value) }) }

  /// The options of a pipeline, in order.
  public init(entries: [(String, Option)]) { self.init(entries.map(Option.entry), at: Option.place) }
}
