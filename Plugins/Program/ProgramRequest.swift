import FoundationEssentials
import WaybillCore

/// What is said to a program: one JSON object on one line.
enum ProgramRequest: Encodable {
  case hello
  case spec
  case open(path: String, name: String, options: [ConfigNode.Entry])

  /// The version of the protocol, which is that of this package's documents.
  static let version = 1

  /// The request without a line feed.
  var line: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and numbers alone: there is nothing that could fail.
    return (try? encoder.encode(self)).map { Array($0) } ?? []
  }

  func encode(to encoder: any Encoder) throws {
    var table = encoder.container(keyedBy: Key.self)
    switch self {
    case .hello:
      try table.encode("hello", forKey: "type")
      try table.encode(Self.version, forKey: "protocol")
    case .spec: try table.encode("spec", forKey: "type")
    case .open(let path, let name, let options):
      try table.encode("open", forKey: "type")
      try table.encode(path, forKey: "path")
      try table.encode(name, forKey: "name")
      try table.encode(Value(.table(options)), forKey: "options")
    }
  }

  private struct Key: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringLiteral value: String) { stringValue = value }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// A piece of a mapping; all of its scalars are texts.
  private struct Value: Encodable {
    let value: ConfigNode.Value

    init(_ value: ConfigNode.Value) { self.value = value }

    func encode(to encoder: any Encoder) throws {
      switch value {
      case .text(let text):
        var single = encoder.singleValueContainer()
        try single.encode(text)
      case .list(let nodes):
        var list = encoder.unkeyedContainer()
        for node in nodes { try list.encode(Value(node.value)) }
      case .table(let entries):
        var table = encoder.container(keyedBy: Key.self)
        for entry in entries { try table.encode(Value(entry.value.value), forKey: Key(stringValue: entry.key)) }
      }
    }
  }
}
