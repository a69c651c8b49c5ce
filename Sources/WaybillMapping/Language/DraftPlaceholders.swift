import WaybillCore

/// What a draft writes where the file does not tell, as far as a mapping still has it.
///
/// A mapping with them can be read, and previewed where it says its periods.
enum DraftPlaceholders {
  /// The text in the place of one that a person must state.
  static let text = "not stated yet"

  /// The warnings of a mapping's tree: one for all texts, one for units, one for the roster.
  static func warnings(of file: ConfigNode) -> [Diagnostic] {
    var found = Finds()
    for key in ["about", "common", "emit", "lookups"] { if let node = file[key] { look(at: node, under: key, &found) } }
    var warnings: [Diagnostic] = []
    if let first = found.texts.first {
      var keys: [String] = []
      for text in found.texts where !keys.contains(text.key) { keys.append(text.key) }
      warnings.append(.notStated(keys, at: first.place))
    }
    if let roster = file["reporting"]?["by-state"], roster.list?.isEmpty == true {
      warnings.append(.rosterNotStated(at: roster.place))
    }
    if let unit = found.units.first { warnings.append(.currencyNotStated(at: unit)) }
    return warnings.sorted { ($0.place ?? file.place) < ($1.place ?? file.place) }
  }

  private struct Finds {
    var texts: [(key: String, place: Place)] = []
    var units: [Place] = []
  }

  /// - Parameter key: the nearest key that is the name of a field or a text, and no step.
  private static func look(at node: ConfigNode, under key: String, _ found: inout Finds) {
    if let text = node.text {
      if text == Self.text { found.texts.append((key, node.place)) }
      if key == "unit", text == "XXX" { found.units.append(node.place) }
    }
    for element in node.list ?? [] { look(at: element, under: key, &found) }
    for entry in node.table ?? [] {
      look(at: entry.value, under: entry.key == "const" ? key : entry.key, &found)
    }
  }
}
