/// An option of a pipeline that is not the same in two runs.
public struct OptionChange: Sendable, Hashable {
  /// Where it stands, from the top, such as `metrics.ratio to-chile.part.destination`.
  public let name: String
  /// What the first run had, on one line; nil where it had no such option.
  public let before: String?
  /// What the second run had, on one line; nil where it had no such option.
  public let after: String?

  /// Every option that differs, in the order of their names; a part of the pipeline that only one run has is one change.
  static func all(from before: OptionValue, to after: OptionValue) -> [OptionChange] {
    changes(of: "", before, after)
  }

  private static func changes(of name: String, _ before: OptionValue?, _ after: OptionValue?) -> [OptionChange] {
    if before == after { return [] }
    guard let old = before?.parts, let new = after?.parts else {
      return [OptionChange(name: name, before: before?.flow, after: after?.flow)]
    }
    return Set(old.keys).union(new.keys).sorted().flatMap { key in
      changes(of: name.isEmpty ? key : "\(name).\(key)", old[key], new[key])
    }
  }
}

extension OptionValue {
  /// The parts of a table by their keys, and of a list of tables by what they are called; nil for one value, such as a list
  /// of words.
  fileprivate var parts: [String: OptionValue]? {
    switch self {
    case .text: return nil
    case .table(let table): return table
    case .list(let list):
      if !list.contains(where: \.isTable) { return nil }
      var parts: [String: OptionValue] = [:]
      for (index, element) in list.enumerated() {
        let name = element.called ?? "\(index + 1)"
        var free = name
        var number = 1
        while parts[free] != nil {
          number += 1
          free = "\(name) \(number)"
        }
        parts[free] = element
      }
      return parts
    }
  }

  private var isTable: Bool { if case .table = self { true } else { false } }

  /// What people call an element of a list: a metric by its word and its id, a source by its mapping and its edition.
  private var called: String? {
    guard case .table(let table) = self else { return nil }
    let words = ["metric", "mapping", "id", "edition"].compactMap { key -> String? in
      if case .text(let text) = table[key] { text } else { nil }
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
