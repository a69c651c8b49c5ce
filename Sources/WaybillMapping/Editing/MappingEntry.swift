public import WaybillCore

/// What a person said that a text means: an entry for the names of a grammar, or for a lookup.
public struct MappingEntry: Sendable {
  public let vocabulary: Vocabulary
  /// The text, as a key of the mapping.
  public let text: String
  /// Where the text was said.
  public let place: Place
  /// The target of a name, or the table of a word's attributes.
  public let meaning: ConfigNode

  /// Makes an entry.
  public init(_ text: String, of vocabulary: Vocabulary, means meaning: ConfigNode, at place: Place) {
    self.vocabulary = vocabulary
    self.text = text
    self.place = place
    self.meaning = meaning
  }

  /// Makes an entry of what a person wrote on one line: a target, or attributes with or without their braces.
  ///
  /// - Throws: why the attributes are no YAML.
  public init(_ text: String, of vocabulary: Vocabulary, written meaning: String) throws(Diagnostics) {
    let place = Place(file: "answer", line: 1, column: 1)
    var node = ConfigNode(.text(meaning), at: place)
    if case .lookup = vocabulary, meaning.contains(":") || meaning.hasPrefix("{") {
      node = try YAMLReader.read(Array((meaning.hasPrefix("{") ? meaning : "{\(meaning)}").utf8), file: place.file)
    }
    self.init(text, of: vocabulary, means: node, at: place)
  }

  /// The meaning as a mapping has it on one line.
  public var writtenMeaning: String { Self.written(meaning) }

  static func written(_ node: ConfigNode) -> String {
    switch node.value {
    case .text(let text): YAMLScalar.written(text)
    case .list(let list): "[\(list.map(written).joined(separator: ", "))]"
    case .table(let table):
      "{\(table.map { "\(YAMLScalar.written($0.key)): \(written($0.value))" }.joined(separator: ", "))}"
    }
  }
}

extension ConfigNode {
  /// The tree with an entry added to the table at a path of keys, of which the last may be absent.
  func adding(_ entry: Entry, to path: ArraySlice<String>) -> ConfigNode {
    guard let key = path.first else { return ConfigNode(.table((table ?? []) + [entry]), at: place) }
    var entries = table ?? []
    if let index = entries.firstIndex(where: { $0.key == key }) {
      let old = entries[index]
      entries[index] = Entry(key: key, keyPlace: old.keyPlace, value: old.value.adding(entry, to: path.dropFirst()))
    } else {
      let empty = ConfigNode(.table([]), at: entry.keyPlace)
      entries.append(Entry(key: key, keyPlace: entry.keyPlace, value: empty.adding(entry, to: path.dropFirst())))
    }
    return ConfigNode(.table(entries), at: place)
  }

  /// Whether two trees hold the same texts in the same order, wherever they stand.
  func holdsSame(as other: ConfigNode) -> Bool {
    switch (value, other.value) {
    case (.text(let a), .text(let b)): a.unicodeScalars.elementsEqual(b.unicodeScalars)
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.holdsSame(as: $1) }
    case (.table(let a), .table(let b)):
      a.count == b.count
        && zip(a, b).allSatisfy {
          $0.key.unicodeScalars.elementsEqual($1.key.unicodeScalars) && $0.value.holdsSame(as: $1.value)
        }
    default: false
    }
  }
}
