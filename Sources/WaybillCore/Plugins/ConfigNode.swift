/// A piece of a mapping or a pipeline with its place: a text, a list or a table.
///
/// All scalars are text; `NO` is Norway and `1.10` keeps its zero.
public struct ConfigNode: Sendable, Hashable {
  /// What a node holds.
  public indirect enum Value: Sendable, Hashable {
    case text(String)
    case list([ConfigNode])
    case table([Entry])
  }

  /// One key of a table, with its value, in the order of the file.
  public struct Entry: Sendable, Hashable {
    public let key: String
    public let keyPlace: Place
    public let value: ConfigNode

    /// Makes an entry.
    public init(key: String, keyPlace: Place, value: ConfigNode) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  public let value: Value
  /// Where the node begins; its length is that of a text on one line, else 1.
  public let place: Place

  /// Makes a node.
  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }

  /// The text of a scalar; nil for a list or a table.
  public var text: String? { if case .text(let text) = value { text } else { nil } }
  /// The elements of a list; nil for a text or a table.
  public var list: [ConfigNode]? { if case .list(let list) = value { list } else { nil } }
  /// The entries of a table, in order; nil for a text or a list.
  public var table: [Entry]? { if case .table(let table) = value { table } else { nil } }

  /// The value of a key of a table; nil when the node is no table or has no such key.
  public subscript(key: String) -> ConfigNode? { table?.first { $0.key == key }?.value }

  /// What the node is, for messages.
  public var kind: String {
    switch value {
    case .text: "a text"
    case .list: "a list"
    case .table: "a table"
    }
  }
}
