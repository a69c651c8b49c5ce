import WaybillCore

/// What a command sets of a pipeline: a value of the file that is `$exporter` becomes what `exporter` is set to.
///
/// Whole texts only, never a part of one, so that a pipeline says by itself where something can be set.
struct PipelineParameters {
  /// The values by name, those of the command before the defaults of the file.
  let values: [String: String]

  static let spec = OptionSpec(
    "parameters", .entries(.text, of: "names"),
    help:
      "What a command may set with `--set NAME=VALUE`, each with the value that it has otherwise; a value that is `$NAME` "
      + "stands for it.")

  /// Reads the parameters of a pipeline.
  ///
  /// - Throws: a problem for each that is no text, that nothing uses, or that has no value; and for each setting of
  ///   another name.
  init(_ pipeline: ConfigNode, settings: [String: String]) throws(Diagnostics) {
    var problems = Diagnostics()
    var values: [String: String] = [:]
    let entries = pipeline["parameters"]?.table ?? []
    var used: [String: Place] = [:]
    for entry in pipeline.table ?? [] where entry.key != "parameters" { Self.find(in: entry.value, &used) }
    for entry in entries {
      guard let text = entry.value.text else {
        problems.add(.wrongShape(entry.key, expected: "a text", found: entry.value.kind, at: entry.value.place))
        continue
      }
      if !OptionTable.isName(entry.key) {
        problems.add(
          .badOption("parameters", expected: "lower-case words joined by '-'", found: entry.key, at: entry.keyPlace))
      }
      values[entry.key] = settings[entry.key] ?? text
      if used[entry.key] == nil { problems.add(.unusedParameter(entry.key, at: entry.keyPlace)) }
      if values[entry.key] == "" { problems.add(.parameterWithoutValue(entry.key, at: entry.keyPlace)) }
    }
    let known = entries.map(\.key)
    for (name, place) in used.sorted(by: { $0.value < $1.value }) where !known.contains(name) {
      problems.add(.unknownParameter(name, known: known, at: place))
    }
    for name in settings.keys.sorted() where !known.contains(name) {
      problems.add(.unknownParameter(name, known: known, at: Place(file: pipeline.place.file)))
    }
    try problems.throwIfErrors()
    self.values = values
  }

  /// The pipeline with every `$NAME` replaced, and without its parameters.
  func applied(to node: ConfigNode) -> ConfigNode {
    let value: ConfigNode.Value =
      switch node.value {
      case .text(let text): .text(Self.name(in: text).flatMap { values[$0] } ?? text)
      case .list(let elements): .list(elements.map(applied))
      case .table(let entries):
        .table(entries.map { .init(key: $0.key, keyPlace: $0.keyPlace, value: applied(to: $0.value)) })
      }
    return ConfigNode(value, at: node.place)
  }

  /// The name in a text such as `$exporter`; nil for any other text.
  private static func name(in text: String) -> String? {
    guard text.hasPrefix("$") else { return nil }
    let name = String(text.dropFirst())
    return OptionTable.isName(name) ? name : nil
  }

  private static func find(in node: ConfigNode, _ used: inout [String: Place]) {
    switch node.value {
    case .text(let text):
      if let name = name(in: text), used[name] == nil { used[name] = node.place }
    case .list(let elements): elements.forEach { find(in: $0, &used) }
    case .table(let entries): entries.forEach { find(in: $0.value, &used) }
    }
  }
}
