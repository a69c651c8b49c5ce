/// A way into a JSON text: `$.data[*].rows[*]`.
public struct JSONPath: Sendable, Hashable {
  /// One step into an object or an array.
  public enum Step: Sendable, Hashable {
    /// The value of a key.
    case key(String)
    /// Every element of an array.
    case each
  }

  /// The steps from the top of the text.
  public let steps: [Step]

  /// Makes a path of steps.
  public init(_ steps: [Step]) { self.steps = steps }

  /// Reads a path; nil when the text is none.
  public init?(_ text: String) {
    var rest = Substring(text)
    guard rest.popFirst() == "$" else { return nil }
    var steps: [Step] = []
    while let sign = rest.popFirst() {
      guard let step = sign == "." ? Self.key(&rest) : sign == "[" ? Self.brackets(&rest) : nil else { return nil }
      steps.append(step)
    }
    self.steps = steps
  }

  /// The key behind a dot.
  private static func key(_ rest: inout Substring) -> Step? {
    let name = rest.prefix { !".[]'\"*".contains($0) && !$0.isWhitespace }
    rest = rest[name.endIndex...]
    return name.isEmpty ? nil : .key(String(name))
  }

  /// What stands behind an opening bracket: `*]`, or a key in quotes.
  private static func brackets(_ rest: inout Substring) -> Step? {
    guard let sign = rest.popFirst() else { return nil }
    if sign == "*" { return rest.popFirst() == "]" ? .each : nil }
    guard sign == "'" || sign == "\"" else { return nil }
    var name = ""
    while let character = rest.popFirst() {
      if character == sign { return rest.popFirst() == "]" ? .key(name) : nil }
      guard let next = character == "\\" ? rest.popFirst() : character else { return nil }
      name.append(next)
    }
    return nil
  }
}

extension JSONPath: CustomStringConvertible {
  public var description: String {
    steps.reduce(into: "$") { text, step in
      switch step {
      case .each: text += "[*]"
      case .key(let name) where JSONPath("$." + name)?.steps == [step]: text += "." + name
      case .key(let name):
        text += "['" + name.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : "\($1)" } + "']"
      }
    }
  }
}
