import FoundationEssentials
import WaybillCore

/// What a run was asked for, as its ledger keeps it in JSON.
struct KeptOptions: Codable, Hashable {
  /// The pipeline as it was written, with what a command has set of it.
  let pipeline: OptionValue
  /// The hashes of the files of groups and claims, by their names.
  let files: [String: String]

  /// Reads what a ledger keeps; nil for a run of a program that did not keep it.
  init?(_ text: String) {
    guard let kept = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
    self = kept
  }

  init(_ pipeline: ConfigNode, files: [String: String]) {
    self.pipeline = OptionValue(pipeline)
    self.files = files
  }

  /// The JSON, the same for the same options.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("texts are always JSON") }
    return String(decoding: data, as: UTF8.self)
  }
}

/// A value of a pipeline without its place.
indirect enum OptionValue: Codable, Hashable {
  case text(String)
  case list([OptionValue])
  case table([String: OptionValue])

  init(_ node: ConfigNode) {
    switch node.value {
    case .text(let text): self = .text(text)
    case .list(let elements): self = .list(elements.map(Self.init))
    case .table(let entries):
      self = .table(Dictionary(entries.map { ($0.key, Self($0.value)) }) { _, later in later })
    }
  }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([OptionValue].self) {
      self = .list(list)
    } else {
      self = .table(try value.decode([String: OptionValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .text(let text): try value.encode(text)
    case .list(let list): try value.encode(list)
    case .table(let table): try value.encode(table)
    }
  }

  /// The value as YAML has it on one line.
  var flow: String {
    switch self {
    case .text(let text): text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .list(let list): "[\(list.map(\.flow).joined(separator: ", "))]"
    case .table(let table):
      "{\(table.sorted { $0.key < $1.key }.map { "\($0): \($1.flow)" }.joined(separator: ", "))}"
    }
  }
}
